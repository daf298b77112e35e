// Where a shared cache is.
#pragma once

#include <string>

#include "support/base/result.hpp"

namespace ocelot {

struct CacheLocation {
  enum class Kind { folder, http };

  Kind kind = Kind::folder;
  std::string text;  ///< the folder's absolute path, or the URL; without a '/' at its end

  /// Whether nobody on the way can read what is sent: https, a folder, or a server of this machine.
  bool is_confidential() const;

  /// As a user writes it.
  std::string url() const;
};

/// Reads `file:/folder`, `file:///folder`, `http://host/path` or `https://host/path`. Fails with
/// the code bad-remote-cache for any other text, and for a URL with a credential.
Result<CacheLocation> read_cache_location(const std::string& url);

}  // namespace ocelot
