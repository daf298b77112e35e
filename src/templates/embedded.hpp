// What the build puts between templates/ and templates.cpp: the files, as the generated source
// holds them.
#pragma once

#include <span>

#include "templates/templates.hpp"

namespace ocelot::templates {

/// All files, sorted by path.
std::span<const TemplateFile> embedded();

}  // namespace ocelot::templates
