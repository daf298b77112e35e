// The head of a Go source file: constraint, package clause, imports. The rest is not read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "support/base/with_diagnostics.hpp"
#include "support/golang/constraint.hpp"

namespace ocelot::golang {

struct Import {
  std::string path;  ///< unquoted
  Place place;       ///< the quoted path
};

/// A file's head. A part that could not be read is empty, and a diagnostic explains why.
struct GoFile {
  std::optional<Constraint> constraint;  ///< from the `//go:build` line
  Place constraint_place;  ///< the expression, even of a misplaced or broken line, or a `// +build`
                           ///< line; no place if there is no such line
  std::string package;
  Place package_place;  ///< the package's name
  std::vector<Import> imports;
  bool is_complete = true;  ///< false if the head could not be read to its end
  bool is_text = true;      ///< false if the head contains bytes that Go source cannot contain
};

/// Reads the head of a file as go/build and go/parser do, but an import path must be ASCII without
/// escapes. These are faults, each with its place: a broken or second `//go:build` line, one after
/// the package clause, a `// +build` line without a `//go:build` line (help: the line to write), a
/// missing or broken package clause, a broken import, anything but a declaration after the imports,
/// text that is not UTF-8, a NUL byte, and a byte order mark that is not at the very beginning.
WithDiagnostics<GoFile> read_go_file(const SourceRef& source);

}  // namespace ocelot::golang
