// A cache behind the action cache of this machine, which several machines share.
#pragma once

#include <vector>

#include "build/cache/entry.hpp"
#include "build/cache/output_file.hpp"

namespace ocelot::cache {

class SecondLevel {
 public:
  SecondLevel() = default;
  virtual ~SecondLevel() = default;
  SecondLevel(const SecondLevel&) = delete;
  SecondLevel& operator=(const SecondLevel&) = delete;

  /// Brings an entry with these names of outputs, and all its blobs, into the cache in a folder.
  /// Returns whether it did. A failure is a miss.
  virtual bool fetch(const Path& cache, const Digest& action,
                     const std::vector<std::string>& names) = 0;

  /// Hands an entry on, with its outputs in the same order. A failure is reported by the class.
  virtual void send(const Entry& entry, const std::vector<OutputFile>& outputs) = 0;
};

}  // namespace ocelot::cache
