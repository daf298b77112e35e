// Whether a distribution's files are within the limits of its declaration.
#pragma once

#include <cstdint>
#include <string>

#include "build/steps/step_environment.hpp"
#include "build/steps/steps.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// The size of a layer or of another file, in bytes.
struct FileTotals {
  std::uint64_t file = 0;
  std::uint64_t unzipped = 0;  ///< of all files in a layer; 0 for another file
  std::uint64_t binary = 0;    ///< of the program in a layer, or of the file itself
};

/// Reads the totals of a file. Fails if it cannot be read, or if it is a damaged zip.
Result<FileTotals> measure_totals(const std::string& path);

/// Compares the sizes of what was built with the limits of the request. Each excess is a fault,
/// with the size, the limit and the difference; the first one names the largest modules. Fails if a
/// limit is not a size.
Status check_size(const RenameRequest& request, const StepEnvironment& environment);

}  // namespace ocelot::steps
