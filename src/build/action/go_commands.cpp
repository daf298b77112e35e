// Runs Go in a copy of the tree that is asked about.
#include "build/action/go_commands.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/modules.hpp"
#include "build/steps/step_sandbox.hpp"
#include "build/steps/toolchain.hpp"
#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::action {

namespace {

namespace fs = std::filesystem;

using project::EditedTree;
using project::ModuleQuestion;

struct GoCommand {
  fs::path program;
  fs::path build_folder;
  fs::path logs;
  steps::Network network;

  Result<steps::StepSandbox> open(const std::string& name, const Tree& tree,
                                  const std::string& version,
                                  const steps::PlaceLookup& places = {}) const {
    steps::StepEnvironment environment;
    environment.network = network;
    environment.places = places;
    environment.again = "ocelot-gen";
    environment.build_folder = build_folder;
    Result<steps::StepSandbox> sandbox =
        steps::StepSandbox::open({program, {}, version}, logs / name, environment);
    if (!sandbox) return sandbox;
    sandbox->set("GOOS", "linux");
    sandbox->set("GOARCH", "amd64");
    if (Status done = io::lay_out(tree, sandbox->tree()); !done) return fail(done.error());
    return sandbox;
  }
};

steps::PlaceLookup places_of(const ModuleQuestion& question) {
  steps::PlaceLookup places;
  places.module = [&question](const std::string& path) -> std::optional<steps::ModulePlace> {
    for (const model::UnitRequirement& requirement : question.requirements) {
      if (requirement.module.path == path)
        return steps::ModulePlace{requirement.place, requirement.tag};
    }
    for (const model::Replace& replace : question.replaces) {
      if (replace.by.path == path) return steps::ModulePlace{replace.place, {}};
    }
    return std::nullopt;
  };
  return places;
}

bool is_replaced(const std::string& module, const ModuleQuestion& question) {
  return std::any_of(question.replaces.begin(), question.replaces.end(),
                     [&](const model::Replace& replace) { return replace.module == module; });
}

steps::NeededModules modules_of(const ModuleQuestion& question) {
  steps::NeededModules modules{{}, {}, question.place};
  for (const model::UnitRequirement& requirement : question.requirements) {
    modules.requirements.push_back(requirement.module);
    if (!is_replaced(requirement.module.path, question))
      modules.downloads.push_back(requirement.module);
  }
  for (const model::Replace& replace : question.replaces) {
    if (replace.folder.empty()) modules.downloads.push_back(replace.by);
  }
  return modules;
}

Result<golang::ModuleFiles> resolve(const GoCommand& go, const ModuleQuestion& question) {
  const steps::PlaceLookup places = places_of(question);
  const Result<steps::StepSandbox> sandbox =
      go.open(question.name, question.tree, question.go, places);
  if (!sandbox) return fail(sandbox.error());
  if (Status done = steps::require_modules(*sandbox, modules_of(question), places); !done)
    return fail(done.error());
  Result<std::string> go_mod = io::read_file(sandbox->tree() / "go.mod");
  if (!go_mod) return fail(go_mod.error());
  Result<std::string> go_sum = io::read_file(sandbox->tree() / "go.sum");
  if (!go_sum) return fail(go_sum.error());
  return golang::ModuleFiles{std::move(*go_mod), std::move(*go_sum)};
}

Result<std::string> list_packages(const GoCommand& go, const std::string& name,
                                  const EditedTree& edited) {
  Result<steps::StepSandbox> sandbox = go.open(name, edited.tree, edited.go);
  if (!sandbox) return fail(sandbox.error());
  sandbox->set("GOARCH", edited.target.arch);
  sandbox->set("CGO_ENABLED", edited.target.has_cgo ? "1" : "0");
  return sandbox->capture("list the packages",
                          {"go", "list", "-mod=readonly", "-deps", "-tags",
                           fmt::format("{}", fmt::join(edited.tags, ",")), "."});
}

Status fetch(const GoCommand& go, const EditedTree& edited) {
  const Result<std::string> listed = list_packages(go, "fetch", edited);
  if (!listed) return fail(listed.error());
  return {};
}

// "go1.26.8", or with experiments "go1.26.8 X:NAME"; of a development version "devel …".
Result<std::string> version(const GoCommand& go, const Tree& tree) {
  Tree only_module;
  if (const TreeEntry* go_mod = find_entry(tree, "go.mod")) only_module.push_back(*go_mod);
  const Result<steps::StepSandbox> sandbox = go.open("version", only_module, {});
  if (!sandbox) return fail(sandbox.error());
  const Result<std::string> answer =
      sandbox->capture("find Go's version", {"go", "env", "GOVERSION"});
  if (!answer) return fail(answer.error());
  const std::string_view first = split(trim(*answer), ' ').front();
  return first.starts_with("go1") ? std::string(first.substr(2)) : std::string();
}

}  // namespace

project::GoTool make_go_tool(const project::Root& root, const generate::GenRequest& request) {
  const std::string& named = request.machine.go;
  const GoCommand go{steps::find_tool(named.empty() ? "go" : named), root / graph::k_build_folder,
                     root / graph::k_generators_logs,
                     request.pin.offline ? steps::Network::forbidden : steps::Network::allowed};
  return {[=](const ModuleQuestion& question) { return root.relative(resolve(go, question)); },
          [=](const EditedTree& tree) {
            return Result<bool>(list_packages(go, "set", tree).has_value());
          },
          [=](const EditedTree& tree) { return root.relative(fetch(go, tree)); },
          [=](const Tree& tree) { return root.relative(version(go, tree)); }};
}

}  // namespace ocelot::action
