// Resolves the libraries and components of plugins.
#include "declaration/model/plugins.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "declaration/model/project_files.hpp"
#include "declaration/model/selection.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

constexpr const char* k_name_a_library =
    "name a distribution that loads plugins: 'kind: shared-library', 'kind: archive', or an "
    "executable with 'plugins: true'";

bool can_load_plugins(const Distribution& distribution) {
  return row_of(distribution.kind).loads_plugins && !distribution.is_abstract;
}

std::vector<std::string_view> library_names(const Model& model) {
  std::vector<std::string_view> names;
  for (const Distribution& distribution : model.distributions) {
    if (can_load_plugins(distribution)) names.push_back(distribution.name);
  }
  return names;
}

std::optional<ComponentId> find_component(const Model& model, std::string_view name) {
  for (std::size_t i = 0; i < model.components.size(); ++i) {
    if (model.components[i].full_name() == name) return ComponentId{i};
  }
  return std::nullopt;
}

class Resolver {
 public:
  explicit Resolver(Model& model) : model_(model) {}

  Diagnostics resolve() {
    for (Distribution& distribution : model_.distributions) {
      if (distribution.plugin) resolve(distribution, *distribution.plugin);
    }
    return std::move(diagnostics_);
  }

 private:
  void resolve(Distribution& distribution, const Plugin& plugin) {
    const Distribution* library = library_of(plugin);
    const std::optional<ComponentId> id = find_component(model_, plugin.component);
    if (!id) diagnostics_.push_back(unknown_component(plugin));
    if (library != nullptr) {
      distribution.architectures = library->architectures;
      distribution.tags = library->tags;
      distribution.go = settings_of_plugins(library->go);
    }
    if (library == nullptr || !id) return;
    const Component& component = model_.component(*id);
    const std::string own_tag = tag_of(component.full_name());
    distribution.tags.emplace(
        own_tag, TagOrigin{distribution.name, plugin.component_place, TagForm::component});
    distribution.components = with_imported({*id}, model_.components);
    if (!can_stand_alone(plugin, component, own_tag)) return;
    if (holds(*library, *id))
      diagnostics_.push_back(is_in_library(plugin, *library));
    else if (!is_compiled_for(distribution, component))
      diagnostics_.push_back(is_never_compiled(distribution, component));
    else
      check_library_stays(distribution, *library);
  }

  const Distribution* library_of(const Plugin& plugin) {
    const Distribution* library = model_.find(plugin.library);
    if (library != nullptr && can_load_plugins(*library)) return library;
    diagnostics_.push_back(library == nullptr ? unknown_library(plugin)
                                              : wrong_library(plugin, *library));
    return nullptr;
  }

  Diagnostic unknown_library(const Plugin& plugin) const {
    return error("unknown-library", plugin.library_place,
                 fmt::format("there is no distribution '{}' to load this plugin", plugin.library))
        .with_help(suggest(plugin.library, library_names(model_), k_name_a_library));
  }

  static Diagnostic wrong_library(const Plugin& plugin, const Distribution& named) {
    const bool is_abstract = named.is_abstract;
    return error("wrong-library", plugin.library_place,
                 fmt::format("'{}' is {}, which loads no plugins", named.name,
                             is_abstract ? "abstract" : row_of(named.kind).description))
        .with_note("declared here", named.place)
        .with_help(named.kind == Kind::executable && !is_abstract
                       ? "write 'plugins: true' for the executable"
                       : k_name_a_library);
  }

  Diagnostic unknown_component(const Plugin& plugin) const {
    std::vector<std::string> names;
    for (const Component& component : model_.components) names.push_back(component.full_name());
    return error("unknown-component", plugin.component_place,
                 fmt::format("no component '{}' in {}/", plugin.component, k_components_folder))
        .with_help(suggest(plugin.component, {names.begin(), names.end()},
                           "a plugin is a component of this project, TYPE.NAME"));
  }

  bool can_stand_alone(const Plugin& plugin, const Component& component,
                       const std::string& own_tag) {
    const std::vector<std::string> tags = mentioned_tags(component);
    const bool has_own_tag = std::find(tags.begin(), tags.end(), own_tag) != tags.end();
    if (has_own_tag && !component.is_standalone_package) return true;
    diagnostics_.push_back(
        error("bad-plugin", plugin.component_place,
              component.is_standalone_package
                  ? fmt::format("'{}' is a package that others import, and no wrapper",
                                component.full_name())
                  : fmt::format("no tag of its own selects the component '{}'",
                                component.full_name()))
            .with_note("the component", component.place())
            .with_help(component.is_standalone_package
                           ? "name the component that imports it"
                           : fmt::format("mention {} in its '//go:build' line", own_tag)));
    return false;
  }

  static bool holds(const Distribution& distribution, ComponentId id) {
    const auto& held = distribution.components;
    return std::find(held.begin(), held.end(), id) != held.end();
  }

  static Diagnostic is_in_library(const Plugin& plugin, const Distribution& library) {
    return error("plugin-in-library", plugin.component_place,
                 fmt::format("'{}' already contains '{}': its tags select it", library.name,
                             plugin.component))
        .with_note("the library", library.place)
        .with_help("remove the plugin, or the tag that selects the component");
  }

  static bool is_compiled_for(const Distribution& distribution, const Component& component) {
    const auto tags = distribution.tag_set();
    return std::all_of(distribution.architectures.begin(), distribution.architectures.end(),
                       [&](Architecture arch) {
                         return is_compiled(component, target_of(distribution.kind, arch), tags);
                       });
  }

  static Diagnostic is_never_compiled(const Distribution& distribution,
                                      const Component& component) {
    return error("bad-plugin", distribution.plugin->component_place,
                 fmt::format("with the tags of '{}', Go does not compile '{}'",
                             distribution.plugin->library, component.full_name()))
        .with_note("its '//go:build' constraint is not satisfied", component.place())
        .with_help(
            fmt::format("see: ocelot-gen why {} {}", distribution.name, component.full_name()));
  }

  // The plugin's tag is set when the plugin is built, and library and plugin must contain the same
  // version of every package.
  void check_library_stays(const Distribution& distribution, const Distribution& library) {
    Distribution tagged = library;
    tagged.tags = distribution.tags;
    for (ComponentId other : select_components(tagged, model_.components)) {
      if (holds(distribution, other) || holds(library, other)) continue;
      diagnostics_.push_back(
          error("plugin-changes-library", distribution.plugin->component_place,
                fmt::format("the tag of '{}' also selects '{}', so library and plugin would differ",
                            distribution.plugin->component, model_.component(other).full_name()))
              .with_note("the other component", model_.component(other).place())
              .with_help("give it a tag of its own, or have it in the library"));
    }
  }

  Model& model_;
  Diagnostics diagnostics_;
};

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace

Diagnostics resolve_plugins(Model& model) {
  return Resolver(model).resolve();
}

std::vector<const Distribution*> plugins_of(const Model& model, std::string_view library) {
  std::vector<const Distribution*> plugins;
  for (const Distribution& distribution : model.distributions) {
    if (distribution.plugin && distribution.plugin->library == library)
      plugins.push_back(&distribution);
  }
  return plugins;
}

Diagnostics check_library_modules(const Model& model) {
  const ModuleRequirements requirements(model.components, model.dependencies);
  Diagnostics faults;
  for (const Distribution& distribution : model.distributions) {
    if (!can_load_plugins(distribution)) continue;
    Distribution whole = distribution;
    for (const Distribution* plugin : plugins_of(model, distribution.name)) {
      whole.tags.insert(plugin->tags.begin(), plugin->tags.end());
      whole.components.insert(whole.components.end(), plugin->components.begin(),
                              plugin->components.end());
    }
    append(faults, requirements.of(whole).diagnostics());
  }
  return faults;
}

std::string plugin_folder(const Component& component) {
  return fmt::format("ocelot/plugins/{}", component.full_name());
}

std::string plugin_path(const Component& component, const OverlayFile& file) {
  return fmt::format("{}/component/{}", plugin_folder(component), file_name(file.tree_path));
}

}  // namespace ocelot::model
