// Texts and JSON values of the parts.
#include "queries/render/parts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/catalog.hpp"

namespace ocelot::queries {

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string joined(const std::vector<model::Architecture>& architectures) {
  std::vector<std::string> names;
  for (model::Architecture architecture : architectures) names.emplace_back(name_of(architecture));
  return joined(names);
}

std::string_view origin_of(bool is_upstreams) {
  return is_upstreams ? "upstream" : "project";
}

std::vector<console::Row> property_rows(PropertyGroup group,
                                        const model::Distribution& distribution) {
  std::vector<console::Row> rows;
  for (const Property& property : properties()) {
    const std::string value = shown_value(property, distribution);
    if (property.group == group && !value.empty())
      rows.push_back({{std::string(property.title)}, {value}});
  }
  return rows;
}

Json property_members(PropertyGroup group, const model::Distribution& distribution) {
  Json members = Json::object();
  for (const Property& property : properties()) {
    if (property.group == group)
      members.add(property.name, text_or_null(property.value(distribution)));
  }
  return members;
}

Json to_object(const golang::ModuleRequirement& module) {
  return {{"module", module.path}, {"version", text_or_null(module.version)}};
}

Json to_array(const std::vector<golang::ModuleRequirement>& modules) {
  return Json::array_of(modules, [](const auto& module) { return to_object(module); });
}

Json to_array(const std::vector<model::Architecture>& architectures) {
  return Json::array_of(architectures, [](auto architecture) { return name_of(architecture); });
}

void note_missing_upstream(bool knows_upstream, console::Page& page) {
  if (!knows_upstream) page.paragraph("(" + missing_upstream() + ")", 2);
}

}  // namespace ocelot::queries
