// The TCP connections under libgit2's transports, with a bound on silence.
// libgit2 1.5 has no time bounds of its own, and a signal does not help: its ssh transport goes on
// after EINTR. So this stream takes the place of its plain one, under http, https, git and ssh
// alike, and a thread beside it shuts the connection down when nothing has come or gone for too
// long; then whoever is blocked on it sees its end.
#pragma once

#include <chrono>
#include <string>

namespace ocelot::git {

/// How the last connection of this process failed, where it did: libgit2 keeps only a text.
struct ConnectionFault {
  enum class Kind {
    none,
    unresolved,  ///< no such host, or nobody to ask for now (`may_pass`)
    refused,     ///< no connection
    silent,      ///< nothing came or went for too long
    broken       ///< reset, or ended
  };

  Kind kind = Kind::none;
  bool may_pass = false;
  std::string message;
};

/// Makes libgit2 use these connections, with this bound.
void bound_connections(std::chrono::seconds silence);

/// The last fault, until it is forgotten.
const ConnectionFault& connection_fault();
void forget_connection_fault();

}  // namespace ocelot::git
