// Reads the file only if the program created it.
#include "build/steps/program_answer.hpp"

#include "support/io/file.hpp"

namespace ocelot::steps {

Result<Json> run_for_answer(const StepWorkspace& workspace, std::string_view doing,
                            const std::vector<std::string>& argv, const ExpectedAnswer& expected) {
  // A program that ends without an answer must not seem to give an earlier one.
  std::error_code none;
  std::filesystem::remove(workspace.tree() / expected.file, none);
  if (Status done = workspace.run(doing, argv); !done) return fail(done.error());
  return read_answer(workspace, expected);
}

Result<Json> read_answer(const StepWorkspace& workspace, const ExpectedAnswer& expected) {
  const Result<io::Descriptor> file = workspace.open_created_file(expected.file);
  if (!file) return fail(file.error());
  const Result<std::string> text = io::read_rest(*file, expected.file, expected.max_size);
  if (!text) return fail(text.error());
  std::optional<Json> answer = parse_json(*text);
  if (answer && expected.is_valid(*answer)) return std::move(*answer);
  return fail(expected.fault);
}

}  // namespace ocelot::steps
