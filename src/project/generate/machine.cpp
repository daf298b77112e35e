// Finds tools, cores and memory.
#include "project/generate/machine.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "declaration/model/kind.hpp"
#include "graph/step_tools.hpp"
#include "support/golang/target.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/process.hpp"
#include "support/io/program_path.hpp"

namespace ocelot::generate {

namespace {

constexpr std::size_t k_bytes_a_package = 1ULL << 30U;

std::size_t depth_of_this_machine() {
  const auto cores = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
  const auto pages = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::max<std::size_t>(1, std::min(cores, pages * page / k_bytes_a_package));
}

// A given path is not checked here: the step that runs the tool reports an invalid path.
std::string find(const std::string& chosen, const char* name, std::string_view help,
                 Diagnostics& faults) {
  if (chosen.find('/') != std::string::npos) return chosen;
  const std::filesystem::path found =
      io::find_program(chosen.empty() ? name : chosen, io::environment_variable("PATH"));
  if (found.empty()) {
    faults.push_back(
        error("missing-tool", {}, fmt::format("no '{}' in PATH", chosen.empty() ? name : chosen))
            .with_help(std::string(help)));
  }
  return found.empty() ? std::string() : io::absolute_path(found).string();
}

// A tool that is missing everywhere is not a fault here: upstream may not need it.
std::vector<std::string> find_step_tools() {
  const std::string path = io::environment_variable("PATH");
  std::vector<std::string> found;
  for (const std::string_view name : graph::k_step_tools) {
    if (!io::find_program(name, graph::k_step_path).empty()) continue;
    const std::filesystem::path program = io::find_program(name, path);
    if (!program.empty()) found.push_back(io::absolute_path(program).string());
  }
  return found;
}

// Debian's names of the cross compilers.
std::vector<std::string> compilers_for(model::Architecture architecture) {
  if (architecture == model::k_native) return {"gcc", "cc"};
  return {architecture == model::Architecture::arm64 ? "aarch64-linux-gnu-gcc"
                                                     : "x86_64-linux-gnu-gcc"};
}

// A missing compiler is not a fault here, because few projects need one.
std::string find_compiler(const std::string& chosen, model::Architecture architecture) {
  if (chosen.find('/') != std::string::npos) return chosen;
  const std::string path = io::environment_variable("PATH");
  const std::vector<std::string> names =
      chosen.empty() ? compilers_for(architecture) : std::vector<std::string>{chosen};
  for (const std::string& name : names) {
    const std::filesystem::path found = io::find_program(name, path);
    if (!found.empty()) return io::absolute_path(found).string();
  }
  return {};
}

Diagnostic missing_compiler(model::Architecture architecture, const std::string& chosen) {
  const bool is_native = architecture == model::k_native;
  const std::string name = chosen.empty() ? compilers_for(architecture).front() : chosen;
  const std::string_view package = is_native ? "gcc"
                                   : architecture == model::Architecture::arm64
                                       ? "gcc-aarch64-linux-gnu"
                                       : "gcc-x86-64-linux-gnu";
  return error("missing-tool", {},
               fmt::format("no '{}' in PATH: shared libraries and plugins for {} need a C compiler",
                           name, model::name_of(architecture)))
      .with_help(fmt::format("install {}, or name a compiler with --cc-{} PATH", package,
                             model::name_of(architecture)));
}

}  // namespace

Result<graph::Machine> find_machine(const MachineOptions& options) {
  Diagnostics faults;
  graph::Machine machine;
  machine.ocelot = options.ocelot.empty() ? io::program_path() : options.ocelot;
  machine.go = find(
      options.go, "go",
      fmt::format("install Go 1.{} or later, or name it with --go PATH", golang::k_oldest_release),
      faults);
  machine.make =
      find(options.make, "make", "install GNU make, or name it with --make PATH", faults);
  machine.cc_amd64 = find_compiler(options.cc_amd64, model::Architecture::amd64);
  machine.cc_arm64 = find_compiler(options.cc_arm64, model::Architecture::arm64);
  machine.launcher = options.launcher;
  machine.step_tools = find_step_tools();
  machine.package_depth =
      options.package_depth == 0 ? depth_of_this_machine() : options.package_depth;
  if (!faults.empty()) return fail(std::move(faults));
  return machine;
}

Diagnostics find_missing_compilers(const graph::Graph& graph, const graph::Machine& machine,
                                   const MachineOptions& options) {
  Diagnostics faults;
  for (graph::Tool tool : graph::tools_of(graph)) {
    if (!graph::path_of(tool, machine).empty()) continue;
    if (tool == graph::Tool::cc_amd64)
      faults.push_back(missing_compiler(model::Architecture::amd64, options.cc_amd64));
    if (tool == graph::Tool::cc_arm64)
      faults.push_back(missing_compiler(model::Architecture::arm64, options.cc_arm64));
  }
  return faults;
}

Result<NinjaProgram> find_ninja() {
  const std::string path_list = io::environment_variable("PATH");
  for (const std::string_view name : {"ninja", "samu", "n2"}) {
    const std::filesystem::path path = io::find_program(name, path_list);
    if (!path.empty()) return NinjaProgram{name, path.string()};
  }
  return fail(error("missing-ninja", {}, "no 'ninja' in PATH to run build.ninja")
                  .with_help("install it: apt install ninja-build, or pip install ninja"));
}

Diagnostics find_missing_ninja() {
  const Result<NinjaProgram> ninja = find_ninja();
  if (ninja) return {};
  Diagnostics missing = ninja.error();
  for (Diagnostic& diagnostic : missing) diagnostic.severity = Severity::warning;
  return missing;
}

}  // namespace ocelot::generate
