// The files of a step's outputs.
#pragma once

#include <string>

#include "build/cache/cache_file.hpp"
#include "support/io/destination.hpp"

namespace ocelot::cache {

/// An output of an action: its name and its file.
struct OutputFile {
  std::string name;  ///< as in Output
  Path path;

  bool operator==(const OutputFile&) const = default;
};

/// The same for an output that is restored.
struct OutputTarget {
  std::string name;
  io::Destination destination;
};

}  // namespace ocelot::cache
