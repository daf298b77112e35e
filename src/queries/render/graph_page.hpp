// The drawing of `graph` as an HTML page: one file that needs no network.
#pragma once

#include <string>

namespace ocelot::queries {

/// The page of templates/graph/ around a document of kind "graph", as to_json makes it. `report` is
/// a link to the page of `report`, in which each distribution has an anchor; empty: there is none.
std::string to_page(const std::string& document, const std::string& report = {});

}  // namespace ocelot::queries
