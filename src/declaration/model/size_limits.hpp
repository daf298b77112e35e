// How large the files of a distribution may be: the keys below `max-size`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// The limits of a distribution, as written: "15 MB". A limit without a value does not exist.
struct SizeLimits {
  std::optional<std::string> zip;       ///< of a layer's zip
  std::optional<std::string> unzipped;  ///< of all files in it
  std::optional<std::string> binary;    ///< of the program or library
};

SizeLimits size_limits_of(const config::DistributionEntry& entry);

/// Faults: values that are not a size.
Diagnostics check_size_limits(const config::DistributionEntry& entry);

}  // namespace ocelot::model
