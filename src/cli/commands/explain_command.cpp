// explain: why the steps up to a target would run again.
#include <fmt/format.h>

#include "build/action/explanation.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "project/generate/gen_options.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/request_paths.hpp"
#include "support/base/printable.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes = R"(One line for each step, in the order of the build:
  clean     Ninja does not run it: nothing changed, and the outputs exist
  recalled  Ninja runs it, and the action cache has the outputs
  runs      Ninja runs it; the lines below say what changed
  waits     it depends on a step that is not clean, so it is not known yet

It uses the options that build.ninja was written with; options of this command replace them. Ninja
compares times and command lines: it also runs a step whose input has a new time but the same
content. `explain` asks ninja (with -n) about these steps; without ninja in PATH, it calls them clean.)";

std::string value_text(const cache::KeyField* field) {
  if (field == nullptr) return "nothing";
  return field->kind == cache::KeyField::Kind::file ? field->digest.substr(0, 12)
                                                    : fmt::format("'{}'", field->value);
}

std::string to_text(const cache::Change& change) {
  const cache::KeyField* field = change.after != nullptr ? change.after : change.before;
  const bool is_file = field->kind == cache::KeyField::Kind::file;
  const std::string text =
      fmt::format("{}{}: {} -> {}", change.name, is_file ? " " + field->value : "",
                  value_text(change.before), value_text(change.after));
  return fmt::format("            {}\n", printable_line(text));
}

std::string to_text(const action::StepExplanation& step) {
  std::string text =
      fmt::format("{:<9} {}{}{}\n", name_of(step.verdict), printable_line(step.description),
                  step.reason.empty() ? "" : ": ", printable_line(step.reason));
  if (!step.has_record) return text;
  for (const cache::Change& change : cache::compare(step.before, step.now)) text += to_text(change);
  return text;
}

Result<Answer> run_explain(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (arguments.inputs().empty())
    return console::usage("expected a target", "name a distribution, a file in build/, or all");
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return fail(request.error());
  const Result<project::Root> root = generate::find_root(*request);
  if (!root) return fail(root.error());
  const Result<generate::GenRequest> kept = generate::with_kept_options(*root, *request);
  if (!kept) return fail(kept.error());
  // Steps describe their inputs, and they read files where Ninja runs them.
  if (Status entered = io::enter_folder(root->path()); !entered) return fail(entered.error());
  const Result<action::TargetsExplanation> explanation =
      action::explain_targets(*root, *kept, arguments.inputs());
  if (!explanation) return fail(explanation.error());
  for (const std::string& change : explanation->module_changes) terminal.print_err(change);
  if (is_json(terminal)) return Answer{to_json(explanation->steps)};
  Answer answer;
  for (const action::StepExplanation& step : explanation->steps) answer.text += to_text(step);
  return answer;
}

}  // namespace

Command explain_row() {
  return {.name = "explain",
          .section = Section::machinery,
          .line = {"ocelot-gen explain",
                   "Lists the steps that a target needs: whether Ninja would run each one, and "
                   "what changed.",
                   "TARGET…",
                   generate::graph_options(),
                   {{{console::ValueKind::target, console::ValueKind::file}}}},
          .examples = {{"ocelot-gen explain minimal", ""},
                       {"ocelot-gen explain build/collector-arm64-minimal.zip", ""}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true},
          .formats = k_text_or_json,
          .run = run_explain};
}

}  // namespace ocelot::cli
