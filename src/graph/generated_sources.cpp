// Placing and expanding, as templates/README.md says.
#include "graph/generated_sources.hpp"

#include "support/base/digest.hpp"
#include "support/base/templates.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_library = "shared-library";
constexpr std::string_view k_collector = "collector";
constexpr std::string_view k_components = "components";
constexpr std::string_view k_executable = "executable";
constexpr std::string_view k_executable_with_plugins = "executable-with-plugins";
constexpr std::string_view k_plugin = "plugin";
constexpr std::string_view k_plugin_host = "plugin-host";
constexpr std::string_view k_inspect = "inspect";
constexpr std::string_view k_licenses = "licenses";
constexpr std::string_view k_inspect_program = "inspect/program";
constexpr std::string_view k_known_settings = "inspect/known-settings/program";
constexpr std::string_view k_collector_settings = "inspect/known-settings/collector";
constexpr std::string_view k_unknown_settings = "inspect/unknown-settings";
constexpr std::string_view k_lifecycle = "inspect/lifecycle";
constexpr std::string_view k_collector_folder = "internal/collector";
constexpr std::string_view k_provider = "shared-library/provider.go";
constexpr std::string_view k_provider_place = "/confmap/provider/";

std::string join(std::string_view folder, std::string_view path) {
  return std::string(folder) + "/" + std::string(path);
}

void place(std::vector<SourceFile>& sources, std::string_view folder, std::string_view target,
           const Values& values) {
  for (const TemplateFile& file : templates_under(folder)) {
    if (file.path == k_provider) continue;
    sources.push_back(
        {join(target, file.path.substr(folder.size() + 1)), expand(file.content, values)});
  }
}

// Each provider has a file of its own, named by its module's last part.
void place_providers(std::vector<SourceFile>& sources, const Host& host, std::string_view target) {
  for (const std::string& import : host.providers) {
    const std::size_t name = import.rfind(k_provider_place) + k_provider_place.size();
    sources.push_back({join(target, "provider_" + import.substr(name) + ".go"),
                       expand(find_template(k_provider).value_or(""), {{"import", import}})});
  }
}

// The folders of templates/ that are joined to one package main. Several programs share some of
// them.
struct Composition {
  std::string_view name;
  std::vector<std::string_view> folders;
};

const std::vector<Composition>& compositions() {
  static const std::vector<Composition> k_compositions = {
      {k_library, {k_library, k_collector, k_plugin_host, k_components}},
      {k_executable, {k_executable, k_collector}},
      {k_executable_with_plugins,
       {k_executable, k_executable_with_plugins, k_collector, k_plugin_host}},
      {k_inspect, {k_inspect, k_components}},
  };
  return k_compositions;
}

const Composition* find_composition(std::string_view name) {
  for (const Composition& composition : compositions()) {
    if (composition.name == name) return &composition;
  }
  return nullptr;
}

// A folder that is not joined with others stands alone.
std::vector<std::string_view> folders_of(std::string_view name) {
  const Composition* const composition = find_composition(name);
  return composition == nullptr ? std::vector{name} : composition->folders;
}

std::vector<SourceFile> collector_sources(const Host& host, std::string_view name,
                                          std::string_view target) {
  std::vector<SourceFile> sources;
  for (std::string_view folder : folders_of(name))
    place(sources, folder, target, {{"module", host.module}});
  place_providers(sources, host, target);
  return sources;
}

}  // namespace

std::vector<SourceFile> library_sources(const Host& host) {
  return collector_sources(host, k_library, k_library_folder);
}

std::vector<SourceFile> executable_sources(const Host& host) {
  return collector_sources(host, k_executable, k_executable_folder);
}

std::vector<SourceFile> plugin_executable_sources(const Host& host) {
  return collector_sources(host, k_executable_with_plugins, k_executable_folder);
}

std::vector<SourceFile> plugin_sources(const Host& host, std::string_view type,
                                       std::string_view component, const std::string& folder) {
  std::vector<SourceFile> sources;
  place(sources, k_plugin, folder,
        {{"module", host.module},
         {"type", std::string(type)},
         {"component", std::string(component)}});
  return sources;
}

std::vector<SourceFile> inspect_sources(const Host& host) {
  const Values values = {{"module", host.module}};
  std::vector<SourceFile> sources;
  place(sources, k_inspect_program, k_inspect_folder, values);
  place(sources, k_components, k_inspect_folder, values);
  if (!host.lifecycle.empty())
    place(sources, k_lifecycle, k_inspect_folder, {{"lifecycle", host.lifecycle}});
  if (!host.has_known_settings) {
    place(sources, k_unknown_settings, k_inspect_folder, values);
    place_providers(sources, host, k_inspect_folder);
    return sources;
  }
  place(sources, k_known_settings, k_inspect_folder, values);
  place(sources, k_collector_settings, k_collector_folder, values);
  return sources;
}

std::vector<SourceFile> license_sources() {
  std::vector<SourceFile> sources;
  place(sources, k_licenses, k_licenses_folder, {});
  return sources;
}

std::string digest_of_sources(std::string_view name) {
  Hasher hasher;
  for (std::string_view folder : folders_of(name)) {
    for (const TemplateFile& file : templates_under(folder))
      hasher.field("path", file.path).field("content", file.content);
  }
  if (find_composition(name) != nullptr)
    hasher.field("provider", find_template(k_provider).value_or(""));
  return hasher.digest().hex();
}

}  // namespace ocelot::graph
