// Asks libgit2, except in a shallow clone: libgit2 1.5 fails there when it meets a missing parent.
#include "support/git/merge_base.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "support/git/git_handles.hpp"
#include "support/git/history_repository.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

using GitCommit = GitOwned<git_commit, git_commit_free>;

constexpr unsigned int k_exactly = GIT_REPOSITORY_OPEN_NO_SEARCH;

GitCommit find_commit(git_repository* repository, const std::string& commit) {
  git_oid id;
  git_commit* found = nullptr;
  if (git_oid_fromstr(&id, commit.c_str()) != 0) return nullptr;
  return GitCommit(git_commit_lookup(&found, repository, &id) == 0 ? found : nullptr);
}

std::vector<std::string> parents_of(const GitCommit& commit) {
  std::vector<std::string> parents;
  for (unsigned int i = 0; i < git_commit_parentcount(commit.get()); ++i)
    parents.push_back(hex_of(*git_commit_parent_id(commit.get(), i)));
  return parents;
}

Result<HeadCommit> head_of(git_repository* repository, const fs::path& work_tree) {
  git_oid id;
  if (git_reference_name_to_id(&id, repository, std::string(k_head).c_str()) != 0)
    return no_history(work_tree, "no commit yet");
  const GitCommit commit = find_commit(repository, hex_of(id));
  if (!commit) return no_history(work_tree, "cannot read HEAD");
  return HeadCommit{hex_of(id), parents_of(commit)};
}

// A commit of a shallow clone.
struct Ancestor {
  git_time_t time = 0;
  std::vector<std::string> parents;
};
using Ancestors = std::map<std::string, Ancestor>;

// A commit and its ancestors, as far as the clone has them: few, as the clone is shallow.
Ancestors ancestors_of(git_repository* repository, const std::string& start) {
  Ancestors found;
  std::vector<std::string> waiting = {start};
  while (!waiting.empty()) {
    const std::string id = waiting.back();
    waiting.pop_back();
    if (found.contains(id)) continue;
    const GitCommit commit = find_commit(repository, id);
    if (!commit) continue;
    Ancestor& ancestor = found[id];
    ancestor = {git_commit_time(commit.get()), parents_of(commit)};
    waiting.insert(waiting.end(), ancestor.parents.begin(), ancestor.parents.end());
  }
  return found;
}

// The latest of the common ancestors that are no parent of another.
std::optional<std::string> find_in_shallow(git_repository* repository, const std::string& a,
                                           const std::string& b) {
  const Ancestors of_a = ancestors_of(repository, a);
  const Ancestors of_b = ancestors_of(repository, b);
  std::set<std::string> parents;
  for (const auto& [id, ancestor] : of_a) {
    if (of_b.contains(id)) parents.insert(ancestor.parents.begin(), ancestor.parents.end());
  }
  std::optional<std::pair<git_time_t, std::string>> best;
  for (const auto& [id, ancestor] : of_a) {
    if (of_b.contains(id) && !parents.contains(id)) best = std::max(best, {{ancestor.time, id}});
  }
  return best ? std::optional(best->second) : std::nullopt;
}

}  // namespace

Result<HeadCommit> head_of(const fs::path& work_tree) {
  const Result<HistoryRepository> repository = open_history(work_tree, k_exactly);
  if (!repository) return fail(repository.error());
  return head_of(repository->get(), work_tree);
}

Result<bool> is_shallow(const fs::path& work_tree) {
  const Result<HistoryRepository> repository = open_history(work_tree, k_exactly);
  if (!repository) return fail(repository.error());
  return git_repository_is_shallow(repository->get()) == 1;
}

Result<std::optional<std::string>> find_merge_base(const fs::path& work_tree,
                                                   const std::string& commit) {
  const Result<HistoryRepository> repository = open_history(work_tree, k_exactly);
  if (!repository) return fail(repository.error());
  const Result<HeadCommit> head = head_of(repository->get(), work_tree);
  if (!head) return fail(head.error());
  if (git_repository_is_shallow(repository->get()) == 1)
    return find_in_shallow(repository->get(), head->id, commit);
  git_oid one;
  git_oid two;
  git_oid base;
  if (git_oid_fromstr(&one, head->id.c_str()) != 0 || git_oid_fromstr(&two, commit.c_str()) != 0)
    return no_history(work_tree, "cannot compare commits");
  const int code = git_merge_base(&base, repository->get(), &one, &two);
  if (code == 0) return std::optional(hex_of(base));
  if (code == GIT_ENOTFOUND && find_commit(repository->get(), commit)) return std::nullopt;
  return no_history(work_tree, "cannot compare commits");
}

Result<std::string> merge_base(const fs::path& work_tree, const std::string& commit,
                               const std::string& name) {
  const Result<std::optional<std::string>> base = find_merge_base(work_tree, commit);
  if (!base) return fail(base.error());
  if (*base) return **base;
  const Result<bool> lacks_commits = is_shallow(work_tree);
  if (!lacks_commits) return fail(lacks_commits.error());
  return fail(error("no-merge-base", whole_file(work_tree.string()),
                    fmt::format("'{}' and HEAD have no common commit", name))
                  .with_help(*lacks_commits ? std::string(k_unshallow_help)
                                            : "name a commit of the history of HEAD"));
}

}  // namespace ocelot::git
