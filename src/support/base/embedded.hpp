// The interface between templates/ and the generated templates.cpp, which contains the template
// files.
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
