// What Go reads out of a file's name alone.
#pragma once

#include <string>
#include <string_view>

#include "support/golang/target.hpp"

namespace ocelot::golang {

/// A file name taken apart by go/build's rules (goodOSArchFile, and the ignored prefixes).
struct FileName {
  bool is_go = false;       ///< ends in .go
  bool is_ignored = false;  ///< begins with `_` or `.`
  bool is_test = false;     ///< ends in _test.go
  std::string os;           ///< of a `_GOOS` suffix, else empty
  std::string arch;         ///< of a `_GOARCH` suffix, else empty
  std::string stem;         ///< without .go, suffixes kept
};

/// Takes the last part of a path apart.
FileName parse_file_name(std::string_view name);

/// Whether the name lets the file into a non-test build for the target. As in go/build, `_android`
/// etc. follow Go's own table of systems, and a file name's `linux` suffix also matches `android`.
bool name_matches(const FileName& name, const Target& target);

}  // namespace ocelot::golang
