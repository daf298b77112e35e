// Repositories with libgit2 1.5: opens them, resolves refs, computes distances.
#include "support/git/git.hpp"

#include <vector>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/git/git_handles.hpp"
#include "support/git/git_owner.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

namespace {

Unexpected<Diagnostics> unreadable(const fs::path& folder) {
  return git_failure("upstream-unreadable", folder.string(),
                     "not a git repository that can be read");
}

Unexpected<Diagnostics> unknown_ref(const std::string& where, const std::string& ref) {
  return fail(error("unknown-ref", whole_file(where),
                    fmt::format("upstream has no branch, tag or commit '{}'", ref)));
}

// The object that a name refers to; null if there is no such name or the object has another type.
// git_revparse_single would interpret more than a name, even after refs/heads/: for example, it
// reads v1-3-gabcdef as the commit abcdef.
Result<GitObject> object_of_name(git_repository* repository, const std::string& where,
                                 const std::string& name, git_object_t type) {
  git_reference* found = nullptr;
  const int code = git_reference_lookup(&found, repository, name.c_str());
  const GitOwned<git_reference, git_reference_free> reference(found);
  if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) return GitObject();
  if (code != 0) return object_failure(code, where, "cannot read from the repository");
  git_object* peeled = nullptr;
  const int peeling = git_reference_peel(&peeled, found, type);
  if (peeling == GIT_ENOTFOUND)
    return object_failure(peeling, where, "cannot read from the repository");
  return GitObject(peeling == 0 ? peeled : nullptr);
}

Result<std::optional<std::string>> commit_of_name(git_repository* repository,
                                                  const std::string& where,
                                                  const std::string& name) {
  const Result<GitObject> commit = object_of_name(repository, where, name, GIT_OBJECT_COMMIT);
  if (!commit) return fail(commit.error());
  if (!*commit) return std::nullopt;
  return hex_of(*git_object_id(commit->get()));
}

Result<std::string> commit_of_digits(git_repository* repository, const std::string& where,
                                     const std::string& digits, const std::string& ref) {
  git_oid id;
  git_object* found = nullptr;
  int code = git_oid_fromstrn(&id, digits.c_str(), digits.size());
  if (code == 0)
    code = git_object_lookup_prefix(&found, repository, &id, digits.size(), GIT_OBJECT_ANY);
  if (code == GIT_EAMBIGUOUS) {
    return fail(error("ambiguous-ref", whole_file(where),
                      fmt::format("more than one object begins with '{}'", ref))
                    .with_help("write more of its digits"));
  }
  if (code != 0) return unknown_ref(where, ref);
  const GitObject object(found);
  git_object* peeled = nullptr;
  if (git_object_peel(&peeled, object.get(), GIT_OBJECT_COMMIT) != 0)
    return unknown_ref(where, ref);
  const GitObject commit(peeled);
  return hex_of(*git_object_id(commit.get()));
}

// The full names that a ref may mean, in the order of `git checkout`: a branch, a tag, a remote
// branch in a mirror, a full name. HEAD is only the repository's own: a clone also has
// refs/remotes/origin/HEAD, which names the default branch of its origin.
std::vector<std::string> names_of(const std::string& ref) {
  if (ref == k_head) return {ref};
  std::vector<std::string> names = {"refs/heads/" + ref, "refs/tags/" + ref,
                                    "refs/remotes/origin/" + ref};
  if (ref.starts_with("refs/")) names.push_back(ref);
  return names;
}

int check_ref(const char* name, void* payload) {
  const auto object =
      object_of_name(static_cast<git_repository*>(payload), {}, name, GIT_OBJECT_ANY);
  return object && *object ? 0 : -1;
}

}  // namespace

void GitRepository::Free::operator()(git_repository* repository) const {
  git_repository_free(repository);
}

bool has_git_folder(const fs::path& folder) {
  std::error_code none;
  return fs::is_regular_file(folder / ".git/HEAD", none) &&
         fs::is_directory(folder / ".git/objects", none) &&
         fs::is_directory(folder / ".git/refs", none);
}

GitRepository::GitRepository(git_repository* handle, std::string where)
    : handle_(handle), where_(std::move(where)) {}

Result<std::optional<GitRepository>> GitRepository::find(const fs::path& folder) {
  start_git();
  git_repository* opened = nullptr;
  const int code =
      git_repository_open_ext(&opened, folder.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  if (code != 0) return unreadable(folder);
  GitRepository repository(opened, folder.string());
  if (Status owned = check_owner(opened); !owned) return fail(owned.error());
  return repository;
}

Result<GitRepository> GitRepository::open(const fs::path& folder) {
  Result<std::optional<GitRepository>> found = find(folder);
  if (!found) return fail(found.error());
  if (!*found) return unreadable(folder);
  return std::move(**found);
}

Result<GitRepository> GitRepository::open_bare(const fs::path& folder) {
  start_git();
  git_repository* opened = nullptr;
  if (git_repository_open_bare(&opened, folder.c_str()) != 0) return unreadable(folder);
  return GitRepository(opened, folder.string());
}

Result<std::string> GitRepository::commit_of(const std::string& ref) const {
  for (const std::string& name : names_of(ref)) {
    const Result<std::optional<std::string>> commit = commit_of_name(handle(), where_, name);
    if (!commit) return fail(commit.error());
    if (*commit) return **commit;
  }
  return commit_of_sha(ref);
}

Result<std::string> GitRepository::commit_of_sha(const std::string& ref) const {
  const std::string digits = in_lower_case(ref);
  if (!looks_like_sha(digits)) return unknown_ref(where_, ref);
  return commit_of_digits(handle(), where_, digits, ref);
}

Result<bool> GitRepository::contains(const std::string& commit) const {
  git_oid id;
  git_object* found = nullptr;
  if (git_oid_fromstr(&id, commit.c_str()) != 0) return false;
  const int code = git_object_lookup(&found, handle(), &id, GIT_OBJECT_COMMIT);
  const GitObject owner(found);
  if (code == 0) return true;
  if (code == GIT_ENOTFOUND) return false;
  return git_failure("upstream-unreadable", where_, "cannot read from the repository");
}

Status GitRepository::check() const {
  if (git_reference_foreach_name(handle(), &check_ref, handle()) == 0) return {};
  return git_failure("upstream-unreadable", where_, "cannot read from the repository");
}

std::optional<Distance> GitRepository::distance(const std::string& commit,
                                                const std::string& other) const {
  git_oid ours;
  git_oid theirs;
  Distance distance;
  if (git_oid_fromstr(&ours, commit.c_str()) != 0 || git_oid_fromstr(&theirs, other.c_str()) != 0 ||
      git_graph_ahead_behind(&distance.ahead, &distance.behind, handle(), &ours, &theirs) != 0)
    return std::nullopt;
  return distance;
}

bool is_ref_name(const std::string& ref) {
  start_git();
  int valid = 0;
  const std::string name = ref.starts_with("refs/") ? ref : "refs/heads/" + ref;
  return git_reference_name_is_valid(&valid, name.c_str()) == 0 && valid == 1;
}

}  // namespace ocelot::git
