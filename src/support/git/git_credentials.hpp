// Credentials for git servers: keys of the ssh agent, and tokens of the environment for https.
// A credential lives in memory and in what libgit2 sends; it is never printed, written or locked.
#pragma once

#include <string>

#include <git2.h>

namespace ocelot::git {

/// What one conversation with a server needed, and what it was given.
struct CredentialUse {
  bool was_asked = false;  ///< the server asked for a credential
  bool was_given = false;  ///< it got one; a second question means that it rejects it
  std::string variable;    ///< that held the token; empty for ssh
};

/// Answers libgit2's question for credentials, once.
int give_credential(git_credential** credential, const char* url, const char* user,
                    unsigned allowed, CredentialUse& use);

}  // namespace ocelot::git
