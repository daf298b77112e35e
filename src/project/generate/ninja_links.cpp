// Looks at the folders of outputs, and at the names that Ninja writes in them.
#include "project/generate/ninja_links.hpp"

#include <cerrno>
#include <optional>

#include <sys/stat.h>

#include "graph/paths.hpp"
#include "support/base/text.hpp"

namespace ocelot::generate {

namespace {

using FileStatus = Result<std::optional<struct stat>>;

// https://ninja-build.org/manual.html: .ninja_log and .ninja_deps are in `builddir`.
bool is_written_by_ninja(std::string_view name) {
  return name.starts_with(".ninja_") || name.ends_with(graph::response_path(""));
}

Status expect_no_links_in(const io::Folder& folder) {
  const Result<std::vector<std::string>> names = folder.list();
  if (!names) return fail(names.error());
  for (const std::string& name : *names) {
    if (!is_written_by_ninja(name)) continue;
    const FileStatus status = folder.status(name);
    if (status && *status && S_ISLNK((*status)->st_mode))
      return folder.failure("open", name, ELOOP);
  }
  return {};
}

Status expect_no_links_in(const io::Folder& build, const std::string& path) {
  const FileStatus status = build.status(path);
  if (!status) return fail(status.error());
  if (!*status) return {};
  const Result<io::Folder> folder = build.open_folder(path);
  if (!folder) return fail(folder.error());
  return expect_no_links_in(*folder);
}

// Relative to build/.
std::set<std::string> folders_of(const Outputs& outputs) {
  std::set<std::string> folders;
  for (const std::string& output : outputs) {
    const std::string_view folder = folder_of(output);
    if (is_below(folder, graph::k_build_folder))
      folders.emplace(folder.substr(graph::k_build_folder.size() + 1));
  }
  return folders;
}

Status expect_no_links_below(const io::Folder& build, const Outputs& outputs) {
  if (Status free = expect_no_links_in(build); !free) return free;
  for (const std::string& folder : folders_of(outputs)) {
    if (Status free = expect_no_links_in(build, folder); !free) return free;
  }
  return {};
}

}  // namespace

Status expect_no_links(const project::Root& root, const Outputs& outputs) {
  const Result<io::Destination> place = root.locate(graph::k_own_folder);
  if (!place) return {};  // Nothing has been built yet.
  return root.relative(expect_no_links_below(place->folder, outputs));
}

}  // namespace ocelot::generate
