// The page of `report`: what is known of each layer, as one HTML file that needs no network.
#pragma once

#include <string>

#include "queries/render/report.hpp"

namespace ocelot::queries {

/// The page. Each distribution is a section whose id is the distribution's name.
std::string to_page(const Report& report);

}  // namespace ocelot::queries
