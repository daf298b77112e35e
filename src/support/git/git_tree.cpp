// Finds the tree of a folder of a commit, checks it, and reads it.

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/base/tree_check.hpp"
#include "support/base/tree_links.hpp"
#include "support/git/git.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/object_reading.hpp"
#include "support/git/tree_walk.hpp"

namespace ocelot::git {

namespace {

Unexpected<Diagnostics> missing_commit(const std::string& where, const std::string& commit) {
  return fail(error("missing-commit", whole_file(where),
                    fmt::format("no commit {} in {}", commit.substr(0, 12), where))
                  .with_help("run ocelot-gen update to pin the commit that the ref means now"));
}

Unexpected<Diagnostics> no_folder(const std::string& where, const std::string& commit,
                                  const std::string& folder) {
  return fail(
      error("upstream-folder", whole_file(where),
            fmt::format("commit {} has no folder '{}'", commit.substr(0, 12), folder))
          .with_help("set 'folder' in config/upstream.yaml to the folder of its Go module"));
}

// A folder of a commit, for messages.
struct FolderOfCommit {
  const std::string& where;
  const std::string& commit;
  const std::string& folder;

  std::string path_of(const std::string& path) const {
    if (path.empty()) return folder;
    return folder == "." ? path : fmt::format("{}/{}", folder, path);
  }

  Diagnostics describe(TreeFaults faults) const {
    return ocelot::describe(std::move(faults), [&](const TreeFault& fault) {
      return error(fault.code, whole_file(where),
                   fmt::format("'{}' of commit {} {}", path_of(fault.path), commit.substr(0, 12),
                               fault.problem))
          .with_help("pin a commit without it: set 'ref' in config/upstream.yaml");
    });
  }
};

// The tree object of a folder; nothing if the commit does not have the folder.
Result<std::optional<git_oid>> find_tree(const GitRepository& repository, FolderOfCommit target) {
  const Result<bool> is_here = repository.contains(target.commit);
  if (!is_here) return fail(is_here.error());
  if (!*is_here) return missing_commit(target.where, target.commit);
  const Result<git_oid> root = root_of_commit(repository.handle(), target.where, target.commit);
  if (!root) return fail(root.error());
  git_oid id = *root;
  if (target.folder == ".") return std::optional(id);
  for (const std::string_view name : split(target.folder, '/')) {
    const Result<TreeObject> tree = read_tree_object(repository.handle(), id, target.where);
    if (!tree) return fail(tree.error());
    const auto has_name = [&](const TreeRecord& record) { return record.name == name; };
    const auto found = std::find_if(tree->records.begin(), tree->records.end(), has_name);
    if (found == tree->records.end()) return std::optional<git_oid>();
    if (std::any_of(found + 1, tree->records.end(), has_name))
      return fail(target.describe({{"upstream-duplicate", "", "has a duplicate name"}}));
    if (!is_folder(found->mode)) {
      return fail(error("upstream-folder", whole_file(target.where),
                        fmt::format("'{}' is not a folder", target.folder)));
    }
    id = found->id;
  }
  return std::optional(id);
}

Result<std::string> read_blob(git_repository* repository, const StoredFile& file) {
  git_oid id;
  if (const int code = git_oid_fromstr(&id, file.id.c_str()); code != 0)
    return object_failure(code, file.path, "cannot read from the repository");
  return read_object(repository, id, file.path);
}

Result<StoredTree> checked(git_repository* repository, FolderOfCommit target,
                           Result<ListedTree> listed) {
  if (!listed) return fail(std::move(listed.error()));
  if (!listed->faults.empty()) return fail(target.describe(std::move(listed->faults)));
  return StoredTree{std::move(listed->files),
                    [repository](const StoredFile& file) { return read_blob(repository, file); }};
}

}  // namespace

Result<std::string> GitRepository::tree_of(const std::string& commit,
                                           const std::string& folder) const {
  const Result<std::optional<git_oid>> tree = find_tree(*this, {where_, commit, folder});
  if (!tree) return fail(tree.error());
  if (!*tree) return no_folder(where_, commit, folder);
  return hex_of(**tree);
}

Result<StoredTree> GitRepository::open_tree(const std::string& commit,
                                            const std::string& folder) const {
  const FolderOfCommit target{where_, commit, folder};
  const Result<std::optional<git_oid>> root = find_tree(*this, target);
  if (!root) return fail(root.error());
  if (!*root) return no_folder(where_, commit, folder);
  Result<ListedTree> listed = list_files(handle(), where_, **root);
  if (listed) {
    TreeFaults more = find_faults(listed->files);
    std::move(more.begin(), more.end(), std::back_inserter(listed->faults));
  }
  return checked(handle(), target, std::move(listed));
}

Result<Tree> GitRepository::read(const std::string& commit, const std::string& folder) const {
  const Result<StoredTree> tree = open_tree(commit, folder);
  if (!tree) return fail(tree.error());
  return load(*tree);
}

Result<std::optional<Tree>> GitRepository::find_folder(const std::string& commit,
                                                       const std::string& folder) const {
  const FolderOfCommit target{where_, commit, folder};
  const Result<std::optional<git_oid>> root = find_tree(*this, target);
  if (!root) return fail(root.error());
  if (!*root) return std::nullopt;
  const Result<StoredTree> stored = checked(handle(), target, list_files(handle(), where_, **root));
  if (!stored) return fail(stored.error());
  Result<Tree> tree = load(*stored);
  if (!tree) return fail(tree.error());
  return std::move(*tree);
}

}  // namespace ocelot::git
