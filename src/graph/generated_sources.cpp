// Placing and expanding, as templates/README.md says.
#include "graph/generated_sources.hpp"

#include "support/base/digest.hpp"
#include "support/base/templates.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_library = "shared-library";
constexpr std::string_view k_executable = "executable";
constexpr std::string_view k_collector = "collector";
constexpr std::string_view k_plugin = "plugin";
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

// A collector with a package main of its own.
std::vector<SourceFile> collector_sources(const Host& host, std::string_view folder,
                                          std::string_view target) {
  std::vector<SourceFile> sources;
  place(sources, folder, target, {{"module", host.module}});
  place(sources, k_collector, target, {});
  place_providers(sources, host, target);
  return sources;
}

void add_templates(Hasher& hasher, std::string_view folder) {
  for (const TemplateFile& file : templates_under(folder))
    hasher.field("path", file.path).field("content", file.content);
}

}  // namespace

std::vector<SourceFile> library_sources(const Host& host) {
  return collector_sources(host, k_library, k_library_folder);
}

std::vector<SourceFile> executable_sources(const Host& host) {
  return collector_sources(host, k_executable, k_executable_folder);
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

std::string digest_of_sources(std::string_view folder) {
  Hasher hasher;
  add_templates(hasher, folder);
  if (folder == k_executable || folder == k_library) add_templates(hasher, k_collector);
  if (folder == k_executable || folder == k_inspect)
    hasher.field("provider", find_template(k_provider).value_or(""));
  return hasher.digest().hex();
}

}  // namespace ocelot::graph
