// The programs that tools of a step run by name, such as those of upstream's Makefile. A step finds
// them in k_step_path, or where the Ninja file says.
#pragma once

#include <algorithm>
#include <string_view>

namespace ocelot::graph {

/// The folders in which a step's tools look for programs, separated by ':'.
inline constexpr std::string_view k_step_path = "/usr/local/bin:/usr/bin:/bin";

/// The programs that the generator looks for in the caller's PATH if k_step_path does not have
/// them: git, and the utilities of POSIX that a Makefile uses.
inline constexpr std::string_view k_step_tools[] = {
    "awk",     "basename", "cat",  "chmod", "cmp",    "cp",   "cut",    "date",  "diff",
    "dirname", "echo",     "env",  "expr",  "false",  "find", "git",    "grep",  "head",
    "install", "ln",       "ls",   "mkdir", "mktemp", "mv",   "printf", "pwd",   "rm",
    "rmdir",   "sed",      "sort", "tail",  "tar",    "tee",  "test",   "touch", "tr",
    "true",    "uname",    "uniq", "wc",    "which",  "xargs"};

/// Whether the generator looks for a program of this name.
inline bool is_step_tool(std::string_view name) {
  return std::find(std::begin(k_step_tools), std::end(k_step_tools), name) !=
         std::end(k_step_tools);
}

}  // namespace ocelot::graph
