// list: what a project declares.
#include <algorithm>

#include <fmt/format.h>

#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "queries/render/list_view.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_topics = "distributions|components|tags|targets";

Result<std::string> read_topic(const console::Words& inputs) {
  if (inputs.empty()) return std::string();
  if (inputs.size() > 1)
    return console::usage(fmt::format("expected one list, got {}", inputs.size()),
                          "write one of them, or none for all");
  const std::vector<std::string_view> topics = split(k_topics, '|');
  if (std::find(topics.begin(), topics.end(), inputs[0]) != topics.end()) return inputs[0];
  return console::usage(
      fmt::format("unknown list '{}'", inputs[0]),
      suggest(inputs[0], topics, "write distributions, components, tags or targets"));
}

bool has_any(const std::vector<std::string>& names, const std::vector<std::string>& chosen) {
  return std::find_first_of(names.begin(), names.end(), chosen.begin(), chosen.end()) !=
         names.end();
}

bool is_chosen(const std::string& name, const std::vector<std::string>& chosen) {
  return std::find(chosen.begin(), chosen.end(), name) != chosen.end();
}

// The model with the chosen distributions only, to be listed.
model::Model restrict_model(model::Model model, const std::vector<std::string>& chosen) {
  std::erase_if(model.distributions, [&](const model::Distribution& distribution) {
    return !is_chosen(distribution.name, chosen);
  });
  return model;
}

void restrict_lists(queries::Listing& listing, const std::vector<std::string>& chosen) {
  if (listing.components)
    std::erase_if(*listing.components,
                  [&](const auto& row) { return !has_any(row.distributions, chosen); });
  if (listing.tags)
    std::erase_if(*listing.tags,
                  [&](const auto& row) { return !has_any(row.distributions, chosen); });
  if (listing.targets)
    std::erase_if(*listing.targets, [&](const auto& row) { return !is_chosen(row.name, chosen); });
}

queries::Listing list_topic(const std::string& topic, const project::SnapshotWithUpstream& project,
                            const model::Model& model) {
  const queries::Catalog catalog = project.catalog();
  const auto includes = [&](std::string_view name) { return topic.empty() || topic == name; };
  queries::Listing listing;
  listing.knows_upstream = catalog.knows_upstream();
  if (includes("distributions")) listing.distributions = &model;
  if (includes("components")) listing.components = queries::list_components(catalog);
  if (includes("tags")) listing.tags = queries::list_tags(catalog);
  if (includes("targets")) listing.targets = queries::list_targets(project.snapshot.graph);
  return listing;
}

Result<Answer> run_list(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Result<std::string> topic = read_topic(arguments.inputs());
  if (!topic) return fail(topic.error());
  const auto project = project::load_with_upstream(arguments);
  if (!project) return fail(project.error());
  print_unlocked(project->snapshot, terminal);
  model::Model model = project->snapshot.model;
  queries::Listing listing = list_topic(*topic, *project, model);
  if (arguments.has("distribution") || arguments.has("architecture")) {
    const Result<graph::Plan> plan = choose_layers(arguments, project->snapshot);
    if (!plan) return fail(plan.error());
    model = restrict_model(std::move(model), distributions_of(*plan));
    restrict_lists(listing, distributions_of(*plan));
  }
  return Answer{is_json(terminal) ? to_json(listing) : to_text(listing, terminal.style().page)};
}

}  // namespace

Command list_row() {
  return {.name = "list",
          .section = Section::examine,
          .line = {"ocelot-gen list",
                   "Lists the distributions, components, tags and targets of a project.",
                   "[distributions|components|tags|targets]",
                   {},
                   {{{}, k_topics}}},
          .examples = {{"ocelot-gen list", "everything"},
                       {"ocelot-gen list components",
                        "the components, and which distributions include them"},
                       {"ocelot-gen list components -d 'prod-*'", "those of some distributions"}},
          .shared = {.project = true, .chooses_layers = true},
          .formats = k_text_or_json,
          .run = run_list};
}

}  // namespace ocelot::cli
