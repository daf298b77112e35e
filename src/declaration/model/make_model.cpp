// Runs the stages of the declaration in order and collects their faults.
#include "declaration/model/make_model.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/config/config.hpp"
#include "declaration/model/allowed_skew.hpp"
#include "declaration/model/build_settings.hpp"
#include "declaration/model/exclusions.hpp"
#include "declaration/model/find_components.hpp"
#include "declaration/model/flatten.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/plugins.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/selection.hpp"

namespace ocelot::model {

namespace {

Diagnostic duplicate_module(const config::Scalar& text, const Place& first) {
  return error("duplicate-module", text.place, fmt::format("duplicate module '{}'", text.value))
      .with_note("first written here", first)
      .with_help("remove one of the two");
}

// Adds a module to a dependency; returns the fault of the text, if any.
std::optional<Diagnostic> add_module(Dependency& dependency, const config::Scalar& text) {
  const auto module = golang::parse_requirement(text.value);
  if (module) {
    const auto& known = dependency.modules;
    const auto first = std::find(known.begin(), known.end(), *module);
    if (first != known.end()) {
      return duplicate_module(
          text, dependency.module_places[static_cast<std::size_t>(first - known.begin())]);
    }
    dependency.modules.push_back(*module);
    dependency.module_places.push_back(text.place);
    return std::nullopt;
  }
  Place place = text.place;
  const bool is_unquoted = place.length == text.value.size();
  if (is_unquoted)
    place = Place{place.source, place.offset + module.error().offset, module.error().length};
  return error("bad-module", place, module.error().message).with_help(module.error().help);
}

WithDiagnostics<Dependency> read_dependency(const config::DependencyEntry& entry) {
  Dependency dependency{entry.tag.value, entry.tag.place, {}, {}};
  Diagnostics faults;
  if (auto fault = check_tag(entry.tag)) faults.push_back(std::move(*fault));
  for (const config::Scalar& module : entry.modules) {
    if (auto fault = add_module(dependency, module)) faults.push_back(std::move(*fault));
  }
  return {std::move(dependency), std::move(faults)};
}

config::UpstreamEntry override_upstream(config::UpstreamEntry entry,
                                        const UpstreamOverride& replaced) {
  if (replaced.repo) entry.repo = {*replaced.repo, {}};
  if (replaced.ref) entry.ref = {*replaced.ref, {}};
  return entry;
}

WithDiagnostics<config::UpstreamEntry> upstream_entry(const ProjectFiles& files) {
  if (files.upstream == nullptr) return {{}, {}};
  return config::read_upstream(files.upstream);
}

WithDiagnostics<Policy> policy_of(const ProjectFiles& files) {
  if (files.policy == nullptr) return {{}, {}};
  Diagnostics faults;
  const config::PolicyEntry entry = config::read_policy(files.policy).take(faults);
  Policy policy = read_policy(entry).take(faults);
  return {std::move(policy), std::move(faults)};
}

// The model must have its components.
Diagnostics read_dependencies(const ProjectFiles& files, Model& model) {
  Diagnostics faults;
  if (files.dependencies == nullptr) return faults;
  const config::DependenciesFile file = config::read_dependencies(files.dependencies).take(faults);
  for (const config::DependencyEntry& entry : file.dependencies)
    model.dependencies.push_back(read_dependency(entry).take(faults));
  model.replaces = read_replaces(file.replaces, files.replacing).take(faults);
  model.allowed_skew = read_allowed_skew(file.allow_skew, model).take(faults);
  return faults;
}

// Removes repeated faults: one that several distributions share is reported once.
void drop_repeated(Diagnostics& diagnostics) {
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.place.source == b.place.source &&
           a.place.offset == b.place.offset && a.place.has_range() && b.place.has_range();
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace

WithDiagnostics<Model> make_model(const ProjectFiles& files, const UpstreamOverride& replaced) {
  Model model;
  Diagnostics all;
  config::DistributionsFile declared = config::read_distributions(files.distributions).take(all);
  if (!declared.is_for_this_version) return {std::move(model), std::move(all)};
  const config::UpstreamEntry upstream = upstream_entry(files).take(all);
  model.upstream = read_upstream(override_upstream(upstream, replaced)).take(all);
  model.policy = policy_of(files).take(all);
  model.components = find_components(files).take(all);
  append(all, find_unimported(model.components));
  append(all, read_dependencies(files, model));
  append(all, check_defaults(declared.defaults));
  const auto entries = with_defaults(std::move(declared));
  model.distributions = flatten(entries, files.examples, files.unusable_examples).take(all);
  const ModuleRequirements requirements(model.components, model.dependencies);
  for (Distribution& distribution : model.distributions)
    distribution.components = select_components(distribution, model.components);
  append(all, find_cgo_files(model));
  append(all, resolve_plugins(model));
  for (Distribution& distribution : model.distributions) {
    auto modules = requirements.of(distribution);
    // Faults of an abstract distribution are reported for the distributions that inherit from it.
    distribution.modules = distribution.is_abstract ? std::move(modules).ignoring_diagnostics()
                                                    : std::move(modules).take(all);
  }
  append(all, check_library_modules(model));
  // These checks look at the whole model and would only repeat the consequences of other faults.
  if (!has_errors(all)) {
    append(all, find_missing_custom(model.distributions));
    append(all, find_excluded_components(model));
    append(all, find_unused_dependencies(model));
  }
  sort_by_place(all);
  drop_repeated(all);
  return {std::move(model), std::move(all)};
}

}  // namespace ocelot::model
