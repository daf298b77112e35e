// Escapes what it gets.
#include "queries/render/html_cells.hpp"

#include <fmt/format.h>

namespace ocelot::queries {

std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.2f} MB", static_cast<double>(bytes) / 1e6);
}

HtmlCell text_cell(std::string_view text) {
  return {html_text(text)};
}

HtmlCell code_cell(std::string_view text) {
  return {html_element("code", html_text(text))};
}

HtmlCell number_cell(std::string_view text) {
  return {html_text(text), true};
}

HtmlCell mark(bool is_good, std::string_view text) {
  return {html_element(is_good ? "span class=\"good\"" : "span class=\"bad\"", html_text(text))};
}

std::string heading(std::string_view text) {
  return html_element("h3", html_text(text));
}

std::string paragraph(std::string_view text) {
  return html_element("p", html_text(text));
}

}  // namespace ocelot::queries
