// explain: why the steps up to a target would run again.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/action/explanation.hpp"
#include "cli/commands.hpp"
#include "project/generate/gen_request.hpp"
#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes = R"(One line a step, in the order of the build:
  clean     nothing that counts has changed, and the outputs are there
  recalled  something changed, and the action cache knows what comes of it
  runs      something changed: the lines below say what
  waits     it depends on a step that is not clean, so it is not known yet)";

console::CommandLine command_line() {
  return {"ocelot-gen explain",
          "Says for each step up to a target whether it would run again, and which field of it "
          "changed.",
          "TARGET…", generate::graph_options()};
}

std::string shown_value(const cache::KeyField* field) {
  if (field == nullptr) return "nothing";
  return field->kind == cache::KeyField::Kind::file ? field->digest.substr(0, 12)
                                                    : fmt::format("'{}'", field->value);
}

void print(const cache::Change& change) {
  const cache::KeyField* known = change.after != nullptr ? change.after : change.before;
  const bool is_file = known->kind == cache::KeyField::Kind::file;
  console::print_out("            {}{}: {} -> {}\n", change.name, is_file ? " " + known->value : "",
                     shown_value(change.before), shown_value(change.after));
}

void print(const action::StepExplanation& step) {
  console::print_out("{:<9} {}{}{}\n", name_of(step.verdict), step.description,
                     step.reason.empty() ? "" : ": ", step.reason);
  for (const cache::Change& change : cache::compare(step.before, step.now)) {
    if (step.has_record) print(change);
  }
}

Status explain(const console::Arguments& given, const console::Terminal&) {
  const std::vector<std::string> targets = given.inputs();
  if (targets.empty())
    return console::usage("a target is wanted", "name a distribution, a file of build/, or all");
  Result<generate::GenRequest> request = generate::read_gen_request(given);
  if (!request) return fail(request.error());
  const Result<project::Root> root = generate::find_root(*request);
  if (!root) return fail(root.error());
  // The steps are asked, and they read files where Ninja runs them.
  if (Status entered = io::enter_folder(root->path()); !entered) return entered;
  const Result<std::vector<action::StepExplanation>> steps =
      action::explain_targets(*root, *request, targets);
  if (!steps) return fail(steps.error());
  for (const action::StepExplanation& step : *steps) print(step);
  return {};
}

console::ExitCode run_explain(const console::Arguments& arguments) {
  return console::run_to_end(arguments, explain);
}

}  // namespace

Command explain_row() {
  return {"explain",
          command_line(),
          {{"ocelot-gen explain minimal", ""},
           {"ocelot-gen explain build/collector-arm64-minimal.zip", ""}},
          k_notes,
          run_explain};
}

}  // namespace ocelot::cli
