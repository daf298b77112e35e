// The answers about outputs, steps and the cache as JSON; docs/schema/ has their shapes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "build/action/explanation.hpp"
#include "build/cache/eviction.hpp"
#include "build/documents/verification.hpp"
#include "cli/commands/shared_cache_view.hpp"

namespace ocelot::cli {

/// What `clean` removed, or would remove.
struct RemovalReport {
  bool dry_run = false;
  std::vector<std::string> files;
  std::uintmax_t bytes = 0;
};

/// What `format` wrote, or what is not canonical.
struct FormatReport {
  bool written = false;
  std::vector<std::string> files;
};

/// What `cache` shows.
struct CacheReport {
  std::string folder;
  cache::CacheUsage amount;
  std::uintmax_t bound = 0;  ///< bytes
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  SharedCacheView shared{};
};

/// What `cache gc`, `trim`, `verify` or `clear` removed.
struct CacheRemoval {
  bool dry_run = false;
  cache::CacheUsage amount;
};

/// What `verify` compared.
struct VerifiedArtifact {
  std::string path;  ///< in the project
  documents::Verification result;
};

std::string to_json(const std::vector<VerifiedArtifact>& artifacts);
std::string to_json(const RemovalReport& report);
std::string to_json(const FormatReport& report);
std::string to_json(const CacheReport& report);
std::string to_json(const CacheRemoval& removal);
std::string to_json(const std::vector<action::StepExplanation>& steps);

}  // namespace ocelot::cli
