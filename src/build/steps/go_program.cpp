// Lays out the sources, builds them, and reads answers.
#include "build/steps/go_program.hpp"

#include <fmt/format.h>

#include "build/steps/missing_modules.hpp"
#include "build/steps/program_answer.hpp"
#include "support/base/templates.hpp"
#include "support/io/tree_folder.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

constexpr const char* k_program = "program";
constexpr const char* k_answer = "answer.json";
constexpr std::size_t k_max_answer = 64U << 20U;

Tree sources_in(std::string_view folder) {
  Tree tree;
  for (const TemplateFile& file : templates_under(folder)) {
    tree.push_back({std::string(file.path.substr(folder.size() + 1)), std::string(file.content),
                    TreeEntry::Kind::regular});
  }
  return tree;
}

}  // namespace

Result<GoProgram> GoProgram::build(const ProgramTemplate& program, const Tools& tools,
                                   const fs::path& output, const StepEnvironment& environment) {
  Result<StepWorkspace> workspace =
      StepWorkspace::open({tools.go, {}, tools.go_version}, output, environment);
  if (!workspace) return fail(workspace.error());
  if (Status done = io::lay_out(sources_in(program.folder), workspace->tree()); !done)
    return fail(done.error());
  const auto build = [&] {
    return workspace->run(fmt::format("build {}", program.description),
                          {"go", "build", "-trimpath", "-o", k_program, "."});
  };
  if (Status done = with_modules(*workspace, {"go", "mod", "download"}, build); !done)
    return fail(done.error());
  return GoProgram(std::move(*workspace));
}

fs::path GoProgram::place(std::string_view name) const {
  return workspace_.tree() / name;
}

Result<fs::path> GoProgram::add_file(const fs::path& source, std::string_view name) const {
  fs::path target = place(name);
  if (const auto copied = io::install_if_changed(source, target); !copied)
    return fail(copied.error());
  return target;
}

Result<Json> GoProgram::ask(std::string_view doing, const std::vector<std::string>& arguments,
                            bool (*is_valid)(const Json& answer)) const {
  std::vector<std::string> argv = {place(k_program).string(), "-output", k_answer};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return run_for_answer(
      workspace_, doing, argv,
      {k_answer, k_max_answer, is_valid,
       error("bad-answer", {},
             fmt::format("cannot {}: the program wrote an invalid answer", doing))});
}

}  // namespace ocelot::steps
