// Reads what an outer build says in the environment.
#include "support/io/shown_path.hpp"

#include <fmt/format.h>

#include "support/base/outer_path.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::io {

std::string shown_path(std::string_view path) {
  // A URL, or a path in a commit.
  if (path.find(':') != std::string_view::npos) return std::string(path);
  return outer_path(environment_variable(k_path_prefix_variable), path);
}

std::string ninja_command(std::string_view target) {
  const std::string folder = environment_variable(k_ninja_folder_variable);
  if (folder.empty()) return fmt::format("ninja {}", shown_path(target));
  return fmt::format("ninja -C {} {}", shell_word(folder), target);
}

}  // namespace ocelot::io
