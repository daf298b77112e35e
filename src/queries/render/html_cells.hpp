// Cells and short pieces of a report, from plain text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "queries/render/html.hpp"

namespace ocelot::queries {

using HtmlRow = std::vector<HtmlCell>;

/// "1.25 MB", in powers of 1000.
std::string megabytes(std::uintmax_t bytes);

HtmlCell text_cell(std::string_view text);
HtmlCell code_cell(std::string_view text);
HtmlCell number_cell(std::string_view text);

/// A text in the color of what is good or bad.
HtmlCell mark(bool is_good, std::string_view text);

/// The heading of a part of a section.
std::string heading(std::string_view text);

std::string paragraph(std::string_view text);

}  // namespace ocelot::queries
