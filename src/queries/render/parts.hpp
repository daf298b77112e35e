// What several answers show in the same form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/model/distribution.hpp"
#include "queries/properties.hpp"
#include "support/base/json.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

/// "a, b".
std::string joined(const std::vector<std::string>& names);
std::string joined(const std::vector<model::Architecture>& architectures);

/// Where a component comes from: "upstream" or "project".
std::string_view origin_of(bool is_upstreams);

/// One row for each property of the group that has a value to show.
std::vector<console::Row> property_rows(PropertyGroup group,
                                        const model::Distribution& distribution);

/// One member for each property of the group; null where it is not set.
Json property_members(PropertyGroup group, const model::Distribution& distribution);

Json to_object(const golang::ModuleRequirement& module);
Json to_array(const std::vector<golang::ModuleRequirement>& modules);
Json to_array(const std::vector<model::Architecture>& architectures);

/// How to learn upstream's components, where an answer lacks them.
void note_missing_upstream(bool knows_upstream, console::Page& page);

}  // namespace ocelot::queries
