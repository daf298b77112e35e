// The tree of a folder of a commit: found, and read in full.
#include <algorithm>

#include <fmt/format.h>

#include "support/git/git.hpp"
#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace {

Result<TreeEntry> read_blob(git_repository* repository, const git_tree_entry* entry,
                            std::string path) {
  git_blob* found = nullptr;
  if (git_blob_lookup(&found, repository, git_tree_entry_id(entry)) != 0) {
    return git_failure("upstream-unreadable", path, "cannot read from the repository");
  }
  const GitOwned<git_blob, git_blob_free> blob(found);
  const auto* bytes = static_cast<const char*>(git_blob_rawcontent(blob.get()));
  const auto size = static_cast<std::size_t>(git_blob_rawsize(blob.get()));
  auto kind = TreeEntry::Kind::regular;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE)
    kind = TreeEntry::Kind::executable;
  if (git_tree_entry_filemode(entry) == GIT_FILEMODE_LINK) kind = TreeEntry::Kind::link;
  return TreeEntry{std::move(path), std::string(bytes, size), kind};
}

// One walk of a tree: collects blobs, keeps the first failure.
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

// Cannot be told apart by the code alone: a folder that the commit has not, a tree that is lost.
Unexpected<Diagnostics> cannot_find(int code, const std::string& where, const std::string& commit,
                                    const std::string& folder) {
  const git_error* last = git_error_last();
  const bool is_absent = code == GIT_ENOTFOUND && (last == nullptr || last->klass != GIT_ERROR_ODB);
  if (is_absent) return no_folder(where, commit, folder);
  return git_failure("upstream-unreadable", where, "cannot read from the repository");
}

Result<GitTreeHandle> find_tree(const GitRepository& repository, const std::string& where,
                                const std::string& commit, const std::string& folder) {
  const Result<bool> is_here = repository.contains(commit);
  if (!is_here) return fail(is_here.error());
  if (!*is_here) return missing_commit(where, commit);
  git_object* found = nullptr;
  const std::string expression = folder == "." ? commit + "^{tree}" : commit + ":" + folder;
  if (const int code = git_revparse_single(&found, repository.handle(), expression.c_str());
      code != 0)
    return cannot_find(code, where, commit, folder);
  const GitObject object(found);
  if (git_object_type(object.get()) != GIT_OBJECT_TREE) {
    return fail(
        error("upstream-folder", whole_file(where), fmt::format("'{}' is not a folder", folder)));
  }
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, object.get(), GIT_OBJECT_TREE) != 0)
    return git_failure("upstream-unreadable", where, "cannot read from the repository");
  return GitTreeHandle(reinterpret_cast<git_tree*>(peeled));
}

}  // namespace

Result<std::string> GitRepository::tree_of(const std::string& commit,
                                           const std::string& folder) const {
  const Result<GitTreeHandle> tree = find_tree(*this, where_, commit, folder);
  if (!tree) return fail(tree.error());
  return hex_of(*git_tree_id(tree->get()));
}

Result<Tree> GitRepository::read(const std::string& commit, const std::string& folder) const {
  const Result<GitTreeHandle> root = find_tree(*this, where_, commit, folder);
  if (!root) return fail(root.error());
  Walk walk{handle(), {}, {}};
  const int walked = git_tree_walk(root->get(), GIT_TREEWALK_PRE, &Walk::visit, &walk);
  if (!walk.failure.empty()) return fail(walk.failure);
  if (walked != 0) return git_failure("upstream-unreadable", where_, "cannot read the whole tree");
  std::sort(walk.tree.begin(), walk.tree.end(),
            [](const TreeEntry& a, const TreeEntry& b) { return a.path < b.path; });
  return walk.tree;
}

}  // namespace ocelot::git
