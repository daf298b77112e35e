// Adds the stubs, and a `replace` for each to go.mod.
#include "graph/provider_stubs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/generated_sources.hpp"
#include "support/base/templates.hpp"
#include "support/golang/go_mod_edit.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_place = "/confmap/provider/";
constexpr std::string_view k_suffix = "provider";

std::string folder_of_stub(std::string_view name) {
  return fmt::format("{}/{}", k_omitted_folder, name);
}

// A folder that replaces a module needs a go.mod. It has upstream's go directive, and upstream's
// go.mod already requires what the stub imports, so no other line of it changes.
std::string go_mod_of_stub(const std::string& module, const std::string& go) {
  return go.empty() ? fmt::format("module {}\n", module)
                    : fmt::format("module {}\n\ngo {}\n", module, go);
}

void add_stub(Tree& tree, const golang::GoMod& go_mod, const std::string& module,
              const std::string& name) {
  const std::string folder = folder_of_stub(name);
  const auto add = [&](std::string_view file, std::string content) {
    tree.push_back(
        {fmt::format("{}/{}", folder, file), std::move(content), TreeEntry::Kind::regular});
  };
  add("go.mod", go_mod_of_stub(module, go_mod.go));
  for (const TemplateFile& file : templates_under(k_stub_templates))
    add(file.path.substr(k_stub_templates.size() + 1), expand(file.content, {{"name", name}}));
}

}  // namespace

std::optional<std::string_view> provider_of(std::string_view module) {
  const std::size_t at = module.rfind(k_place);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view last = module.substr(at + k_place.size());
  if (last.find('/') != std::string_view::npos || !last.ends_with(k_suffix)) return std::nullopt;
  return last.substr(0, last.size() - k_suffix.size());
}

std::string find_provider(const golang::GoMod& go_mod, std::string_view name) {
  const auto found = std::find_if(go_mod.direct.begin(), go_mod.direct.end(),
                                  [&](const auto& module) { return provider_of(module) == name; });
  return found == go_mod.direct.end() ? std::string() : *found;
}

Status omit_providers(Tree& tree, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  const golang::GoMod go_mod = golang::parse_go_mod(golang::module_files_of(tree).go_mod);
  golang::GoModEdits edits;
  for (const std::string& name : names) {
    const std::string module = find_provider(go_mod, name);
    if (module.empty()) {
      return fail(
          error("unknown-provider", {},
                fmt::format("upstream's go.mod requires no configuration provider '{}'", name)));
    }
    edits.replaces.push_back({module, {}, fmt::format("./{}", folder_of_stub(name))});
    add_stub(tree, go_mod, module, name);
  }
  golang::edit_module(tree, edits);
  return {};
}

}  // namespace ocelot::graph
