// Escapes texts, and joins elements.
#include "queries/render/html.hpp"

#include <fmt/format.h>

#include "support/base/printable.hpp"

namespace ocelot::queries {

namespace {

std::string row_of(const std::vector<HtmlCell>& cells, std::string_view tag) {
  std::string row;
  for (const HtmlCell& cell : cells) {
    row += fmt::format("<{0}{1}>{2}</{0}>", tag, cell.is_number ? " class=\"number\"" : "",
                       cell.content);
  }
  return fmt::format("<tr>{}</tr>\n", row);
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string safe;
  for (char c : printable(text)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string html_element(std::string_view tag, std::string_view content) {
  return fmt::format("<{}>{}</{}>\n", tag, content, tag.substr(0, tag.find(' ')));
}

std::string html_table(const std::vector<HtmlCell>& titles,
                       const std::vector<std::vector<HtmlCell>>& rows) {
  if (rows.empty()) return {};
  std::string body = titles.empty() ? std::string() : row_of(titles, "th");
  for (const std::vector<HtmlCell>& row : rows) body += row_of(row, "td");
  return html_element("div class=\"scroll\"", html_element("table", body));
}

}  // namespace ocelot::queries
