// Plants faults in the keys of distributions, and in the types of their values.
#pragma once

#include <functional>

#include "support/fault.hpp"

namespace ocelot::test {

PlantFunction unknown_key;  ///< a misspelled key
PlantFunction added_key;    ///< an additional, unknown key
PlantFunction duplicate_key;
PlantFunction duplicate_distribution;
PlantFunction both_spellings;  ///< buildtags and build-tags in one distribution
PlantFunction wrong_distribution;
PlantFunction null_distribution;

/// Values of a wrong type; each function is named after a type that its value does not have.
Yaml written_null(Random& random);
Yaml no_text(Random& random);
Yaml no_text_or_list(Random& random);
Yaml no_bool(Random& random);
Yaml no_list(Random& random);

/// Gives one of the keys such a value.
Plant wrong_type(const Strings& keys, const std::function<Yaml(Random&)>& value);

/// Adds an item that is not a text to the list of one of the keys.
Plant wrong_item(const Strings& keys);

}  // namespace ocelot::test
