// The answer is a file in the tree.
#include "build/steps/inspection.hpp"

#include <fmt/format.h>

#include "build/steps/program_answer.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_answer = "ocelot/inspect-answer";
constexpr std::size_t k_max_answer = 64U << 20U;

}  // namespace

Result<Json> ask_program(const StepWorkspace& workspace, std::string_view doing,
                         const std::vector<std::string>& arguments,
                         bool (*is_valid)(const Json& answer)) {
  std::vector<std::string> argv = {(workspace.tree() / k_inspect_program).string(), "-output",
                                   k_answer};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return run_for_answer(
      workspace, doing, argv,
      {k_answer, k_max_answer, is_valid,
       error("bad-answer", {},
             fmt::format("cannot {}: the collector's program wrote an invalid answer", doing))
           .with_help("the log of this step has what it printed")});
}

}  // namespace ocelot::steps
