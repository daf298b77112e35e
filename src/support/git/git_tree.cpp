// Finds the tree of a folder of a commit, and reads it completely.

#include <fmt/format.h>

#include "support/git/git.hpp"
#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace {

Result<TreeEntry> read_blob(git_repository* repository, const git_tree_entry* entry,
                            std::string path) {
  git_blob* found = nullptr;
  const int code = git_blob_lookup(&found, repository, git_tree_entry_id(entry));
  if (code != 0) return object_failure(code, path, "cannot read from the repository");
  const GitOwned<git_blob, git_blob_free> blob(found);
  const auto* bytes = static_cast<const char*>(git_blob_rawcontent(blob.get()));
  const auto size = static_cast<std::size_t>(git_blob_rawsize(blob.get()));
  auto kind = TreeEntry::Kind::regular;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE)
    kind = TreeEntry::Kind::executable;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) kind = TreeEntry::Kind::link;
  return TreeEntry{std::move(path), std::string(bytes, size), kind};
}

// One walk over a tree: collects blobs and keeps the first failure.
struct Walk {
  git_repository* repository;
  Tree tree;
  Diagnostics failure;

  static int visit(const char* root, const git_tree_entry* entry, void* payload) {
    auto& walk = *static_cast<Walk*>(payload);
    const std::string path = std::string(root) + git_tree_entry_name(entry);
    switch (git_tree_entry_type(entry)) {
      case GIT_OBJECT_TREE:
        return 0;
      case GIT_OBJECT_BLOB:
        return walk.take(read_blob(walk.repository, entry, path));
      default:
        return walk.take(
            fail(error("submodule", whole_file(path), "a submodule, which is not followed")));
    }
  }

  int take(Result<TreeEntry> entry) {
    if (!entry) {
      failure = std::move(entry.error());
      return -1;
    }
    tree.push_back(std::move(*entry));
    return 0;
  }
};

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

// Whether a path does not exist; other codes mean that an object on the way to it could not be
// read.
bool is_absent(int code) {
  const git_error* last = git_error_last();
  return code == GIT_ENOTFOUND && last != nullptr && last->klass == GIT_ERROR_TREE;
}

Result<GitTreeHandle> subtree(git_repository* repository, const std::string& where,
                              const git_tree_entry* entry) {
  git_tree* tree = nullptr;
  const int code = git_tree_lookup(&tree, repository, git_tree_entry_id(entry));
  if (code != 0) return object_failure(code, where, "cannot read from the repository");
  return GitTreeHandle(tree);
}

// The tree of a folder; null if the commit does not have the folder.
Result<GitTreeHandle> find_tree(const GitRepository& repository, const std::string& where,
                                const std::string& commit, const std::string& folder) {
  const Result<bool> is_here = repository.contains(commit);
  if (!is_here) return fail(is_here.error());
  if (!*is_here) return missing_commit(where, commit);
  Result<GitTreeHandle> root = tree_of_commit(repository.handle(), where, commit);
  if (!root || folder == ".") return root;
  git_tree_entry* found = nullptr;
  const int code = git_tree_entry_bypath(&found, root->get(), folder.c_str());
  const GitOwned<git_tree_entry, git_tree_entry_free> entry(found);
  if (code != 0 && is_absent(code)) return GitTreeHandle();
  if (code != 0) return object_failure(code, where, "cannot read from the repository");
  if (git_tree_entry_type(found) == GIT_OBJECT_TREE)
    return subtree(repository.handle(), where, found);
  return fail(
      error("upstream-folder", whole_file(where), fmt::format("'{}' is not a folder", folder)));
}

Result<Tree> read_all(const GitRepository& repository, const std::string& where,
                      const git_tree* root) {
  Walk walk{repository.handle(), {}, {}};
  const int walked = git_tree_walk(root, GIT_TREEWALK_PRE, &Walk::visit, &walk);
  if (!walk.failure.empty()) return fail(walk.failure);
  if (walked != 0) return object_failure(walked, where, "cannot read the whole tree");
  sort_by_path(walk.tree);
  return walk.tree;
}

}  // namespace

Result<std::string> GitRepository::tree_of(const std::string& commit,
                                           const std::string& folder) const {
  const Result<GitTreeHandle> tree = find_tree(*this, where_, commit, folder);
  if (!tree) return fail(tree.error());
  if (!*tree) return no_folder(where_, commit, folder);
  return hex_of(*git_tree_id(tree->get()));
}

Result<Tree> GitRepository::read(const std::string& commit, const std::string& folder) const {
  Result<std::optional<Tree>> tree = find_folder(commit, folder);
  if (!tree) return fail(tree.error());
  if (!*tree) return no_folder(where_, commit, folder);
  return std::move(**tree);
}

Result<std::optional<Tree>> GitRepository::find_folder(const std::string& commit,
                                                       const std::string& folder) const {
  const Result<GitTreeHandle> root = find_tree(*this, where_, commit, folder);
  if (!root) return fail(root.error());
  if (!*root) return std::nullopt;
  Result<Tree> tree = read_all(*this, where_, root->get());
  if (!tree) return fail(tree.error());
  return std::move(*tree);
}

}  // namespace ocelot::git
