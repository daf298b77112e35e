// The `//go:build` and `// +build` lines of a Go file: which one counts, and what is wrong with the
// others. In: the comments of a file's head. Out: the file's constraint. Source of the rules:
// go/build, parseFileHeader.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "support/base/diagnostic.hpp"
#include "support/golang/constraint.hpp"
#include "support/golang/lexer.hpp"

namespace ocelot::golang {

/// Where the lines of a head stand.
struct HeadComments {
  SourceRef source;
  std::size_t begin = 0;         ///< of the text, after a byte order mark
  std::size_t clause_begin = 0;  ///< of the package clause
  std::vector<LineComment> comments;
};

/// What the constraint lines of a head say.
struct ConstraintLines {
  std::optional<Constraint> constraint;  ///< of the `//go:build` line that counts
  Place place;  ///< the expression, also of a line that is misplaced or broken, or a `// +build`
                ///< line; no place when there is no such line
  Diagnostics diagnostics;
};

/// Reads the lines of a head.
ConstraintLines read_constraint_lines(const HeadComments& head);

}  // namespace ocelot::golang
