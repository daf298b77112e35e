// Module paths by golang.org/x/mod/module.CheckPath.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot::golang {

/// Why a text is no requirement: the part at fault (a range of the text) and a sentence.
struct ModuleFault {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message;
  std::string help;  ///< what to write instead; may be empty
};

/// Why a text is no module path, or nothing when it is one.
std::optional<ModuleFault> find_path_fault(std::string_view path);

/// The end of a path that names a major version: `/v2`, `.v1`, `.v3-unstable`; empty when there is
/// none, and nothing when it is one that Go refuses: `/v1`, `/v02`, `/v1.2`, or gopkg.in without
/// one.
std::optional<std::string_view> major_suffix(std::string_view path);

}  // namespace ocelot::golang
