// What the build puts between templates/ and templates.cpp: the files, as the generated source
// holds them.
#pragma once

#include <span>

#include "support/base/templates.hpp"

namespace ocelot {

/// All files, sorted by path.
std::span<const TemplateFile> embedded();

}  // namespace ocelot
