// Style, scripts and document, put into one file.
#include "queries/render/graph_page.hpp"

#include <fmt/format.h>

#include "queries/properties.hpp"
#include "support/base/json.hpp"
#include "support/base/templates.hpp"

namespace ocelot::queries {

namespace {

// "</script" or "<!--" in a name would end the element that holds the document (HTML Living
// Standard, "Restrictions for contents of script elements"). In JSON '<' occurs only in strings.
std::string without_markup(const std::string& document) {
  std::string safe;
  for (char c : document) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

std::string content_of(std::string_view path) {
  return std::string(find_template(path).value_or(""));
}

// All scripts as one module; main starts the page, so it comes last.
std::string scripts() {
  std::string joined;
  for (std::string_view name :
       {"dom", "relations", "chain", "state", "columns", "details", "edges", "keyboard", "main"})
    joined += content_of(fmt::format("graph/{}.js", name));
  return joined;
}

Json property_object(const Property& property) {
  return {{"name", property.name},
          {"title", property.title},
          {"default_of_layers", property.default_of_layers}};
}

// How the page names the properties of a distribution, in their order.
std::string property_table() {
  return Json::array_of(properties(), property_object).text(Json::Layout::compact);
}

}  // namespace

std::string to_page(const std::string& document, const std::string& report) {
  return expand(content_of("graph/page.html"),
                {{"STYLE", content_of("page/colors.css") + content_of("graph/page.css")},
                 {"SCRIPT", scripts()},
                 {"PROPERTIES", property_table()},
                 {"REPORT", without_markup(Json(report).text(Json::Layout::compact))},
                 {"DOCUMENT", without_markup(document)}});
}

}  // namespace ocelot::queries
