// Differences by libgit2.
#include "support/git/history.hpp"

#include <memory>
#include <set>

#include <fmt/format.h>
#include <git2.h>

#include "support/git/git_handles.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

using Repository = Owned<git_repository>;

Unexpected<Diagnostics> no_history(const fs::path& folder, std::string_view doing) {
  const git_error* last = git_error_last();
  return fail(
      error("no-history", whole_file(folder.string()),
            fmt::format("{}: {}", doing, last == nullptr ? "unknown reason" : last->message))
          .with_help("--since takes a commit of the git repository that holds the project"));
}

Result<Repository> open(const fs::path& folder, unsigned int flags) {
  start_git();
  git_repository* opened = nullptr;
  if (git_repository_open_ext(&opened, folder.c_str(), flags, nullptr) != 0)
    return no_history(folder, "no git repository");
  return Repository(opened, git_repository_free);
}

Unexpected<Diagnostics> unknown_revision(const fs::path& work_tree, const std::string& revision) {
  return fail(error("unknown-ref", whole_file(work_tree.string()),
                    fmt::format("this repository has no branch, tag or commit '{}'", revision))
                  .with_help("in CI, the checkout may be too shallow: fetch more of its history"));
}

Result<Owned<git_tree>> tree_of(git_repository* repository, const fs::path& folder,
                                const std::string& commit) {
  git_object* found = nullptr;
  if (git_revparse_single(&found, repository, (commit + "^{tree}").c_str()) != 0)
    return no_history(folder, "cannot read the commit");
  return Owned<git_tree>(reinterpret_cast<git_tree*>(found), git_tree_free);
}

// libgit2 adds the changes from the commit to the index and from there to the work tree; two that
// cancel each other are none.
bool is_back(git_repository* repository, const git_diff_delta& delta) {
  git_oid now;
  return delta.status == GIT_DELTA_MODIFIED && delta.old_file.mode == delta.new_file.mode &&
         git_repository_hashfile(&now, repository, delta.new_file.path, GIT_OBJECT_BLOB, nullptr) ==
             0 &&
         git_oid_equal(&now, &delta.old_file.id) == 1;
}

}  // namespace

Result<fs::path> find_work_tree(const fs::path& folder) {
  const Result<Repository> repository = open(folder, 0);
  if (!repository) return fail(repository.error());
  const char* root = git_repository_workdir(repository->get());
  if (root == nullptr) return no_history(folder, "a repository without a work tree");
  std::error_code code;
  const fs::path found = fs::canonical(root, code);
  return code ? fs::path(root) : found;
}

Result<std::string> commit_at(const fs::path& work_tree, const std::string& revision) {
  const Result<Repository> repository = open(work_tree, GIT_REPOSITORY_OPEN_NO_SEARCH);
  if (!repository) return fail(repository.error());
  git_object* found = nullptr;
  if (git_revparse_single(&found, repository->get(), (revision + "^{commit}").c_str()) != 0)
    return unknown_revision(work_tree, revision);
  const Owned<git_object> commit(found, git_object_free);
  return hex_of(*git_object_id(commit.get()));
}

Result<std::vector<std::string>> changed_since(const fs::path& work_tree,
                                               const std::string& commit) {
  const Result<Repository> repository = open(work_tree, GIT_REPOSITORY_OPEN_NO_SEARCH);
  if (!repository) return fail(repository.error());
  const Result<Owned<git_tree>> tree = tree_of(repository->get(), work_tree, commit);
  if (!tree) return fail(tree.error());
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS;
  git_diff* raw_diff = nullptr;
  if (git_diff_tree_to_workdir_with_index(&raw_diff, repository->get(), tree->get(), &options) != 0)
    return no_history(work_tree, "cannot compare");
  const Owned<git_diff> diff(raw_diff, git_diff_free);
  std::set<std::string> paths;
  for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
    const git_diff_delta* delta = git_diff_get_delta(diff.get(), i);
    if (is_back(repository->get(), *delta)) continue;
    paths.insert({delta->old_file.path, delta->new_file.path});
  }
  return std::vector<std::string>(paths.begin(), paths.end());
}

}  // namespace ocelot::git
