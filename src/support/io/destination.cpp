// Compares normalized absolute paths.
#include "support/io/destination.hpp"

#include "support/io/current_folder.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

fs::path normal(const fs::path& path) {
  return absolute_path(path).lexically_normal();
}

bool is_below(const fs::path& relative) {
  return !relative.empty() && *relative.begin() != ".." && relative != ".";
}

}  // namespace

Result<Destination> find_destination(const fs::path& base, const fs::path& path) {
  const fs::path below = normal(path).lexically_relative(normal(base));
  const bool is_in_base = is_below(below);
  Result<Folder> folder = Folder::make(is_in_base ? base : path.parent_path());
  if (!folder) return fail(folder.error());
  return Destination{std::move(*folder), is_in_base ? below : path.filename()};
}

}  // namespace ocelot::io
