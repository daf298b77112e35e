// The stages of the declaration, one after another; their faults together.
#include "declaration/model/model.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "declaration/model/plugins.hpp"
#include "declaration/model/selection.hpp"

namespace ocelot::model {

namespace {

void add_module(Dependency& dependency, const config::Scalar& written, Diagnostics& diagnostics) {
  const auto module = golang::parse_requirement(written.value);
  if (module) {
    dependency.modules.push_back(*module);
    dependency.module_places.push_back(written.place);
    return;
  }
  Place place = written.place;
  const bool is_unquoted = place.length == written.value.size();
  if (is_unquoted)
    place = Place{place.source, place.offset + module.error().offset, module.error().length};
  diagnostics.push_back(
      error("bad-module", place, module.error().message).with_help(module.error().help));
}

Dependency read_dependency(const config::DependencyEntry& entry, Diagnostics& diagnostics) {
  Dependency dependency{entry.tag.value, entry.tag.place, {}, {}};
  if (auto fault = check_tag(entry.tag)) diagnostics.push_back(std::move(*fault));
  for (const config::Scalar& module : entry.modules) add_module(dependency, module, diagnostics);
  return dependency;
}

config::UpstreamEntry override_upstream(config::UpstreamEntry entry,
                                        const UpstreamOverride& replaced) {
  if (replaced.repo) entry.repo = {*replaced.repo, {}};
  if (replaced.ref) entry.ref = {*replaced.ref, {}};
  return entry;
}

config::UpstreamEntry upstream_entry(const ProjectFiles& files, Diagnostics& diagnostics) {
  return files.upstream == nullptr ? config::UpstreamEntry{}
                                   : config::read_upstream(files.upstream).take(diagnostics);
}

std::vector<Dependency> dependencies_of(const ProjectFiles& files, Diagnostics& diagnostics) {
  std::vector<Dependency> dependencies;
  if (files.dependencies == nullptr) return dependencies;
  for (const config::DependencyEntry& entry :
       config::read_dependencies(files.dependencies).take(diagnostics)) {
    dependencies.push_back(read_dependency(entry, diagnostics));
  }
  return dependencies;
}

// A fault that several distributions share is told once.
void drop_repeated(Diagnostics& diagnostics) {
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.place.source == b.place.source &&
           a.place.offset == b.place.offset && a.place.has_range() && b.place.has_range();
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace

const Distribution* Model::find(std::string_view distribution) const {
  const auto found = std::lower_bound(
      distributions.begin(), distributions.end(), distribution,
      [](const Distribution& one, std::string_view name) { return one.name < name; });
  return found != distributions.end() && found->name == distribution ? &*found : nullptr;
}

WithDiagnostics<Model> make_model(const ProjectFiles& files, const UpstreamOverride& replaced) {
  Model model;
  Diagnostics all;
  model.upstream = read_upstream(override_upstream(upstream_entry(files, all), replaced)).take(all);
  model.components = find_components(files).take(all);
  append(all, find_unimported(model.components));
  model.dependencies = dependencies_of(files, all);
  const auto entries = config::read_distributions(files.distributions).take(all);
  model.distributions = flatten(entries, files.examples).take(all);
  const ModuleRequirements requirements(model.components, model.dependencies);
  for (Distribution& distribution : model.distributions)
    distribution.components = select_components(distribution, model.components);
  append(all, resolve_plugins(model));
  for (Distribution& distribution : model.distributions) {
    auto modules = requirements.of(distribution);
    // Faults of an abstract one are reported for the distributions that inherit from it.
    distribution.modules = distribution.is_abstract ? std::move(modules).ignoring_diagnostics()
                                                    : std::move(modules).take(all);
  }
  append(all, check_library_modules(model));
  // These look at the whole, and would only repeat what another fault has caused.
  if (!has_errors(all)) {
    append(all, find_missing_custom(model.distributions));
    append(all, find_unused_dependencies(model));
  }
  sort_by_place(all);
  drop_repeated(all);
  return {std::move(model), std::move(all)};
}

}  // namespace ocelot::model
