// check: all that can be said without building.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/declared.hpp"
#include "cli/queries.hpp"
#include "cli/query_json.hpp"
#include "graph/paths.hpp"
#include "query/lint.hpp"

namespace ocelot::cli {

namespace {

struct Checked {
  Diagnostics diagnostics;
  std::vector<std::string> unchecked;
  std::string what;  ///< is checked
};

std::vector<std::string> unchecked(bool has_tree) {
  std::vector<std::string> left;
  if (!has_tree) {
    left.push_back(
        fmt::format("tags, imports and places against upstream's tree, which is not here: "
                    "{}",
                    graph::k_get_upstream));
  }
  left.emplace_back("the versions of modules, and whether Go compiles it: ninja");
  return left;
}

Checked check_project() {
  Checked checked;
  const Result<std::optional<io::Tree>> tree = read_upstream_tree();
  if (!tree) checked.diagnostics = tree.error();
  checked.unchecked = unchecked(tree && tree->has_value());
  Result<Declared> declared = read_declared(StaleLock::is_fault);
  if (!declared) {
    append(checked.diagnostics, std::move(declared.error()));
    checked.what = "the declaration cannot be used";
    checked.unchecked.insert(checked.unchecked.begin(), "doubts: mend the errors first");
    return checked;
  }
  checked.what = fmt::format("{} and {} checked",
                             counted(declared->model.distributions.size(), "distribution"),
                             counted(declared->model.components.size(), "component"));
  append(checked.diagnostics, std::move(declared->warnings));
  append(checked.diagnostics, query::find_doubts(declared->model, declared->pinning));
  if (tree && *tree) append(checked.diagnostics, check_against(**tree, declared->model));
  sort_by_place(checked.diagnostics);
  return checked;
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const Diagnostic& one) { return one.severity == severity; }));
}

std::string to_text(const Checked& checked, const PageStyle& style) {
  Page page(style);
  page.paragraph(fmt::format("{}: {}, {}", checked.what,
                             counted(count(checked.diagnostics, Severity::error), "error"),
                             counted(count(checked.diagnostics, Severity::warning), "warning")));
  for (const std::string& one : checked.unchecked) page.paragraph("not checked: " + one);
  return page.text();
}

}  // namespace

Result<Answer> answer_check(const Arguments& arguments, const Form& form) {
  if (const Result<Standpoint> entered = Standpoint::enter(arguments); !entered)
    return fail(entered.error());
  const Checked checked = check_project();
  const bool is_bad =
      has_errors(checked.diagnostics) || (arguments.has("strict") && !checked.diagnostics.empty());
  Answer answer{{}, is_bad ? ExitCode::bad_input : ExitCode::done};
  if (form.is("json")) {
    answer.text = to_json(checked.diagnostics, checked.unchecked);
    return answer;
  }
  static_cast<void>(Terminal(form.faults).report(checked.diagnostics));
  if (form.is("text")) answer.text = to_text(checked, form.style);
  return answer;
}

}  // namespace ocelot::cli
