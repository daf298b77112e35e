// The distributions that use a name, then its components.
#include "queries/render/refs_view.hpp"

#include <fmt/format.h>

#include "support/base/json.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

Json use_object(const Use& use) {
  return {{"name", use.distribution}, {"how", text_or_null(use.how)}};
}

}  // namespace

std::string to_text(const Uses& uses, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(fmt::format("The {} {} is used by {}", name_of(uses.kind), uses.name,
                           counted(uses.distributions.size(), "distribution")));
  std::vector<console::Row> rows;
  for (const Use& use : uses.distributions)
    rows.push_back({{use.distribution}, {use.how, console::Ink::faint}});
  page.table(rows);
  if (!uses.components.empty())
    page.heading(uses.kind == NameKind::file ? "It belongs to the component" : "Components");
  for (const std::string& component : uses.components) page.paragraph(component, 2);
  return page.text();
}

std::string to_json(const Uses& uses) {
  return console::document("refs")
      .add("thing", name_of(uses.kind))
      .add("name", uses.name)
      .add("distributions", Json::array_of(uses.distributions, use_object))
      .add("components", uses.components)
      .text();
}

}  // namespace ocelot::queries
