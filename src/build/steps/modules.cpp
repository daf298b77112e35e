// Runs go mod download, edit and tidy, and checks the result.
#include "build/steps/modules.hpp"

#include <map>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

using golang::ModuleRequirement;
using Requirements = std::vector<ModuleRequirement>;

constexpr std::size_t k_most_requirers = 3;

std::string with_version(const ModuleRequirement& requirement) {
  return fmt::format("{}@{}", requirement.path, requirement.version);
}

// A fault of a module, at the line that requires it.
Diagnostic module_fault(std::string_view code, const ModuleRequirement& module, std::string message,
                        const PlaceLookup& places) {
  const std::optional<ModulePlace> origin = places.module(module.path);
  Diagnostic fault = error(code, origin ? origin->place : Place{}, std::move(message));
  if (origin) fault.notes.push_back({origin->note(), {}});
  return fault;
}

// Whether a failed download is one of a module, not of the machine or the network.
bool is_module_failure(const Diagnostics& failure) {
  const std::string_view code = failure.front().code;
  return code == "tool-failed" || code == "unavailable-module" || code == "module-denied";
}

// The failure of one module's download, at the line that requires the module.
Diagnostic download_fault(const StepWorkspace& workspace, const ModuleRequirement& requirement,
                          Diagnostic failure, const PlaceLookup& places) {
  const bool is_denied = failure.code == "module-denied";
  Diagnostic fault =
      module_fault(is_denied ? "module-denied" : "unavailable-module", requirement,
                   fmt::format("Go cannot fetch '{}'", with_version(requirement)), places);
  const bool is_offline = workspace.variable("GOPROXY") == "off";
  for (Note& note : failure.notes) fault.notes.push_back(std::move(note));
  if (failure.code == "tool-failed" && !is_offline)
    fault.notes.push_back({std::move(failure.help), {}});
  if (is_denied) {
    fault.help = std::move(failure.help);
  } else if (is_offline) {
    fault.help = "it is not in Go's module cache; run once without --offline to fetch it";
  } else {
    fault.help = fmt::format(
        "check the spelling and the version with: go list -m -versions {}; for a private module, "
        "set GOPRIVATE to its path",
        requirement.path);
  }
  return fault;
}

// One command for all modules. Only if that fails, one command for each, to find the module that
// fails.
Status download(const StepWorkspace& workspace, const Requirements& requirements,
                const PlaceLookup& places) {
  if (requirements.empty()) return {};
  std::vector<std::string> argv = {"go", "mod", "download"};
  for (const ModuleRequirement& requirement : requirements)
    argv.push_back(with_version(requirement));
  const Status all = workspace.run("download the required modules", argv);
  if (all || !is_module_failure(all.error())) return all;
  Diagnostics faults;
  for (const ModuleRequirement& requirement : requirements) {
    const Status alone = workspace.run("download a required module",
                                       {"go", "mod", "download", with_version(requirement)});
    if (!alone)
      faults.push_back(download_fault(workspace, requirement, alone.error().front(), places));
  }
  if (faults.empty()) return all;
  return fail(std::move(faults));
}

// The versions that the tree uses, by module; empty for a module that tidy removed.
Result<std::map<std::string, std::string>> chosen_versions(const StepWorkspace& workspace,
                                                           const Requirements& requirements) {
  std::vector<std::string> argv = {
      "go", "list", "-mod=mod", "-m", "-e", "-f", "{{.Path}} {{.Version}}"};
  for (const ModuleRequirement& requirement : requirements) argv.push_back(requirement.path);
  const Result<std::string> listed = workspace.capture("list the chosen versions", argv);
  if (!listed) return fail(listed.error());
  std::map<std::string, std::string> versions;
  for (std::string_view line : split_lines(*listed)) {
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos)
      versions[std::string(line.substr(0, space))] = line.substr(space + 1);
  }
  return versions;
}

// The modules that require a module in a version, from `go mod graph`: lines of REQUIRER
// MODULE@VERSION.
std::vector<std::string> requirers_of(const StepWorkspace& workspace, const std::string& module) {
  std::vector<std::string> requirers;
  const Result<std::string> graph =
      workspace.capture("read the module graph", {"go", "mod", "graph"});
  if (!graph) return requirers;
  for (std::string_view line : split_lines(*graph)) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || line.substr(space + 1) != module) continue;
    const std::string_view requirer = line.substr(0, space);
    if (requirer.find('@') != std::string_view::npos) requirers.emplace_back(requirer);
  }
  return requirers;
}

Diagnostic version_lost(const StepWorkspace& workspace, const ModuleRequirement& requirement,
                        const std::string& chosen, const PlaceLookup& places) {
  Diagnostic fault = module_fault(
      "version-lost", requirement,
      fmt::format("'{}' is required, but the tree needs {}", with_version(requirement), chosen),
      places);
  const std::vector<std::string> requirers =
      requirers_of(workspace, fmt::format("{}@{}", requirement.path, chosen));
  for (std::size_t i = 0; i < requirers.size() && i < k_most_requirers; ++i) {
    fault.notes.push_back({fmt::format("{} requires {}", requirers[i], chosen), {}});
  }
  fault.help = fmt::format("write: {}@{}", requirement.path, chosen);
  return fault;
}

Diagnostic unused_module(const ModuleRequirement& requirement, const PlaceLookup& places) {
  return module_fault(
             "unused-module", requirement,
             fmt::format("'{}' is required, but nothing in the tree imports it", requirement.path),
             places)
      .with_help("import it in a wrapper, or remove it here");
}

// `go mod tidy` prints "go: found PACKAGE in MODULE VERSION" for an import that no requirement
// provides. It then takes the newest version of that day.
Diagnostics find_unrequired(std::string_view log, const NeededModules& modules,
                            const PlaceLookup& places) {
  constexpr std::string_view k_found = "go: found ";
  Diagnostics faults;
  for (std::string_view line : split_lines(log)) {
    const std::vector<std::string_view> words = split(line, ' ');
    if (!line.starts_with(k_found) || words.size() != 6) continue;
    const std::string found = fmt::format("{}@{}", words[4], words[5]);
    std::string message =
        fmt::format("no required module provides '{}', which is needed", words[2]);
    Diagnostic fault = modules.requirements.empty()
                           ? error("unrequired-module", modules.place, std::move(message))
                           : module_fault("unrequired-module", modules.requirements.front(),
                                          std::move(message), places);
    faults.push_back(std::move(fault)
                         .with_note(fmt::format("the newest module that provides it is {}", found))
                         .with_help(fmt::format(
                             "require a version, so that every build has the same: {}", found)));
  }
  return faults;
}

Status add_requirements(const StepWorkspace& workspace, const Requirements& requirements) {
  if (requirements.empty()) return {};
  std::vector<std::string> argv = {"go", "mod", "edit"};
  for (const ModuleRequirement& requirement : requirements)
    argv.push_back("-require=" + with_version(requirement));
  return workspace.run("add the required modules to go.mod", argv);
}

// `go mod tidy` uses the highest version that any module requires, so the required version may not
// be used. It also removes modules that nothing imports.
Status verify(const StepWorkspace& workspace, const Requirements& requirements,
              const PlaceLookup& places) {
  if (requirements.empty()) return {};
  Result<std::map<std::string, std::string>> versions = chosen_versions(workspace, requirements);
  if (!versions) return fail(versions.error());
  Diagnostics faults;
  for (const ModuleRequirement& requirement : requirements) {
    const std::string& chosen = (*versions)[requirement.path];
    if (chosen == requirement.version) continue;
    faults.push_back(chosen.empty() ? unused_module(requirement, places)
                                    : version_lost(workspace, requirement, chosen, places));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

}  // namespace

Status require_modules(const StepWorkspace& workspace, const NeededModules& modules,
                       const PlaceLookup& places) {
  if (Status done = download(workspace, modules.downloads, places); !done) return done;
  if (Status done = add_requirements(workspace, modules.requirements); !done) return done;
  if (Status done = workspace.run("tidy go.mod", {"go", "mod", "tidy"}); !done) return done;
  if (Diagnostics faults = find_unrequired(workspace.log(), modules, places); !faults.empty())
    return fail(std::move(faults));
  return verify(workspace, modules.requirements, places);
}

}  // namespace ocelot::steps
