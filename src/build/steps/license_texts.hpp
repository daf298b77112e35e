// The licenses in texts, as the program templates/licenses recognizes them. They are kept in the
// action cache: most modules have one of a few texts, and the program's scanner takes far longer to
// start than to scan.
#pragma once

#include <string>
#include <vector>

#include "build/steps/step_environment.hpp"
#include "support/base/json.hpp"

namespace ocelot::steps {

/// An object with a list of SPDX names for each text that the environment's store knows. Texts are
/// named by their SHA-256 as 64 hexadecimal digits.
Json find_license_texts(const StepEnvironment& environment, const std::vector<std::string>& texts);

/// Stores such an object.
void keep_license_texts(const StepEnvironment& environment, const Json& licenses);

}  // namespace ocelot::steps
