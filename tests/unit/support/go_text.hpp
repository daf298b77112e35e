// Go files as lines, so that a fault can be planted in a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/yaml_tree.hpp"

namespace ocelot::test {

inline const std::string k_byte_order_mark = "\xEF\xBB\xBF";

/// A position in a text with several lines; both numbers start from 0, and the column counts bytes.
struct Spot {
  std::size_t line = 0;
  std::size_t column = 0;
};

/// A Go file as lines, with the position of a planted fault.
struct GoText {
  Strings lines;
  std::string line_end = "\n";
  bool is_marked = false;  ///< starts with a byte order mark
  std::optional<Spot> planted;

  /// The bytes of the file.
  std::string text() const {
    std::string all = is_marked ? k_byte_order_mark : "";
    for (const std::string& line : lines) all += line + line_end;
    return all;
  }

  /// The offset of the planted fault in the file.
  std::optional<std::size_t> planted_at() const {
    if (!planted) return std::nullopt;
    std::size_t offset = is_marked ? k_byte_order_mark.size() : 0;
    for (std::size_t i = 0; i < planted->line; ++i) offset += lines[i].size() + line_end.size();
    return offset + planted->column;
  }

  /// The index of the first line with this beginning; throws if there is none.
  std::size_t line_of(std::string_view beginning) const {
    std::size_t number = 0;
    while (!lines.at(number).starts_with(beginning)) ++number;
    return number;
  }

  void insert(std::size_t number, std::string line) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(number), std::move(line));
  }
};

/// A file in the components folder.
struct GoFile {
  enum class Role { direct, flat_first, flat_more, standalone_package };

  std::string path;  ///< below the components folder
  Role role = Role::direct;
  std::string type;
  std::string tag;               ///< the tag in its constraint; empty if it has no constraint
  bool imports_package = false;  ///< whether it imports a package of the project
  GoText go;
};

}  // namespace ocelot::test
