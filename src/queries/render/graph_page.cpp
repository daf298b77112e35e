// Style, scripts and document, put into one file.
#include "queries/render/graph_page.hpp"

#include <fmt/format.h>

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

}  // namespace

std::string to_page(const std::string& document) {
  return expand(content_of("graph/page.html"), {{"STYLE", content_of("graph/page.css")},
                                                {"SCRIPT", scripts()},
                                                {"DOCUMENT", without_markup(document)}});
}

}  // namespace ocelot::queries
