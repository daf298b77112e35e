// Where a repository is, in a form that can be compared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocelot::model {

struct RepositoryLocation {
  std::string scheme;  ///< "https", "ssh"; empty where a text allows both
  std::string host;    ///< in lower case, with the port if one is written; empty for file://
  std::string path;    ///< without '/' at its ends, and without ".git"
};

/// Reads SCHEME://HOST/PATH, or user@host:path for ssh. Returns nothing for a URL that git and this
/// reader could understand differently: with '?', '#', '%', '\', blanks, or '.' and '..' in its
/// path.
std::optional<RepositoryLocation> read_url(std::string_view url);

/// Reads HOST or HOST/PATH, or a URL. A host has a '.' or a port, or is localhost. Returns nothing
/// for another text.
std::optional<RepositoryLocation> read_allowed_location(std::string_view text);

/// Whether a repository is at an allowed location or below it.
bool is_within(const RepositoryLocation& repository, const RepositoryLocation& allowed);

}  // namespace ocelot::model
