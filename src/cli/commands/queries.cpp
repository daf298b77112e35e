// Questions on a project as it is now.
#include "cli/commands/queries.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "project/snapshot_with_upstream.hpp"
#include "queries/edges.hpp"
#include "queries/render/desc_view.hpp"
#include "queries/render/list_view.hpp"
#include "queries/render/path_view.hpp"
#include "queries/render/refs_view.hpp"
#include "queries/render/why_view.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

Status expect_inputs(const console::Arguments& arguments, std::size_t count,
                     std::string_view wanted) {
  const std::size_t given = arguments.inputs().size();
  if (given == count) return {};
  return console::usage(fmt::format("{} wanted, not {}", wanted, counted(given, "word")));
}

Result<std::string> read_topic(const console::Arguments& arguments) {
  static const std::vector<std::string_view> k_topics = {"distributions", "components", "tags",
                                                         "targets"};
  const std::vector<std::string> inputs = arguments.inputs();
  if (inputs.empty()) return std::string();
  if (inputs.size() > 1) return console::usage("one list at a time, or all of them without a word");
  for (std::string_view one : k_topics) {
    if (one == inputs[0]) return inputs[0];
  }
  const auto near = nearest(inputs[0], k_topics);
  return console::usage(fmt::format("no list '{}'", inputs[0]),
                        near ? fmt::format("did you mean '{}'?", *near)
                             : "there are distributions, components, tags and targets");
}

queries::BuildState read_build_state(const project::Root& root,
                                     const queries::DistributionReport& report) {
  queries::BuildState build{{}, project::read_upstream_version(root)};
  for (const queries::Output& one : report.outputs) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(root / one.path, code);
    build.sizes.push_back(code ? std::nullopt : std::optional(size));
  }
  return build;
}

}  // namespace

Result<console::Answer> answer_list(const console::Arguments& arguments,
                                    const console::Form& form) {
  const Result<std::string> topic = read_topic(arguments);
  if (!topic) return fail(topic.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  const auto wants = [&](std::string_view name) { return topic->empty() || *topic == name; };
  queries::Listing listing;
  listing.knows_upstream = catalog.knows_upstream();
  if (wants("distributions")) listing.distributions = &project->snapshot.model;
  if (wants("components")) listing.components = queries::list_components(catalog);
  if (wants("tags")) listing.tags = queries::list_tags(catalog);
  if (wants("targets")) listing.targets = queries::list_targets(project->snapshot.graph);
  return console::Answer{form.is("json") ? to_json(listing) : to_text(listing, form.style)};
}

Result<console::Answer> answer_desc(const console::Arguments& arguments,
                                    const console::Form& form) {
  if (Status fits = expect_inputs(arguments, 1, "one distribution is"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  const auto distribution = catalog.distribution(arguments.inputs()[0]);
  if (!distribution) return fail(distribution.error());
  const queries::DistributionReport report = queries::describe(catalog, **distribution);
  const queries::BuildState build = read_build_state(project->invocation.root(), report);
  return console::Answer{form.is("json") ? to_json(report, build)
                                         : to_text(report, build, form.style)};
}

Result<console::Answer> answer_why(const console::Arguments& arguments, const console::Form& form) {
  if (Status fits = expect_inputs(arguments, 2, "a distribution and a component are"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Catalog catalog = project->catalog();
  const auto distribution = catalog.distribution(arguments.inputs()[0]);
  if (!distribution) return fail(distribution.error());
  const auto component = catalog.component(arguments.inputs()[1]);
  if (!component) return fail(component.error());
  const queries::Why why = queries::explain(catalog, **distribution, **component);
  return console::Answer{form.is("json") ? to_json(why) : to_text(why, form.style)};
}

Result<console::Answer> answer_refs(const console::Arguments& arguments,
                                    const console::Form& form) {
  if (Status fits = expect_inputs(arguments, 1, "one file, component, module or tag is"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Edges edges(project->snapshot.graph);
  const std::string word = arguments.inputs()[0];
  const std::string path = project->invocation.in_project(word, project->snapshot.graph);
  const Result<queries::Uses> uses = queries::find_uses(project->catalog(), project->snapshot.plan,
                                                        edges, edges.find(path) ? path : word);
  if (!uses) return fail(uses.error());
  return console::Answer{form.is("json") ? to_json(*uses) : to_text(*uses, form.style)};
}

Result<console::Answer> answer_path(const console::Arguments& arguments,
                                    const console::Form& form) {
  if (Status fits = expect_inputs(arguments, 2, "two files or targets are"); !fits)
    return fail(fits.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  const queries::Edges edges(project->snapshot.graph);
  std::vector<std::string> ends = arguments.inputs();
  for (std::string& end : ends) {
    const std::string path = project->invocation.in_project(end, project->snapshot.graph);
    if (edges.find(path)) end = path;
  }
  const Result<queries::Chain> chain = queries::find_chain(edges, ends[0], ends[1]);
  if (!chain) return fail(chain.error());
  return console::Answer{form.is("json") ? to_json(*chain) : to_text(*chain, form.style)};
}

}  // namespace ocelot::cli
