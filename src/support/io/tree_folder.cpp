// Reads a folder as a tree, and writes a tree to a folder.
#include "support/io/tree_folder.hpp"

#include <cerrno>
#include <iterator>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "support/base/tree_check.hpp"
#include "support/base/tree_limits.hpp"
#include "support/io/case_folding.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

bool is_inside_git(const std::string& path) {
  return path == ".git" || path.rfind(".git/", 0) == 0 ||
         path.find("/.git/") != std::string::npos ||
         (path.size() > 5 && path.compare(path.size() - 5, 5, "/.git") == 0);
}

Result<StoredFile> describe_file(const fs::path& folder, const std::string& path) {
  const fs::path full = folder / path;
  struct stat status {};
  if (::lstat(full.c_str(), &status) != 0) return system_failure("read", full, errno);
  StoredFile file{path, TreeEntry::Kind::regular, static_cast<std::uint64_t>(status.st_size)};
  if (S_ISLNK(status.st_mode)) {
    std::error_code code;
    file.kind = TreeEntry::Kind::link;
    file.target = fs::read_symlink(full, code).string();
    if (code) return system_failure("read", full, code.value());
    return file;
  }
  if (!S_ISREG(status.st_mode)) {
    return fail(
        error("not-a-file", whole_file(full.string()), "neither a file nor a symbolic link"));
  }
  if ((status.st_mode & S_IXUSR) != 0) file.kind = TreeEntry::Kind::executable;
  return file;
}

Diagnostics describe_faults(TreeFaults faults, const fs::path& folder) {
  return describe(std::move(faults), [&](const TreeFault& fault) {
    const std::string& subject = fault.path.empty() ? folder.string() : fault.path;
    return error(fault.code, whole_file((folder / fault.path).lexically_normal().string()),
                 fmt::format("'{}' {}", subject, fault.problem))
        .with_help("remove it from the folder");
  });
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

Result<Listing> list_tree(const fs::path& folder) {
  Result<Listing> listing = list_folder(folder);
  if (!listing) return listing;
  std::erase_if(listing->folders, is_inside_git);
  std::erase_if(listing->files, is_inside_git);
  std::erase_if(listing->special, is_inside_git);
  return listing;
}

Result<StoredTree> open_tree(const fs::path& folder) {
  const Result<Listing> listing = list_tree(folder);
  if (!listing) return fail(listing.error());
  StoredTree tree{{}, [folder](const StoredFile& file) { return read_file(folder / file.path); }};
  TreeSize size(k_upstream_limits);
  TreeFaults faults;
  for (std::size_t i = 0; i < listing->folders.size(); ++i) {
    if (std::optional<TreeFault> fault = size.add_folder()) faults.push_back(std::move(*fault));
  }
  for (const std::string& path : listing->files) {
    Result<StoredFile> file = describe_file(folder, path);
    if (!file) return fail(file.error());
    if (std::optional<TreeFault> fault = size.add_file(path, file->size))
      faults.push_back(std::move(*fault));
    tree.files.push_back(std::move(*file));
  }
  TreeFaults more = find_faults(tree.files);
  std::move(more.begin(), more.end(), std::back_inserter(faults));
  if (!faults.empty()) return fail(describe_faults(std::move(faults), folder));
  return tree;
}

Result<Tree> read_tree(const fs::path& folder) {
  const Result<StoredTree> tree = open_tree(folder);
  if (!tree) return fail(tree.error());
  return load(*tree);
}

Status require_folder(const fs::path& base, const std::string& folder) {
  return refuse_links_above(base, folder + "/");
}

Status lay_out(const Tree& tree, const fs::path& folder) {
  if (TreeFaults faults = find_folded_names(tree, folder); !faults.empty())
    return fail(describe_faults(std::move(faults), folder));
  for (const TreeEntry& entry : tree) {
    if (Status done = lay_out_entry(entry, folder); !done) return done;
  }
  return {};
}

}  // namespace ocelot::io
