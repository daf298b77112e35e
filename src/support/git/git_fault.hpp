// Why a conversation with a git server failed, in the user's words.
#pragma once

#include <string>
#include <string_view>

#include "support/base/diagnostic.hpp"
#include "support/git/git_credentials.hpp"

namespace ocelot::git {

struct GitFault {
  Diagnostic diagnostic;
  bool may_pass = false;  ///< another try may do better
};

/// Reads libgit2's last failure: its code, its class, its text, and what the connection saw.
GitFault read_git_fault(int code, std::string_view doing, const std::string& url,
                        const CredentialUse& use);

}  // namespace ocelot::git
