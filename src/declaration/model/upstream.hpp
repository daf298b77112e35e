// The origin of the upstream tree.
#pragma once

#include <string>
#include <string_view>

#include "declaration/config/config.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::model {

struct Upstream {
  enum class Kind { url, path };

  Kind kind = Kind::url;
  std::string repo;      ///< as the user wrote it
  std::string location;  ///< the URL, or the path of a git repository or a plain folder
  std::string ref;       ///< a branch, a tag or a SHA; unused for a plain folder
  std::string folder;    ///< of the Go module, within the repository
  Place repo_place;
  Place ref_place;
  Place folder_place;
};

/// Whether a repository is written as a path.
bool is_path(std::string_view repo);

/// The fault of a URL with a credential. The source line is shown only if the credential is masked
/// in it, because YAML can write one in ways that masking does not recognize.
Diagnostic credential_in_url(const Place& place);

/// Reads `repo`: owner/name means GitHub, as in the original; a value with '://' or of the form
/// user@host:path is a URL; '.', '..' and values that begin with '/', './' or '../' are paths.
WithDiagnostics<Upstream> read_upstream(const config::UpstreamEntry& entry);

}  // namespace ocelot::model
