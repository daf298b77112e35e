// Questions on a project as it is now.
#include "cli/queries.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/declared.hpp"
#include "cli/query_json.hpp"
#include "cli/query_text.hpp"
#include "query/edges.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

Status expect_inputs(const Arguments& arguments, std::size_t count, std::string_view wanted) {
  const std::size_t given = arguments.inputs().size();
  if (given == count) return {};
  return usage(fmt::format("{} wanted, not {}", wanted, counted(given, "word")));
}

Result<std::string> read_topic(const Arguments& arguments) {
  static const std::vector<std::string_view> k_topics = {"distributions", "components", "tags",
                                                         "targets"};
  const std::vector<std::string> inputs = arguments.inputs();
  if (inputs.empty()) return std::string();
  if (inputs.size() > 1) return usage("one list at a time, or all of them without a word");
  for (std::string_view one : k_topics) {
    if (one == inputs[0]) return inputs[0];
  }
  const auto near = nearest(inputs[0], k_topics);
  return usage(fmt::format("no list '{}'", inputs[0]),
               near ? fmt::format("did you mean '{}'?", *near)
                    : "there are distributions, components, tags and targets");
}

Sizes sizes_of(const query::DistributionReport& report) {
  Sizes sizes;
  for (const query::Output& one : report.outputs) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(one.path, code);
    sizes.push_back(code ? std::nullopt : std::optional(size));
  }
  return sizes;
}

}  // namespace

Result<Answer> answer_list(const Arguments& arguments, const Form& form) {
  const Result<std::string> topic = read_topic(arguments);
  if (!topic) return fail(topic.error());
  const Result<Known> known = read_known(arguments);
  if (!known) return fail(known.error());
  const query::Catalogue catalogue = known->catalogue();
  const auto wants = [&](std::string_view name) { return topic->empty() || *topic == name; };
  Listing listing;
  listing.knows_upstream = catalogue.knows_upstream();
  if (wants("distributions")) listing.distributions = &known->declared.model;
  if (wants("components")) listing.components = query::list_components(catalogue);
  if (wants("tags")) listing.tags = query::list_tags(catalogue);
  if (wants("targets")) listing.targets = query::list_targets(known->declared.graph);
  return Answer{form.is("json") ? to_json(listing) : to_text(listing, form.style)};
}

Result<Answer> answer_desc(const Arguments& arguments, const Form& form) {
  if (Status fits = expect_inputs(arguments, 1, "one distribution is"); !fits)
    return fail(fits.error());
  const Result<Known> known = read_known(arguments);
  if (!known) return fail(known.error());
  const query::Catalogue catalogue = known->catalogue();
  const auto distribution = catalogue.distribution(arguments.inputs()[0]);
  if (!distribution) return fail(distribution.error());
  const query::DistributionReport report = query::describe(catalogue, **distribution);
  const Sizes sizes = sizes_of(report);
  const std::string version = read_upstream_version();
  return Answer{form.is("json") ? to_json(report, sizes, version)
                                : to_text(report, sizes, version, form.style)};
}

Result<Answer> answer_why(const Arguments& arguments, const Form& form) {
  if (Status fits = expect_inputs(arguments, 2, "a distribution and a component are"); !fits)
    return fail(fits.error());
  const Result<Known> known = read_known(arguments);
  if (!known) return fail(known.error());
  const query::Catalogue catalogue = known->catalogue();
  const auto distribution = catalogue.distribution(arguments.inputs()[0]);
  if (!distribution) return fail(distribution.error());
  const auto component = catalogue.component(arguments.inputs()[1]);
  if (!component) return fail(component.error());
  const query::Why why = query::explain(catalogue, **distribution, **component);
  return Answer{form.is("json") ? to_json(why) : to_text(why, form.style)};
}

Result<Answer> answer_refs(const Arguments& arguments, const Form& form) {
  if (Status fits = expect_inputs(arguments, 1, "one file, component, module or tag is"); !fits)
    return fail(fits.error());
  const Result<Known> known = read_known(arguments);
  if (!known) return fail(known.error());
  const query::Edges edges(known->declared.graph);
  const std::string word = arguments.inputs()[0];
  const std::string path = known->standpoint.in_project(word, known->declared.graph);
  const Result<query::Uses> uses = query::find_uses(known->catalogue(), known->declared.plan, edges,
                                                    edges.find(path) ? path : word);
  if (!uses) return fail(uses.error());
  return Answer{form.is("json") ? to_json(*uses) : to_text(*uses, form.style)};
}

Result<Answer> answer_path(const Arguments& arguments, const Form& form) {
  if (Status fits = expect_inputs(arguments, 2, "two files or targets are"); !fits)
    return fail(fits.error());
  const Result<Known> known = read_known(arguments);
  if (!known) return fail(known.error());
  const query::Edges edges(known->declared.graph);
  std::vector<std::string> ends = arguments.inputs();
  for (std::string& end : ends) {
    const std::string path = known->standpoint.in_project(end, known->declared.graph);
    if (edges.find(path)) end = path;
  }
  const Result<query::Chain> chain = query::find_chain(edges, ends[0], ends[1]);
  if (!chain) return fail(chain.error());
  return Answer{form.is("json") ? to_json(*chain) : to_text(*chain, form.style)};
}

}  // namespace ocelot::cli
