// Starts libgit2 and converts its failures to diagnostics.
#include "support/git/git_handles.hpp"

#include <array>

#include <fmt/format.h>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"

namespace ocelot::git {

namespace {

// Extensions of a repository that do not affect what is read here: the location of a sparse
// checkout's settings, and which remote has the objects that a partial clone lacks. libgit2 1.5
// rejects a repository with an unknown extension; 1.7 knows the first.
std::array<const char*, 2> k_extensions = {"worktreeconfig", "partialclone"};

}  // namespace

void start_git() {
  static const int started = [] {
    const int count = git_libgit2_init();
    // A mirror must survive a power loss.
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    // An object with another content than its id says is not read.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);  // check_owner does it
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, k_extensions.data(), k_extensions.size());
    return count;
  }();
  static_cast<void>(started);
}

std::string last_git_message() {
  const git_error* last = git_error_last();
  return mask_credentials(last == nullptr ? "unknown reason" : last->message);
}

Unexpected<Diagnostics> git_failure(std::string_view code, const std::string& where,
                                    std::string_view doing) {
  return fail(error(code, whole_file(where), fmt::format("{}: {}", doing, last_git_message())));
}

// Unlike git, libgit2 does not fetch objects that a partial clone lacks. Without --no-filter, a
// fetch would omit the same objects again.
Unexpected<Diagnostics> object_failure(int code, const std::string& where, std::string_view doing) {
  Unexpected<Diagnostics> failure = git_failure("upstream-unreadable", where, doing);
  if (code == GIT_ENOTFOUND) {
    failure.value().front().help =
        "in a partial clone, fetch what it lacks: git fetch --refetch --no-filter";
  }
  return failure;
}

// Does not use a revision or peeling, because their failures hide that an object is missing.
Result<git_oid> root_of_commit(git_repository* repository, const std::string& where,
                               const std::string& commit) {
  git_oid id;
  git_commit* found = nullptr;
  int code = git_oid_fromstr(&id, commit.c_str());
  if (code == 0) code = git_commit_lookup(&found, repository, &id);
  const GitOwned<git_commit, git_commit_free> owner(found);
  if (code != 0) return object_failure(code, where, "cannot read the commit");
  return *git_commit_tree_id(found);
}

Result<GitTreeHandle> tree_of_commit(git_repository* repository, const std::string& where,
                                     const std::string& commit) {
  const Result<git_oid> root = root_of_commit(repository, where, commit);
  if (!root) return fail(root.error());
  git_tree* tree = nullptr;
  const int code = git_tree_lookup(&tree, repository, &*root);
  if (code != 0) return object_failure(code, where, "cannot read the commit");
  return GitTreeHandle(tree);
}

std::string hex_of(const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git_oid_tostr(text, sizeof text, &id);
}

bool looks_like_sha(std::string_view text) {
  return text.size() >= GIT_OID_MINPREFIXLEN && text.size() <= GIT_OID_HEXSZ &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace ocelot::git
