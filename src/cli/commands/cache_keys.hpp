// The keys of those who write to a shared cache.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/result.hpp"

namespace ocelot::cli {

/// Writes a new private key to a file that only its owner can read. Returns its public key as a
/// line of the policy. Fails if the file exists.
Result<std::string> make_cache_key(const std::filesystem::path& file);

}  // namespace ocelot::cli
