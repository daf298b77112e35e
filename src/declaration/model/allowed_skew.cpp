// Compares names with those of the model.
#include "declaration/model/allowed_skew.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using Names = std::set<std::string>;

Names known_names(const Model& model) {
  Names names;
  for (const Component& component : model.components) names.insert(component.full_name());
  for (const Dependency& dependency : model.dependencies)
    names.emplace(without_prefix(dependency.tag));
  return names;
}

Diagnostic duplicate_name(const config::Scalar& name) {
  return error("duplicate-tag", name.place, fmt::format("duplicate component '{}'", name.value))
      .with_help("remove one of the two");
}

Diagnostic unknown_name(const config::Scalar& name, const Names& known) {
  return error("unknown-component", name.place, fmt::format("no component '{}'", name.value))
      .with_help(suggest(without_prefix(name.value), {known.begin(), known.end()},
                         "write a component or a tag that has modules below 'dependencies:'"));
}

}  // namespace

WithDiagnostics<Names> read_allowed_skew(const std::vector<config::Scalar>& names,
                                         const Model& model) {
  const Names known = known_names(model);
  Names allowed;
  Diagnostics faults;
  for (const config::Scalar& name : names) {
    const std::string component(without_prefix(name.value));
    if (!known.contains(component))
      faults.push_back(unknown_name(name, known));
    else if (!allowed.insert(component).second)
      faults.push_back(duplicate_name(name));
  }
  return {std::move(allowed), std::move(faults)};
}

}  // namespace ocelot::model
