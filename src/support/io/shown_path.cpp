// Reads the prefix.
#include "support/io/shown_path.hpp"

#include "support/base/outer_path.hpp"
#include "support/io/environment.hpp"

namespace ocelot::io {

std::string shown_path(std::string_view path) {
  // A URL, or a path in a commit.
  if (path.find(':') != std::string_view::npos) return std::string(path);
  return outer_path(environment_variable(k_path_prefix_variable), path);
}

}  // namespace ocelot::io
