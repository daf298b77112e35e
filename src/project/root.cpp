// Finds a root, and names files relative to it.
#include "project/root.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

Result<std::string> Root::read(const fs::path& path) const {
  return relative(io::read_file(*this / path));
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
