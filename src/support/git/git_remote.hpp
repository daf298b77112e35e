// Communication with a git server: resolves a ref there, and fetches all branches and tags.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/git/git.hpp"

namespace ocelot::git {

/// The progress of a fetch.
struct FetchProgress {
  std::size_t received = 0;  ///< objects
  std::size_t total = 0;
  std::size_t bytes = 0;
};

/// Callbacks while the network is used; either may be empty.
struct NetworkReport {
  std::function<void(const FetchProgress&)> progress;
  std::function<void(std::string_view why, std::chrono::milliseconds pause)> trying_again;
};

/// The commit of a ref according to the server's list; its objects are in the repository
/// afterwards. If the list does not have the ref, returns an empty text, but still fetches all
/// branches and tags if the ref looks like a SHA. Temporary failures are tried three times.
Result<std::string> ask_server(const GitRepository& repository, const std::string& url,
                               const std::string& ref, const NetworkReport& report);

}  // namespace ocelot::git
