// One row for each link.
#include "queries/render/path_view.hpp"

#include "support/base/json.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

Json link_object(const Link& link) {
  return {{"name", link.name},
          {"step", link.step ? Json(*link.step) : Json()},
          {"only_waits", link.only_waits}};
}

}  // namespace

std::string to_text(const Chain& chain, const console::PageStyle& style) {
  console::Page page(style);
  std::vector<console::Row> rows;
  for (const Link& link : chain.links) {
    std::string step = link.step ? std::string(*link.step) : std::string();
    if (link.only_waits) step += " (waits)";
    rows.push_back({{step, console::Ink::faint}, {link.name}});
  }
  return page.table(rows, 0).text();
}

std::string to_json(const Chain& chain) {
  return console::document("path").add("links", Json::array_of(chain.links, link_object)).text();
}

}  // namespace ocelot::queries
