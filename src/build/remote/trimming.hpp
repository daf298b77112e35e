// Keeps a folder that is a shared cache within a size.
#pragma once

#include <cstdint>

#include "build/cache/eviction.hpp"
#include "support/base/result.hpp"

namespace ocelot::remote {

/// Keeps the most recently used entries whose blobs fit into `bound` bytes together. Removes the
/// other entries, then the blobs that no kept entry names, and what is damaged or was never
/// finished. What is younger than an hour and named by no entry stays, because its entry may not be
/// written yet. Signatures are not checked. Fails if the folder cannot be opened.
Result<cache::CacheUsage> trim(const cache::Path& folder, std::uintmax_t bound,
                               cache::Removal removal);

}  // namespace ocelot::remote
