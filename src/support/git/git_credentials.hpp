// Credentials for git servers: keys of the ssh agent, and tokens from the environment for https.
// A credential is only in memory and in what libgit2 sends; it is never printed, written to a file
// or put into the lock.
#pragma once

#include <string>

#include <git2.h>

namespace ocelot::git {

/// What a server asked for during one connection, and what it received.
struct CredentialUse {
  bool was_asked = false;  ///< the server asked for a credential
  bool was_given = false;  ///< it received one; a second request means that it was rejected
  std::string variable;    ///< the variable with the token; empty for ssh
};

/// Answers libgit2's request for credentials, but only once.
int give_credential(git_credential** credential, const char* url, const char* user,
                    unsigned allowed, CredentialUse& use);

}  // namespace ocelot::git
