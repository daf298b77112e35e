// Rows of our tables, and names of the project.
#include "cli/completion_values.hpp"

#include <set>

#include "build/action/step_command_line.hpp"
#include "cli/command_table.hpp"
#include "project/snapshot_with_upstream.hpp"
#include "queries/catalog.hpp"
#include "queries/listing.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

using console::Completion;
using queries::Catalog;

// A project that names come from.
struct Names {
  const project::Snapshot& snapshot;
  const Catalog& catalog;
};

void add_distributions(const Names& names, Completion& found) {
  for (const model::Distribution& entry : names.snapshot.model.distributions)
    found.candidates.push_back({entry.name, entry.description});
}

void add_components(const Names& names, Completion& found) {
  for (const queries::CatalogEntry& entry : names.catalog.components())
    found.candidates.push_back(
        {entry.name(), entry.is_upstreams() ? "upstream's" : "the project's"});
}

void add_tags(const Names& names, Completion& found) {
  for (const queries::ListedTag& entry : queries::list_tags(names.catalog))
    found.candidates.push_back({entry.tag, "tag"});
}

void add_modules(const Names& names, Completion& found) {
  std::set<std::string> paths;
  for (const model::Dependency& dependency : names.snapshot.model.dependencies) {
    for (const golang::ModuleRequirement& module : dependency.modules) paths.insert(module.path);
  }
  for (const std::string& path : paths) found.candidates.push_back({path, "module"});
}

void add_targets(const Names& names, Completion& found) {
  for (const queries::ListedTarget& entry : queries::list_targets(names.snapshot.graph))
    found.candidates.push_back({entry.name, counted(entry.files.size(), "file")});
}

using Add = void (*)(const Names&, Completion&);

// A project that cannot be read has no names to offer.
Completion names_in(const std::string& folder, Add add) {
  Completion found;
  const Result<project::Root> root = project::find_root(folder);
  if (!root) return found;
  const Result<project::Snapshot> snapshot = project::load(*root);
  if (!snapshot) return found;
  const Result<std::optional<Tree>> tree = project::read_upstream_tree(*root);
  const auto upstream = tree ? project::components_in(*tree) : std::nullopt;
  add({*snapshot, Catalog(snapshot->model, upstream)}, found);
  return found;
}

Completion commands() {
  Completion found;
  for (const Command& command : all_commands())
    found.candidates.push_back({std::string(command.name), command.line.purpose});
  return found;
}

Completion steps() {
  Completion found;
  for (const graph::StepCommand& step : graph::step_commands())
    found.candidates.push_back({std::string(step.name), std::string(step.purpose)});
  return found;
}

Completion formats(const Command* command) {
  Completion found;
  if (command == nullptr) return found;
  for (console::OutputFormat format : command->formats)
    found.candidates.push_back({std::string(name_of(format))});
  return found;
}

}  // namespace

console::Completion values_of(console::ValueKind kind, const Command* command,
                              const std::string& folder) {
  using console::ValueKind;
  switch (kind) {
    case ValueKind::command:
      return commands();
    case ValueKind::component:
      return names_in(folder, add_components);
    case ValueKind::distribution:
      return names_in(folder, add_distributions);
    case ValueKind::format:
      return formats(command);
    case ValueKind::module:
      return names_in(folder, add_modules);
    case ValueKind::step:
      return steps();
    case ValueKind::tag:
      return names_in(folder, add_tags);
    case ValueKind::target:
      return names_in(folder, add_targets);
    default:
      return {};
  }
}

}  // namespace ocelot::cli
