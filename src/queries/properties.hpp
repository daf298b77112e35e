// The properties of a distribution with one text as their value. Each answer that shows a
// distribution takes them from this table: desc, diff and graph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declaration/model/distribution.hpp"

namespace ocelot::queries {

/// Where an answer shows a property.
enum class PropertyGroup {
  artifact,  ///< what is built: first
  detail     ///< after the lists of bases, tags and components
};

struct Property {
  std::string_view name;   ///< in JSON
  std::string_view title;  ///< for people
  PropertyGroup group = PropertyGroup::detail;
  /// Empty where the property is not set.
  std::string (*value)(const model::Distribution& distribution);
  bool is_file = false;                ///< the value is the path of a file of the project
  std::string_view default_of_layers;  ///< for people; empty: nothing is shown
};

/// In the order of the answers.
const std::vector<Property>& properties();

/// The value, or for a layer that is built its default.
std::string shown_value(const Property& property, const model::Distribution& distribution);

}  // namespace ocelot::queries
