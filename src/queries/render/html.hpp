// Pieces of an HTML page, as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::queries {

/// A text without markup: characters that HTML interprets are references.
std::string html_text(std::string_view text);

/// `<tag>content</tag>`; the tag may have attributes, the content is HTML.
std::string html_element(std::string_view tag, std::string_view content);

/// A cell of a table. Its content is HTML.
struct HtmlCell {
  std::string content;
  bool is_number = false;  ///< aligned at the end of its column
};

/// A table, with a row of titles if there are any. Empty if there are no rows.
std::string html_table(const std::vector<HtmlCell>& titles,
                       const std::vector<std::vector<HtmlCell>>& rows);

}  // namespace ocelot::queries
