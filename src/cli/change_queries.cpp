// Questions on what changed.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/earlier.hpp"
#include "cli/queries.hpp"
#include "cli/query_json.hpp"
#include "cli/query_text.hpp"

namespace ocelot::cli {

namespace {

Result<Answer> compare_two(const Arguments& arguments, const Form& form) {
  const std::vector<std::string> names = arguments.inputs();
  if (names.size() != 2)
    return usage(fmt::format("two distributions are wanted, not {}", names.size()),
                 "or compare with an earlier state: ocelot-gen diff --since GITREF");
  if (const Result<Standpoint> entered = Standpoint::enter(arguments); !entered)
    return fail(entered.error());
  const Result<Declared> declared = read_declared();
  if (!declared) return fail(declared.error());
  const std::optional<std::vector<model::Component>> nothing;
  const query::Catalogue catalogue(declared->model, nothing);
  const auto before = catalogue.distribution(names[0]);
  if (!before) return fail(before.error());
  const auto after = catalogue.distribution(names[1]);
  if (!after) return fail(after.error());
  const query::DistributionDifference difference =
      query::compare({declared->model, **before}, {declared->model, **after});
  return Answer{form.is("json") ? to_json(difference) : to_text(difference, form.style)};
}

Result<Answer> compare_since(const Arguments& arguments, const Form& form) {
  if (!arguments.inputs().empty())
    return usage("either two distributions or --since GITREF, not both");
  const Result<Standpoint> standpoint = Standpoint::enter(arguments);
  if (!standpoint) return fail(standpoint.error());
  const Result<Declared> now = read_declared();
  if (!now) return fail(now.error());
  const Result<Earlier> earlier = read_earlier(standpoint->root(), arguments.last("since"));
  if (!earlier) return fail(earlier.error());
  const query::ProjectDifference difference =
      query::compare(query::Version{earlier->declared.model, earlier->declared.commit()},
                     query::Version{now->model, now->commit()}, earlier->changed);
  return Answer{form.is("json") ? to_json(difference, earlier->commit)
                                : to_text(difference, earlier->commit, form.style)};
}

std::string told(const query::Affected& affected, const std::optional<std::string>& since,
                 const std::vector<std::string>& files, const Form& form) {
  if (form.is("github-matrix")) return to_github_matrix(affected);
  return form.is("json") ? to_json(affected, since, files) : to_text(affected, form.style);
}

}  // namespace

Result<Answer> answer_affected(const Arguments& arguments, const Form& form) {
  if (arguments.inputs().empty() && !arguments.has("since"))
    return usage("files or --since GITREF are wanted", "such as: ocelot-gen affected --since main");
  const Result<Standpoint> standpoint = Standpoint::enter(arguments);
  if (!standpoint) return fail(standpoint.error());
  const Result<Declared> now = read_declared();
  if (!now) return fail(now.error());
  query::Change change;
  for (const std::string& file : arguments.inputs())
    change.files.push_back(standpoint->in_project(file, now->graph));
  if (!arguments.has("since")) {
    const query::Affected affected = query::find_affected(now->state(), change);
    return Answer{told(affected, std::nullopt, change.files, form)};
  }
  const Result<Earlier> earlier = read_earlier(standpoint->root(), arguments.last("since"));
  if (!earlier) return fail(earlier.error());
  const query::State before = earlier->declared.state();
  change.before = &before;
  for (const std::string& file : earlier->changed)
    change.files.push_back(standpoint->in_project(standpoint->root() / file, now->graph));
  const query::Affected affected = query::find_affected(now->state(), change);
  return Answer{told(affected, earlier->commit, change.files, form)};
}

Result<Answer> answer_diff(const Arguments& arguments, const Form& form) {
  return arguments.has("since") ? compare_since(arguments, form) : compare_two(arguments, form);
}

}  // namespace ocelot::cli
