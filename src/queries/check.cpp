// The declaration against upstream's tree.
#include "queries/check.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "declaration/model/project_files.hpp"
#include "queries/go_setting_check.hpp"
#include "queries/provider_check.hpp"
#include "queries/tag_check.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/go_version.hpp"

namespace ocelot::queries {

namespace {

using model::Component;
using model::Distribution;

class Checker {
 public:
  explicit Checker(const CheckRequest& request) : request_(request) {
    for (const TreeEntry& entry : request.upstream) add_upstream_path(entry.path);
    if (const TreeEntry* go_mod = find_entry(request.upstream, "go.mod"))
      go_mod_ = golang::parse_go_mod(go_mod->content);
  }

  Diagnostics check() {
    if (go_mod_.module.empty()) {
      diagnostics_.push_back(
          error("no-module", request_.model.upstream.repo_place,
                fmt::format("the folder '{}' of the upstream has no Go module",
                            request_.model.upstream.folder))
              .with_help("set 'folder' in config/upstream.yaml to the folder of its go.mod"));
      return std::move(diagnostics_);
    }
    check_go();
    append(diagnostics_, check_tags(request_));
    append(diagnostics_, check_providers(request_, go_mod_));
    append(diagnostics_, check_go_settings(request_));
    std::map<model::ComponentId, bool> used;
    for (const Distribution& distribution : request_.model.distributions) {
      if (!is_requested(request_, distribution)) continue;
      for (model::ComponentId id : distribution.components) {
        const Component& component = request_.model.component(id);
        check_imports(distribution, component);
        const bool is_plugin =
            distribution.plugin && distribution.plugin->component == component.full_name();
        bool& is_placed = used[id];  // into its type folder; a plugin has a folder of its own
        is_placed = is_placed || !is_plugin;
      }
    }
    for (const auto& [id, is_placed] : used) check_places(request_.model.component(id), is_placed);
    sort_by_place(diagnostics_);
    return std::move(diagnostics_);
  }

 private:
  void add_upstream_path(const std::string& path) {
    upstream_files_.insert(path);
    const std::vector<std::string_view> parts = split(path, '/');
    if (parts.size() > 2 && parts[0] == "lambdacomponents") type_folders_.emplace(parts[1]);
  }

  // With GOTOOLCHAIN=local, or with a pinned version, the go command refuses a tree that requires a
  // newer one; otherwise it downloads the required one. Before Go 1.21, there was no GOTOOLCHAIN.
  void check_go() {
    const golang::GoToolchain& go = request_.go;
    const bool is_fixed = go.choice.empty() || go.choice == "local" || go.choice.starts_with("go1");
    if (!is_fixed || go_mod_.go.empty() || !golang::is_older(go.version, go_mod_.go)) return;
    diagnostics_.push_back(
        error(
            "old-go", request_.model.upstream.ref_place,
            fmt::format("upstream's go.mod requires Go {}, but this is {}", go_mod_.go, go.version))
            .with_help(
                go.choice.empty() ? fmt::format("install Go {} or newer", go_mod_.go)
                : go.choice == "local"
                    ? fmt::format("install Go {} or newer, or let go fetch it: GOTOOLCHAIN=auto",
                                  go_mod_.go)
                    : fmt::format("install Go {} or newer, and run ocelot-gen update",
                                  go_mod_.go)));
  }

  void check_places(const Component& component, bool is_placed) {
    if (!type_folders_.contains(component.type)) {
      const std::vector<std::string_view> folders(type_folders_.begin(), type_folders_.end());
      const auto near = nearest(component.type, folders);
      diagnostics_.push_back(
          error("missing-type-folder", component.place(),
                fmt::format("upstream has no folder 'lambdacomponents/{}'", component.type))
              .with_help(near ? fmt::format("move it into {}/", *near)
                              : "a component's folder must be one of upstream's types"));
    }
    for (const model::OverlayFile& file : component.files) {
      if (!is_placed || !upstream_files_.contains(file.tree_path)) continue;
      diagnostics_.push_back(
          error("overwritten-file", whole_file(file.source->path),
                fmt::format("upstream already has a file '{}'", file.tree_path))
              .with_help(
                  "rename the file; a component of upstream's own needs no wrapper, only its tag"));
    }
  }

  void check_imports(const Distribution& distribution, const Component& component) {
    for (const model::OverlayFile& file : component.files) {
      for (const golang::Import& import : file.go.imports) {
        if (is_provided(import.path, distribution)) continue;
        if (!reported_.insert({import.place.source->path, import.place.offset}).second) continue;
        diagnostics_.push_back(
            error("missing-module", import.place,
                  fmt::format("no required module provides '{}'", import.path))
                .with_note(fmt::format("distribution '{}' has this component", distribution.name),
                           distribution.place)
                .with_help(help_for_import(component, import.path)));
      }
    }
  }

  bool is_provided(std::string_view package, const Distribution& distribution) const {
    const auto provides = [&](std::string_view module) {
      return golang::is_within(package, module);
    };
    if (golang::is_standard(package) || provides(go_mod_.module)) return true;
    const auto is_from = [&](const golang::ModuleRequirement& module) {
      return provides(module.path);
    };
    return std::any_of(go_mod_.requirements.begin(), go_mod_.requirements.end(), is_from) ||
           std::any_of(distribution.modules.begin(), distribution.modules.end(), is_from) ||
           std::any_of(go_mod_.replaced.begin(), go_mod_.replaced.end(), provides);
  }

  static std::string help_for_import(const Component& component, const std::string& package) {
    return fmt::format("below 'dependencies:' in {} add: {}{}: [{}]", model::k_dependencies_path,
                       model::k_tag_prefix, component.full_name(), package);
  }

  const CheckRequest& request_;
  std::set<std::string> upstream_files_;
  std::set<std::string> type_folders_;
  golang::GoMod go_mod_;
  std::set<std::pair<std::string, std::size_t>> reported_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics check(const CheckRequest& request) {
  return Checker(request).check();
}

}  // namespace ocelot::queries
