// The form in which a linker wrote relocations.
#pragma once

#include <string>

#include "support/base/result.hpp"

namespace ocelot::steps {

/// Fails if a linked file has no relocations in the short form: a section of type SHT_RELR
/// (https://sourceware.org/gnu-gabi/program-loading-and-dynamic-linking.txt). GNU ld ignores the
/// request for it, with a warning that Go does not show, if it is older than 2.38 or the form is
/// not supported for the architecture. `output` is the file that messages name.
Status check_short_relocations(const std::string& linked, const std::string& output);

}  // namespace ocelot::steps
