// What Go derives from a file's name alone.
#pragma once

#include <string>
#include <string_view>

#include "support/golang/target.hpp"

namespace ocelot::golang {

/// A file name split by go/build's rules (goodOSArchFile, and the ignored prefixes).
struct FileName {
  bool is_go = false;       ///< ends in .go
  bool is_ignored = false;  ///< begins with `_` or `.`
  bool is_test = false;     ///< ends in _test.go
  std::string os;           ///< from a `_GOOS` suffix, else empty
  std::string arch;         ///< from a `_GOARCH` suffix, else empty
  std::string stem;         ///< without .go, but with suffixes
};

/// Splits the last part of a path.
FileName parse_file_name(std::string_view name);

/// Whether the name allows the file in a non-test build for the target. As in go/build, `_android`
/// etc. follow Go's table of systems, and the suffix `linux` also matches `android`.
bool name_matches(const FileName& name, const Target& target);

}  // namespace ocelot::golang
