// Reads a folder as a tree, and writes a tree to a folder.
#include "support/io/tree_folder.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

bool is_inside_git(const std::string& path) {
  return path == ".git" || path.rfind(".git/", 0) == 0 ||
         path.find("/.git/") != std::string::npos ||
         (path.size() > 5 && path.compare(path.size() - 5, 5, "/.git") == 0);
}

Result<TreeEntry> read_entry(const fs::path& folder, const std::string& path) {
  const fs::path full = folder / path;
  std::error_code code;
  const fs::file_status status = fs::symlink_status(full, code);
  if (status.type() == fs::file_type::symlink) {
    return TreeEntry{path, fs::read_symlink(full).string(), TreeEntry::Kind::link};
  }
  if (status.type() != fs::file_type::regular) {
    return fail(
        error("not-a-file", whole_file(full.string()), "neither a file nor a symbolic link"));
  }
  Result<std::string> content = read_file(full);
  if (!content) return fail(content.error());
  const bool executable = (status.permissions() & fs::perms::owner_exec) != fs::perms::none;
  return TreeEntry{path, std::move(*content),
                   executable ? TreeEntry::Kind::executable : TreeEntry::Kind::regular};
}

// A symbolic link among the parent folders of a file could lead out of the tree.
Status refuse_links_above(const fs::path& folder, const std::string& path) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const fs::path above = folder / path.substr(0, slash);
    if (fs::is_symlink(fs::symlink_status(above))) {
      return fail(
          error("not-a-folder", whole_file(above.string()), "a symbolic link, not a folder"));
    }
  }
  return {};
}

Status lay_out_entry(const TreeEntry& entry, const fs::path& folder) {
  const fs::path target = folder / entry.path;
  if (Status safe = refuse_links_above(folder, entry.path); !safe) return safe;
  if (Status created = make_folders(target.parent_path()); !created) return created;
  std::error_code code;
  const bool makes_link = entry.kind == TreeEntry::Kind::link;
  if (makes_link || fs::is_symlink(fs::symlink_status(target))) fs::remove(target, code);
  if (makes_link) {
    fs::create_symlink(entry.content, target, code);
    if (code) return system_failure("link", target, code.value());
    return {};
  }
  const Descriptor file(
      ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file.is_open()) return system_failure("create", target, errno);
  const mode_t mode = entry.kind == TreeEntry::Kind::executable ? 0755 : 0644;
  if (::fchmod(file.get(), mode) != 0) return system_failure("set the mode of", target, errno);
  return write_all(file.get(), entry.content, target);
}

}  // namespace

Result<Tree> read_tree(const fs::path& folder) {
  const Result<Listing> listing = list_folder(folder);
  if (!listing) return fail(listing.error());
  Tree tree;
  for (const std::string& path : listing->files) {
    if (is_inside_git(path)) continue;
    Result<TreeEntry> entry = read_entry(folder, path);
    if (!entry) return fail(entry.error());
    tree.push_back(std::move(*entry));
  }
  return tree;
}

Status lay_out(const Tree& tree, const fs::path& folder) {
  for (const TreeEntry& entry : tree) {
    if (Status done = lay_out_entry(entry, folder); !done) return done;
  }
  return {};
}

}  // namespace ocelot::io
