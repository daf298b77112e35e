// Module paths by the rules of golang.org/x/mod/module.CheckPath.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot::golang {

/// Why a text is not a requirement: the invalid part (a range of the text) and a sentence.
struct ModuleFault {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message;
  std::string help;  ///< what to write instead; may be empty
};

/// Why a text is not a module path; nothing if it is one.
std::optional<ModuleFault> find_path_fault(std::string_view path);

/// The suffix of a path that names a major version: `/v2`, `.v1`, `.v3-unstable`; empty if there is
/// none. Returns nothing for a suffix that Go rejects: `/v1`, `/v02`, `/v1.2`, or a gopkg.in path
/// without one.
std::optional<std::string_view> major_suffix(std::string_view path);

}  // namespace ocelot::golang
