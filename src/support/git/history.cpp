// Computes differences with libgit2.
#include "support/git/history.hpp"

#include <memory>
#include <set>

#include <fmt/format.h>
#include <git2.h>

#include "support/git/git.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/history_repository.hpp"
#include "support/git/revision_names.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

using Repository = HistoryRepository;

std::string help_for_unknown(git_repository* repository) {
  return git_repository_is_shallow(repository) == 1
             ? std::string(k_unshallow_help)
             : "fetch it first, for example: git fetch origin";
}

Unexpected<Diagnostics> unknown_revision(git_repository* repository, const fs::path& work_tree,
                                         const std::string& revision) {
  return fail(error("unknown-ref", whole_file(work_tree.string()),
                    fmt::format("this repository has no branch, tag or commit '{}'", revision))
                  .with_help(help_for_unknown(repository)));
}

// The repository is the project's, so its errors are not those of the upstream.
Diagnostics of_history(Diagnostics faults) {
  for (Diagnostic& fault : faults) {
    if (fault.code.starts_with("upstream-")) fault.code = "no-history";
  }
  return faults;
}

Unexpected<Diagnostics> cannot_read(int code, const fs::path& folder, std::string_view doing) {
  return fail(of_history(object_failure(code, folder.string(), doing).value()));
}

// A file outside a sparse checkout is missing in the work tree, but not deleted.
bool is_left_out(git_index* index, const char* path) {
  const git_index_entry* entry = git_index_get_bypath(index, path, 0);
  return entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
}

// libgit2 adds the changes from the commit to the index and from the index to the work tree. Two
// that cancel each other are not a change.
bool is_back(git_repository* repository, const git_diff_delta& delta) {
  git_oid now;
  return delta.status == GIT_DELTA_MODIFIED && delta.old_file.mode == delta.new_file.mode &&
         git_repository_hashfile(&now, repository, delta.new_file.path, GIT_OBJECT_BLOB, nullptr) ==
             0 &&
         git_oid_equal(&now, &delta.old_file.id) == 1;
}

// The state of a work tree that a commit is compared with.
struct WorkTree {
  fs::path folder;
  Repository repository;
  Owned<git_index> index;
};

Result<WorkTree> open_work_tree(const fs::path& folder) {
  Result<Repository> repository = open_history(folder, GIT_REPOSITORY_OPEN_NO_SEARCH);
  if (!repository) return fail(repository.error());
  git_index* opened = nullptr;
  if (git_repository_index(&opened, repository->get()) != 0)
    return no_history(folder, "cannot read the index");
  return WorkTree{folder, std::move(*repository), {opened, git_index_free}};
}

Result<Owned<git_diff>> diff_to_files(const WorkTree& work_tree, git_tree* tree) {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS;
  git_diff* diff = nullptr;
  const int code =
      git_diff_tree_to_workdir_with_index(&diff, work_tree.repository.get(), tree, &options);
  if (code == 0) return Owned<git_diff>(diff, git_diff_free);
  return cannot_read(code, work_tree.folder, "cannot compare");
}

Result<Owned<git_diff>> diff_to_index(const WorkTree& work_tree, git_tree* tree) {
  git_diff* diff = nullptr;
  const int code = git_diff_tree_to_index(&diff, work_tree.repository.get(), tree,
                                          work_tree.index.get(), nullptr);
  if (code == 0) return Owned<git_diff>(diff, git_diff_free);
  return cannot_read(code, work_tree.folder, "cannot compare");
}

// Whether a path of a commit is a file or a submodule.
bool has_file(git_tree* tree, const std::string& path) {
  git_tree_entry* found = nullptr;
  if (git_tree_entry_bypath(&found, tree, path.c_str()) != 0) return false;
  const Owned<git_tree_entry> entry(found, git_tree_entry_free);
  return git_tree_entry_type(found) != GIT_OBJECT_TREE;
}

// Moves the paths that a set has to another, by a test.
template <class Test>
void move_found(std::set<std::string>& from, std::set<std::string>& to, Test is_found) {
  for (auto path = from.begin(); path != from.end();) {
    const auto here = path++;
    if (is_found(*here)) to.insert(from.extract(here));
  }
}

// Starts at every ref and at HEAD, which may be detached; the latest commits come first.
Owned<git_revwalk> walk_all(git_repository* repository) {
  git_revwalk* opened = nullptr;
  git_revwalk_new(&opened, repository);
  Owned<git_revwalk> walk(opened, git_revwalk_free);
  git_revwalk_sorting(walk.get(), GIT_SORT_TIME);
  git_revwalk_push_glob(walk.get(), "*");
  git_revwalk_push_head(walk.get());
  return walk;
}

// Calls `visit` with each difference.
template <class Visit>
void for_each_delta(const git_diff* diff, Visit visit) {
  for (std::size_t i = 0; i < git_diff_num_deltas(diff); ++i) visit(*git_diff_get_delta(diff, i));
}

}  // namespace

Result<fs::path> find_work_tree(const fs::path& folder) {
  const Result<Repository> repository = open_history(folder, 0);
  if (!repository) return fail(repository.error());
  const char* root = git_repository_workdir(repository->get());
  if (root == nullptr) return no_history(folder, "a repository without a work tree");
  std::error_code code;
  const fs::path found = fs::canonical(root, code);
  return code ? fs::path(root) : found;
}

Result<std::vector<std::string>> meanings_of(const fs::path& work_tree,
                                             const std::string& revision) {
  const Result<Repository> repository = open_history(work_tree, GIT_REPOSITORY_OPEN_NO_SEARCH);
  if (!repository) return fail(repository.error());
  return meanings_of(repository->get(), name_in(revision));
}

Result<std::string> commit_at(const fs::path& work_tree, const std::string& revision) {
  const Result<Repository> repository = open_history(work_tree, GIT_REPOSITORY_OPEN_NO_SEARCH);
  if (!repository) return fail(repository.error());
  // Otherwise, git would take refs/heads/refs/remotes/origin/main for refs/remotes/origin/main.
  const std::string name = name_in(revision);
  if (name.starts_with("refs/") && !has_ref(repository->get(), name))
    return unknown_revision(repository->get(), work_tree, revision);
  git_object* found = nullptr;
  const int code = git_revparse_single(&found, repository->get(), (revision + "^{commit}").c_str());
  if (code != 0) return unknown_revision(repository->get(), work_tree, revision);
  const Owned<git_object> commit(found, git_object_free);
  return hex_of(*git_object_id(commit.get()));
}

Result<Tree> tree_at(const fs::path& work_tree, const std::string& commit,
                     const std::string& folder) {
  const Result<GitRepository> repository = GitRepository::open(work_tree);
  if (!repository) return fail(of_history(repository.error()));
  Result<std::optional<Tree>> tree = repository->find_folder(commit, folder);
  if (!tree) return fail(of_history(tree.error()));
  return *tree ? std::move(**tree) : Tree();
}

Result<std::vector<std::string>> changed_since(const fs::path& folder, const std::string& commit) {
  const Result<WorkTree> work_tree = open_work_tree(folder);
  if (!work_tree) return fail(work_tree.error());
  git_repository* repository = work_tree->repository.get();
  git_index* index = work_tree->index.get();
  const Result<GitTreeHandle> tree = tree_of_commit(repository, folder.string(), commit);
  if (!tree) return fail(of_history(tree.error()));
  const Result<Owned<git_diff>> files = diff_to_files(*work_tree, tree->get());
  if (!files) return fail(files.error());
  const Result<Owned<git_diff>> entries = diff_to_index(*work_tree, tree->get());
  if (!entries) return fail(entries.error());
  std::set<std::string> paths;
  for_each_delta(files->get(), [&](const git_diff_delta& delta) {
    if (!is_back(repository, delta) && !is_left_out(index, delta.old_file.path))
      paths.insert({delta.old_file.path, delta.new_file.path});
  });
  for_each_delta(entries->get(), [&](const git_diff_delta& delta) {
    if (is_left_out(index, delta.new_file.path)) paths.insert(delta.new_file.path);
  });
  return std::vector<std::string>(paths.begin(), paths.end());
}

Result<std::set<std::string>> find_tracked(const fs::path& folder,
                                           const std::set<std::string>& paths) {
  const Result<WorkTree> work_tree = open_work_tree(folder);
  if (!work_tree) return fail(work_tree.error());
  git_index* index = work_tree->index.get();
  std::set<std::string> tracked;
  for (const std::string& path : paths) {
    if (git_index_get_bypath(index, path.c_str(), 0) != nullptr ||
        git_index_find_prefix(nullptr, index, (path + "/").c_str()) == 0)
      tracked.insert(path);
  }
  return tracked;
}

Result<PastFiles> find_past_files(const fs::path& folder, std::set<std::string> paths) {
  const Result<WorkTree> work_tree = open_work_tree(folder);
  if (!work_tree) return fail(work_tree.error());
  git_repository* repository = work_tree->repository.get();
  PastFiles past{{}, git_repository_is_shallow(repository) == 1};
  move_found(paths, past.found, [&](const std::string& path) {
    return git_index_get_bypath(work_tree->index.get(), path.c_str(), 0) != nullptr;
  });
  const Owned<git_revwalk> walk = walk_all(repository);
  git_oid id;
  while (!paths.empty() && git_revwalk_next(&id, walk.get()) == 0) {
    const Result<GitTreeHandle> tree = tree_of_commit(repository, folder.string(), hex_of(id));
    if (!tree) continue;
    move_found(paths, past.found,
               [&](const std::string& path) { return has_file(tree->get(), path); });
  }
  return past;
}

}  // namespace ocelot::git
