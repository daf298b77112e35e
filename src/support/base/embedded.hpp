// What the build puts between templates/ and templates.cpp: the files, as the generated source
// holds them.
#pragma once

#include <span>
#include <string_view>

namespace ocelot {

struct TemplateFile {
  std::string_view path;  ///< relative to templates/, with '/': "executable/main.go"
  std::string_view content;
};

/// All files, sorted by path.
std::span<const TemplateFile> embedded();

}  // namespace ocelot
