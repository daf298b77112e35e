// check: faults that only upstream's tree shows, found before anything compiles.
#pragma once

#include "queries/check_input.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::queries {

/// All faults, sorted by place: unknown and useless tags, type folders that upstream lacks, files
/// that would overwrite upstream's, imports that no module provides, and providers that cannot be
/// left out, and settings of Go that upstream's Makefile does not permit.
Diagnostics check(const CheckRequest& request);

}  // namespace ocelot::queries
