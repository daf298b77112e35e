// The sum of a module in Go's module cache, as go.sum records it.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/result.hpp"

namespace ocelot::steps {

/// A module that the go command extracted.
struct ExtractedModule {
  std::string name;              ///< MODULE@VERSION
  std::filesystem::path folder;  ///< absolute
};

/// The sum of the files in a module's folder, such as "h1:…=". Equal to the sum of the module's zip
/// if no file was edited, added or removed. Fails if a file cannot be read.
Result<std::string> compute_sum(const ExtractedModule& module);

/// The same, but reads the files only if the folder changed since its sum was last recorded. The
/// records are in the user's cache folder; if it cannot be used, all files are read each time.
Result<std::string> find_sum(const ExtractedModule& module);

/// Computes the sum and records it, without a look at the record, which may be damaged.
Result<std::string> renew_sum(const ExtractedModule& module);

}  // namespace ocelot::steps
