// Lists components in a child process, and says why that failed.
#include "loader/cli/component_listing.hpp"

#include <fmt/format.h>

#include "loader/cli/load_faults.hpp"
#include "loader/list_components.hpp"
#include "support/console/terminal.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::load {

namespace {

Diagnostic role_fault(const Artifact& file) {
  return error("no-component-list", whole_file(file.path),
               fmt::format("its role is '{}'; only a 'collector library' and a 'plugin' can list "
                           "their components",
                           name_of(file.role)))
      .with_help("a distribution with 'kind: shared-library' makes a collector library");
}

Diagnostic old_library_fault(const Artifact& library) {
  return error("no-component-list", whole_file(library.path),
               "this library cannot list its components")
      .with_help("build it again with this version of ocelot-gen");
}

Diagnostic fault_of(const Listing& listing, const Artifact& library, const Artifact& file) {
  switch (listing.step) {
    case ListingStep::load_library:
      return library_fault(library.path, listing.outcome);
    case ListingStep::load_plugin:
      return plugin_fault(file, library, listing.outcome);
    case ListingStep::list:
      break;
  }
  return listing.outcome.code == Code::library ? old_library_fault(library)
                                               : listing_fault(file.path, listing.outcome);
}

// A plugin's components name its file.
Json plugins_components(const Json& components) {
  std::vector<Json> found;
  for (const Json& component : components.values()) {
    if (component.find("plugin") != nullptr) found.push_back(component);
  }
  return Json::array(std::move(found));
}

}  // namespace

Status check_library_option(const Artifact& file, const InspectionRequest& request) {
  const bool is_plugin = file.role == Role::plugin;
  if (is_plugin && request.library.empty())
    return console::usage(
        fmt::format("'{}' is a plugin, which needs its library to list its components", file.path),
        "name the library: --components --library LIBRARY");
  if (!is_plugin && !request.library.empty())
    return console::usage(
        fmt::format("--library is only valid for a plugin, and '{}' is not a plugin", file.path));
  return {};
}

Result<Json> components_of(const Artifact& file, const InspectionRequest& request) {
  const bool is_plugin = file.role == Role::plugin;
  if (!is_plugin && file.role != Role::collector) return fail(role_fault(file));
  const Result<Artifact> library = examine_library(is_plugin ? request.library : file.path);
  if (!library) return fail(library.error());
  if (library->role != Role::collector) return fail(role_fault(*library));
  if (is_plugin) {
    if (const Result<Artifact> plugin = examine_plugin(file.path); !plugin)
      return fail(plugin.error());
  }
  const auto say_slow = [&] {
    console::Terminal(request.style)
        .print_err(fmt::format("ocelot-load: loading {} in a child process", file.path));
  };
  const Listing listing =
      list_components(io::absolute_path(library->path), is_plugin ? file.path : "",
                      request.trial_timeout, say_slow);
  if (!listing.outcome.ok()) return fail(fault_of(listing, *library, file));
  const std::optional<Json> components = parse_json(listing.json);
  if (!components || !components->is_array())
    return fail(listing_fault(file.path, {Code::library, "the library's answer is not a list"}));
  return is_plugin ? plugins_components(*components) : *components;
}

}  // namespace ocelot::load
