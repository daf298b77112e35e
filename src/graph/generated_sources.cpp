// Placing and expanding, as templates/README.md says.
#include "graph/generated_sources.hpp"

#include "support/base/digest.hpp"
#include "support/base/templates.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_library = "shared-library";
constexpr std::string_view k_executable = "executable";
constexpr std::string_view k_plugin = "plugin";
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

}  // namespace

std::vector<SourceFile> library_sources(const Host& host) {
  std::vector<SourceFile> sources;
  place(sources, k_library, k_library_folder, {{"module", host.module}});
  place_providers(sources, host, k_library_folder);
  return sources;
}

std::vector<SourceFile> executable_sources(const Host& host) {
  std::vector<SourceFile> sources;
  place(sources, k_executable, k_executable_folder, {{"module", host.module}});
  place_providers(sources, host, k_executable_folder);
  return sources;
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

std::string digest_of_sources(std::string_view folder) {
  Hasher hasher;
  for (const TemplateFile& file : templates_under(folder))
    hasher.field("path", file.path).field("content", file.content);
  if (folder == k_executable) hasher.field("provider", find_template(k_provider).value_or(""));
  return hasher.digest().hex();
}

}  // namespace ocelot::graph
