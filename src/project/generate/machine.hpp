// The facts about this machine that the Ninja file needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/ninja_writer.hpp"
#include "support/base/result.hpp"

namespace ocelot::generate {

/// Values from options; an empty text or 0 means that the value must be determined.
struct MachineOptions {
  std::string ocelot;
  std::string go;
  std::string make;
  std::string cc_amd64;
  std::string cc_arm64;
  std::string launcher;
  std::size_t package_depth = 0;
};

/// Finds go, make and the tools of steps in PATH, and sets the pool depth to the number of cores or
/// of GiB of memory, whichever is smaller, but at least 1 (a link takes up to 0.9 GB).
Result<graph::Machine> find_machine(const MachineOptions& options);

/// Faults for each C compiler that a graph's steps use and this machine does not have.
Diagnostics find_missing_compilers(const graph::Graph& graph, const graph::Machine& machine,
                                   const MachineOptions& options);

/// A program that runs Ninja files.
struct NinjaProgram {
  std::string_view name;  ///< ninja, samu or n2
  std::string path;
};

/// The first of ninja, samu and n2 in PATH. Fails if there is none.
Result<NinjaProgram> find_ninja();

/// A warning if there is none.
Diagnostics find_missing_ninja();

}  // namespace ocelot::generate
