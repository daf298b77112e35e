// Starting libgit2, and its failures in our words.
#include "support/git/git_handles.hpp"

#include <fmt/format.h>

#include "support/base/credential.hpp"
#include "support/base/text.hpp"

namespace ocelot::git {

void start_git() {
  static const int started = [] {
    const int count = git_libgit2_init();
    // A mirror must survive a machine that loses power.
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
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

std::string hex_of(const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  return git_oid_tostr(text, sizeof text, &id);
}

bool looks_like_sha(std::string_view text) {
  return text.size() >= GIT_OID_MINPREFIXLEN && text.size() <= GIT_OID_HEXSZ &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace ocelot::git
