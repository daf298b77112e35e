// From edits of go.mod to the options of gomod.
#include "graph/gomod_edits.hpp"

#include <fmt/format.h>

#include "graph/generated_sources.hpp"

namespace ocelot::graph {

namespace {

std::string replace_word(const golang::Replacement& replacement) {
  const auto& [module, by, folder] = replacement;
  return folder.empty() ? fmt::format("{}={}@{}", module, by.path, by.version)
                        : fmt::format("{}={}", module, folder);
}

// The version that the lock has for modules without one.
std::optional<std::string> collector_version_of(const TreePlan& tree) {
  for (const golang::ModuleRequirement& module : tree.modules) {
    if (!module.version.empty()) continue;
    for (const golang::ModuleRequirement& set : tree.edits.sets) {
      if (set.path == module.path) return set.version;
    }
  }
  return std::nullopt;
}

}  // namespace

void add_edits(GomodRequest<InGraph>& request, const TreePlan& tree) {
  const golang::GoModEdits& edits = tree.edits;
  for (const golang::ModuleRequirement& module : edits.sets)
    request.requirements.push_back(fmt::format("{}@{}", module.path, module.version));
  request.drops = edits.drops;
  if (!edits.go.empty()) request.go_directive = edits.go;
  if (!edits.toolchain.empty()) request.toolchain_directive = edits.toolchain;
  for (const golang::Replacement& replacement : edits.replaces)
    request.replaces.push_back(replace_word(replacement));
  request.sums = edits.sums;
  request.collector_version = collector_version_of(tree);
  request.omitted_providers = tree.omitted_providers;
  if (!tree.omitted_providers.empty()) request.templates = digest_of_sources(k_stub_templates);
}

}  // namespace ocelot::graph
