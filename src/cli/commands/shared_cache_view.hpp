// What `cache` shows of the shared cache.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "build/cache/statistics.hpp"
#include "support/base/json.hpp"

namespace ocelot::cli {

struct SharedCacheView {
  std::string url;  ///< empty: none is used from here
  bool is_read_only = false;
  std::optional<std::size_t> writers{};  ///< in the policy; nothing: there is no project here
  cache::Statistics::Shared used{};
};

/// The shared cache that a build of the project in the current folder uses, by the options that its
/// Ninja file keeps and by the environment.
SharedCacheView view_shared_cache(const cache::Statistics::Shared& used);

/// The lines for people; empty if no shared cache is or was used.
std::string text_of(const SharedCacheView& view);

/// Null if no shared cache is or was used.
Json to_object(const SharedCacheView& view);

}  // namespace ocelot::cli
