// Whether the modules that are linked still have the bytes that go.sum records. Go compares a sum
// only when it downloads a module, so it compiles an edited module cache without a word.
#pragma once

#include <filesystem>
#include <string_view>

#include "build/steps/place_lookup.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"

namespace ocelot::steps {

/// A program that is about to be linked.
struct LinkedProgram {
  const Tree& tree;              ///< with go.sum
  std::string_view listed;       ///< what compile_packages returned
  std::filesystem::path output;  ///< the file that the step creates; messages name it
};

/// Compares the sum of each module in Go's module cache of which the program has a package. Each
/// difference is a fault. Modules without a line in go.sum do not count: Go rejects those that need
/// one.
Status check_modules(const LinkedProgram& program, const PlaceLookup& places);

}  // namespace ocelot::steps
