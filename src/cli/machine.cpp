// Finding tools, cores and memory.
#include "cli/machine.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "io/process.hpp"

namespace ocelot::cli {

namespace {

constexpr std::size_t k_bytes_a_package = 1ULL << 30U;

std::size_t depth_of_this_machine() {
  const auto cores = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
  const auto pages = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::max<std::size_t>(1, std::min(cores, pages * page / k_bytes_a_package));
}

// A path that was named is taken as it is: the step that runs it tells when it is wrong.
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
  return found.empty() ? std::string() : std::filesystem::absolute(found).string();
}

}  // namespace

std::string own_path() {
  return std::filesystem::read_symlink("/proc/self/exe").string();
}

Result<ninja::Machine> find_machine(const MachineOptions& options) {
  Diagnostics faults;
  ninja::Machine machine;
  machine.ocelot = options.ocelot.empty() ? own_path() : options.ocelot;
  machine.go = find(options.go, "go", "install Go, or name it with --go PATH", faults);
  machine.make =
      find(options.make, "make", "install GNU make, or name it with --make PATH", faults);
  machine.launcher = options.launcher;
  machine.package_depth =
      options.package_depth == 0 ? depth_of_this_machine() : options.package_depth;
  if (!faults.empty()) return fail(std::move(faults));
  return machine;
}

Diagnostics find_missing_ninja() {
  const std::string path = io::environment_variable("PATH");
  for (const char* name : {"ninja", "samu", "n2"}) {
    if (!io::find_program(name, path).empty()) return {};
  }
  return {warning("missing-ninja", {}, "no 'ninja' in PATH to run build.ninja")
              .with_help("install it: apt install ninja-build, or pip install ninja")};
}

}  // namespace ocelot::cli
