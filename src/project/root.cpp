// Finds a root, and names files relative to it.
#include "project/root.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

bool is_in_build(const fs::path& path) {
  return is_below(path.native(), graph::k_build_folder);
}

}  // namespace

Result<std::string> Root::read(const fs::path& path) const {
  if (!is_in_build(path)) return relative(io::read_file(*this / path));
  const Result<io::Destination> place = locate(path);
  if (!place) return fail(place.error());
  return relative(io::read_file(place->folder, place->path));
}

Result<io::Written> Root::write(const fs::path& path, std::string_view content) const {
  if (!is_in_build(path)) return relative(io::write_if_changed(*this / path, content));
  const Result<io::Destination> place =
      relative(io::find_destination(*this / graph::k_build_folder, *this / path));
  if (!place) return fail(place.error());
  return relative(io::write_if_changed(place->folder, place->path, content));
}

Result<io::Destination> Root::locate(const fs::path& path) const {
  const bool is_built = is_in_build(path);
  Result<io::Folder> folder =
      relative(io::Folder::open(is_built ? *this / graph::k_build_folder : path_));
  if (!folder) return fail(folder.error());
  return io::Destination{std::move(*folder),
                         is_built ? path.lexically_relative(graph::k_build_folder) : path};
}

bool Root::lacks_build_folder() const {
  std::error_code none;
  const fs::file_type type = fs::status(*this / graph::k_build_folder, none).type();
  return type == fs::file_type::not_found || type == fs::file_type::regular;
}

Diagnostics Root::relative(Diagnostics faults) const {
  const std::string prefix = (path_ / "").string();
  for (Diagnostic& fault : faults) {
    const Place& place = fault.place;
    if (place.has_source() && !place.has_range() && place.source->path.starts_with(prefix))
      fault.place = whole_file(place.source->path.substr(prefix.size()));
  }
  return faults;
}

Result<Root> find_root(const fs::path& start) {
  std::error_code code;
  const fs::path canonical = fs::canonical(start, code);
  if (code) return io::system_failure("enter", start, code.value());
  for (fs::path folder = canonical;; folder = folder.parent_path()) {
    if (fs::exists(folder / model::k_distributions_path, code)) return Root(folder);
    if (folder == folder.root_path()) break;
  }
  return fail(
      error("no-project", whole_file(canonical.string()),
            fmt::format("no {} in this folder or its parents", model::k_distributions_path))
          .with_help(
              "change to the folder of a project or name it with -C DIR; to create one: ocelot-gen "
              "new project"));
}

}  // namespace ocelot::project
