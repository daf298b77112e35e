// The TCP connections under libgit2's transports, with a silence timeout.
// libgit2 1.5 has no timeouts, and a signal does not help: its ssh transport continues after EINTR.
// So this stream replaces libgit2's plain one under http, https, git and ssh. A second thread shuts
// the connection down after too long a silence, and the blocked call then sees the end of the
// connection.
#pragma once

#include <chrono>
#include <string>

namespace ocelot::git {

/// How the last connection of this process failed, if it did: libgit2 keeps only a text.
struct ConnectionFault {
  enum class Kind {
    none,
    unresolved,  ///< unknown host, or no name server available now (`may_pass`)
    refused,     ///< the connection was rejected
    silent,      ///< no data for too long
    broken       ///< reset or ended
  };

  Kind kind = Kind::none;
  bool may_pass = false;
  std::string message;
};

/// Makes libgit2 use these connections, with this timeout.
void bound_connections(std::chrono::seconds silence);

/// The last fault, until it is cleared.
const ConnectionFault& connection_fault();
void forget_connection_fault();

}  // namespace ocelot::git
