// Plants faults in a distribution: in its name, bases, tags and architectures.
#pragma once

#include <string_view>

#include "support/fault.hpp"

namespace ocelot::test {

PlantFunction unknown_base;
PlantFunction self_cycle;
PlantFunction long_cycle;
PlantFunction duplicate_base;
PlantFunction abstract_key;     ///< a key in an abstract distribution that only built ones may have
PlantFunction not_inherited;    ///< `without` names a tag that no base has
PlantFunction tag_and_without;  ///< `without` names a tag of the same distribution
PlantFunction still_selected;   ///< `without` names a component that an `.all` tag selects
PlantFunction bad_tag;
PlantFunction duplicate_tag;
PlantFunction missing_custom;
PlantFunction unknown_base_with_custom;  ///< the correct base would have lambdacomponents.custom
PlantFunction unknown_key_with_custom;  ///< a correct key would give others lambdacomponents.custom
PlantFunction unknown_architecture;
PlantFunction missing_config_file;

/// Gives a distribution one of the names, which yields the error `code`.
Plant renamed(std::string_view code, const Strings& names);

/// Plants no fault: a distribution has the name of a key of distributions, so any error is wrong.
PlantFunction name_of_a_property;

}  // namespace ocelot::test
