// The `//go:build` and `// +build` lines of a Go file: which line counts, and what is wrong with
// the others. In: the comments of a file's head. Out: the file's constraint. Source of the rules:
// go/build, parseFileHeader.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/golang/constraint.hpp"
#include "support/golang/lexer.hpp"

namespace ocelot::golang {

/// The comments of a head, and the offsets of its parts.
struct HeadComments {
  SourceRef source;
  std::size_t begin = 0;         ///< start of the text, after a byte order mark
  std::size_t clause_begin = 0;  ///< start of the package clause
  std::vector<LineComment> comments;
};

/// The meaning of a head's constraint lines.
struct ConstraintLines {
  std::optional<Constraint> constraint;  ///< from the `//go:build` line that counts
  Place place;  ///< the expression, even of a misplaced or broken line, or a `// +build` line; no
                ///< place if there is no such line
  Diagnostics diagnostics;
};

/// Reads the lines of a head.
ConstraintLines read_constraint_lines(const HeadComments& head);

}  // namespace ocelot::golang
