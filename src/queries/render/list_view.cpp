// One table or array for each list.
#include "queries/render/list_view.hpp"

#include <fmt/format.h>

#include "queries/render/parts.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

using console::Ink;

std::string bases_of(const model::Distribution& distribution) {
  if (distribution.bases.empty()) return {};
  return fmt::format("{} {}", distribution.bases.size() == 1 ? "base" : "bases",
                     joined(distribution.bases));
}

void list_distributions(const model::Model& model, console::Page& page) {
  page.heading("Distributions");
  std::vector<console::Row> rows;
  for (const model::Distribution& distribution : model.distributions) {
    const bool is_abstract = distribution.is_abstract;
    rows.push_back({{distribution.name},
                    {is_abstract ? "abstract" : std::string(row_of(distribution.kind).declared_as),
                     Ink::faint},
                    {is_abstract ? "" : joined(distribution.architectures), Ink::faint},
                    {bases_of(distribution), Ink::faint},
                    {distribution.description}});
  }
  page.table(rows);
}

// The distributions of a component or tag; `absence` is the color where there is none.
console::Cell distributions_cell(const std::vector<std::string>& names, Ink absence) {
  if (names.empty()) return {"in no distribution", absence};
  return {joined(names)};
}

void list_components(const Listing& listing, console::Page& page) {
  page.heading("Components");
  std::vector<console::Row> rows;
  for (const ListedComponent& component : *listing.components) {
    rows.push_back({{component.name},
                    {std::string(origin_of(component.is_upstreams)), Ink::faint},
                    distributions_cell(component.distributions, Ink::bad)});
  }
  page.table(rows);
  note_missing_upstream(listing.knows_upstream, page);
}

void list_tags(const std::vector<ListedTag>& tags, console::Page& page) {
  page.heading("Tags");
  std::vector<console::Row> rows;
  for (const ListedTag& tag : tags)
    rows.push_back({{tag.tag}, distributions_cell(tag.distributions, Ink::faint)});
  page.table(rows);
}

void list_targets(const std::vector<ListedTarget>& targets, console::Page& page) {
  page.heading("Targets");
  std::vector<console::Row> rows;
  for (const ListedTarget& target : targets)
    rows.push_back({{target.name}, {counted(target.files.size(), "file"), Ink::faint}});
  page.table(rows);
}

Json distribution_object(const model::Distribution& distribution) {
  const auto architectures =
      distribution.is_abstract ? Json::array() : to_array(distribution.architectures);
  return Json{{"name", distribution.name}, {"description", distribution.description}}
      .add_all(property_members(PropertyGroup::artifact, distribution))
      .add("abstract", distribution.is_abstract)
      .add("bases", distribution.bases)
      .add_all(property_members(PropertyGroup::detail, distribution))
      .add("architectures", architectures)
      .add("tags", distribution.tags.size());
}

Json component_object(const ListedComponent& component) {
  return {{"name", component.name},
          {"origin", origin_of(component.is_upstreams)},
          {"files", component.files},
          {"distributions", component.distributions}};
}

Json tag_object(const ListedTag& tag) {
  return {{"tag", tag.tag}, {"distributions", tag.distributions}, {"components", tag.components}};
}

Json target_object(const ListedTarget& target) {
  return {{"name", target.name}, {"files", target.files}};
}

}  // namespace

std::string to_text(const Listing& listing, const console::PageStyle& style) {
  console::Page page(style);
  if (listing.distributions != nullptr) list_distributions(*listing.distributions, page);
  if (listing.components) list_components(listing, page);
  if (listing.tags) list_tags(*listing.tags, page);
  if (listing.targets) list_targets(*listing.targets, page);
  return page.text();
}

std::string to_json(const Listing& listing) {
  Json json = console::document("list");
  if (listing.distributions != nullptr)
    json.add("distributions",
             Json::array_of(listing.distributions->distributions, distribution_object));
  if (listing.components) {
    json.add("components", Json::array_of(*listing.components, component_object));
    json.add("knows_upstream", listing.knows_upstream);
  }
  if (listing.tags) json.add("tags", Json::array_of(*listing.tags, tag_object));
  if (listing.targets) json.add("targets", Json::array_of(*listing.targets, target_object));
  return json.text();
}

}  // namespace ocelot::queries
