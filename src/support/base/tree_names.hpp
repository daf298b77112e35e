// Names that a tree from elsewhere must not have, because they lead out of a folder, control git or
// a terminal, or exclude each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/tree_fault.hpp"

namespace ocelot {

/// Longer paths are rejected, so that they can be created below any scratch folder. A path cannot
/// have more than half as many folders.
inline constexpr std::size_t k_most_path_bytes = 3000;

/// Whether git, on any system, takes a name for `.git`: in upper case, with characters that HFS+
/// ignores, as its short name `git~1`, with dots, blanks or a stream at its end, or after '\'.
/// These are the rules of verify_path in git 2.39.
bool is_git_name(std::string_view name);

/// What is wrong with the name of one file or folder, as in TreeFault::problem; empty if nothing
/// is.
std::string problem_of_name(std::string_view name);

/// What is wrong with a path of such names, separated by '/'; empty if nothing is.
std::string problem_of_path(std::string_view path);

/// A fault for each path that occurs twice, or that is also a folder of another path. With
/// `folds_case`, names that differ only in the case of the letters A to Z are the same name.
TreeFaults find_duplicates(const std::vector<std::string>& paths, bool folds_case);

}  // namespace ocelot
