// The names of a shared cache, which bazel-remote and ccache have too.
#pragma once

#include <string>

#include "build/cache/entry.hpp"

namespace ocelot::remote {

inline constexpr const char* k_entries = "ac";
inline constexpr const char* k_blobs = "cas";

inline std::string name_of_entry(const Digest& action) {
  return std::string(k_entries) + "/" + action.hex();
}

inline std::string name_of_blob(const cache::Output& output) {
  return std::string(k_blobs) + "/" + output.digest.hex();
}

}  // namespace ocelot::remote
