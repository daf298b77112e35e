// The shared cache of a step: what its words and the environment say about it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "build/cache/eviction.hpp"
#include "build/cache/second_level.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::action {

struct SharedCacheRequest {
  std::string url;   ///< empty: there is none
  std::string mode;  ///< of the words; empty: read-write
  std::vector<std::string> writers;
  bool is_offline = false;
};

/// The words decide over OCELOT_REMOTE_CACHE, except that the value "off" always turns it off.
SharedCacheRequest shared_cache_request(const console::Arguments& arguments);

/// Opens the shared cache behind the cache in a folder. Null if there is none, if it is on a server
/// and the step is offline, or if a value is invalid, which the first step of a build reports.
std::unique_ptr<cache::SecondLevel> open_shared_cache(const SharedCacheRequest& request,
                                                      const cache::Path& cache,
                                                      const cache::Limit& limit,
                                                      const console::Terminal& terminal);

}  // namespace ocelot::action
