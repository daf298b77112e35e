// The `//go:build` and `// +build` lines of a Go file: which one counts, and what is wrong with the
// others. In: the comments of a file's head. Out: the file's constraint. Source of the rules:
// go/build, parseFileHeader.
#pragma once

#include <cstddef>
#include <vector>

#include "support/golang/go_file.hpp"
#include "support/golang/lexer.hpp"

namespace ocelot::golang {

/// Where the lines of a head stand.
struct HeadComments {
  SourceRef source;
  std::size_t begin = 0;         ///< of the text, after a byte order mark
  std::size_t clause_begin = 0;  ///< of the package clause
  std::vector<LineComment> comments;
};

/// Sets the file's constraint and notes the faults of the lines.
void read_constraint_lines(const HeadComments& head, Noted<GoFile>& file);

}  // namespace ocelot::golang
