// Why communication with a git server failed, in terms that the user knows.
#pragma once

#include <string>
#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/git/git_credentials.hpp"

namespace ocelot::git {

struct GitFault {
  Diagnostic diagnostic;
  bool may_pass = false;  ///< temporary: another attempt may succeed
};

/// Interprets libgit2's last failure from its code, its class, its text, and the state of the
/// connection.
GitFault read_git_fault(int code, std::string_view doing, const std::string& url,
                        const CredentialUse& use);

}  // namespace ocelot::git
