// The answer is a file in the tree.
#include "build/steps/inspection.hpp"

#include <fmt/format.h>

#include "support/io/file.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_answer = "ocelot/inspect-answer";
constexpr std::size_t k_max_answer = 64U << 20U;

}  // namespace

Result<Json> ask_program(const StepWorkspace& workspace, std::string_view doing,
                         const std::vector<std::string>& arguments,
                         bool (*is_valid)(const Json& answer)) {
  // A program that ends without an answer must not seem to give an earlier one.
  std::error_code none;
  std::filesystem::remove(workspace.tree() / k_answer, none);
  std::vector<std::string> argv = {(workspace.tree() / k_inspect_program).string(), "-output",
                                   k_answer};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  if (Status done = workspace.run(doing, argv); !done) return fail(done.error());
  const Result<io::Descriptor> file = workspace.open_created_file(k_answer);
  if (!file) return fail(file.error());
  const Result<std::string> text = io::read_rest(*file, k_answer, k_max_answer);
  if (!text) return fail(text.error());
  std::optional<Json> answer = parse_json(*text);
  if (answer && is_valid(*answer)) return std::move(*answer);
  return fail(
      error("bad-answer", {},
            fmt::format("cannot {}: the collector's program wrote an invalid answer", doing))
          .with_help("the log of this step has what it printed"));
}

}  // namespace ocelot::steps
