// What the steps of a running build know of the shared cache, so that each of its faults costs the
// build only once.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "build/cache/cache_file.hpp"
#include "build/cache/running_build.hpp"

namespace ocelot::remote {

/// A small file in this machine's cache. If it cannot be written, only this process remembers.
class BuildRecord {
 public:
  BuildRecord(cache::Path cache, const cache::RunningBuild& build);

  struct State {
    std::chrono::milliseconds waited{};  ///< by all steps
    bool is_given_up = false;            ///< nothing is asked any more
    bool is_read_only = false;           ///< nothing is written any more
  };

  State read() const;

  void add_wait(std::chrono::milliseconds time);
  void give_up();
  void stop_writing();

 private:
  void append(std::string_view line);

  cache::Path cache_;
  std::string name_;
  std::string own_;  ///< the lines of this process
};

}  // namespace ocelot::remote
