// Talking to a git server: what a ref means there, and fetching all heads and tags.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/git/git.hpp"

namespace ocelot::git {

/// How far a fetch is.
struct FetchProgress {
  std::size_t received = 0;  ///< objects
  std::size_t total = 0;
  std::size_t bytes = 0;
};

/// Callbacks while the network is in use; either may be empty.
struct NetworkReport {
  std::function<void(const FetchProgress&)> progress;
  std::function<void(std::string_view why, std::chrono::milliseconds pause)> trying_again;
};

/// The commit of a ref by the server's own list, with its objects in the repository afterwards. A
/// ref that the list has not gives an empty text; all heads and tags are fetched nevertheless when
/// it looks like a SHA. What may pass is tried three times.
Result<std::string> ask_server(const GitRepository& repository, const std::string& url,
                               const std::string& ref, const NetworkReport& report);

}  // namespace ocelot::git
