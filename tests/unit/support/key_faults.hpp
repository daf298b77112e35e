// Faults in the keys of distributions, and in the types of their values.
#pragma once

#include <functional>

#include "support/fault.hpp"

namespace ocelot::test {

PlantFunction unknown_key;  ///< a misspelt one
PlantFunction added_key;    ///< an unknown one more
PlantFunction duplicate_key;
PlantFunction duplicate_distribution;
PlantFunction both_spellings;  ///< buildtags and build-tags in one distribution
PlantFunction wrong_distribution;
PlantFunction null_distribution;

/// Values of a wrong type, by the type that they do not have.
Yaml written_null(Random& random);
Yaml no_text(Random& random);
Yaml no_text_or_list(Random& random);
Yaml no_bool(Random& random);
Yaml no_list(Random& random);

/// One of the keys gets such a value.
Plant wrong_type(const Strings& keys, const std::function<Yaml(Random&)>& value);

/// The list of one of the keys gets an item that is no text.
Plant wrong_item(const Strings& keys);

}  // namespace ocelot::test
