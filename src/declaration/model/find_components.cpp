// Groups files into components, names them and determines their paths.
#include "declaration/model/find_components.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "declaration/model/component_files.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

// A path below the components folder, split into its parts.
struct PathBelow {
  std::string type;    // empty for a file outside the type folders
  std::string folder;  // the sub-folder, or empty
  std::string rest;    // below the type folder, or below the sub-folder

  bool is_direct() const { return rest.find('/') == std::string::npos; }
};

PathBelow take_apart(std::string_view path) {
  path.remove_prefix(k_components_folder.size() + 1);
  const std::vector<std::string_view> parts = split(path, '/');
  PathBelow below;
  if (parts.size() == 1) {
    below.rest = path;
    return below;
  }
  below.type = parts[0];
  if (parts.size() > 2) below.folder = parts[1];
  const std::size_t prefix =
      below.type.size() + 1 + (below.folder.empty() ? 0 : below.folder.size() + 1);
  below.rest = path.substr(prefix);
  return below;
}

class Finder {
 public:
  WithDiagnostics<std::vector<Component>> find(const ProjectFiles& files) {
    for (const SourceRef& source : files.components) group(source);
    for (auto& [key, sources] : groups_) components_.push_back(make(key, sources));
    std::erase_if(components_, [](const Component& component) { return component.files.empty(); });
    tell_packages_from_wrappers();
    reject_equal_names();
    reject_equal_places();
    return {std::move(components_), std::move(diagnostics_)};
  }

 private:
  // Each file directly in a type folder is its own group; the files of a sub-folder are one group.
  using GroupKey = std::pair<std::string, std::string>;

  void group(const SourceRef& source) {
    const PathBelow below = take_apart(source->path);
    if (!below.type.empty() && !below.folder.empty()) {
      groups_[{below.type, below.folder + "/"}].push_back(source);
      return;
    }
    const golang::FileName name = golang::parse_file_name(below.rest);
    if (!below.type.empty() && is_foreign_source(below.rest))
      diagnostics_.push_back(foreign_source(source));
    if (!name.is_go || name.is_test) return;
    if (below.type.empty()) {
      diagnostics_.push_back(
          error("misplaced-file", whole_file(source->path), "a Go file outside the type folders")
              .with_help(
                  "move it into connector/, exporter/, extension/, processor/ or receiver/"));
      return;
    }
    if (note_ignored(source, name)) return;
    groups_[{below.type, below.rest}].push_back(source);
  }

  bool note_ignored(const SourceRef& source, const golang::FileName& name) {
    const bool built = golang::name_matches(name, {"linux", "amd64"}) ||
                       golang::name_matches(name, {"linux", "arm64"});
    if (built) return false;
    diagnostics_.push_back(warning(
        "ignored-file", whole_file(source->path),
        name.is_ignored
            ? "Go ignores files whose name begins with '_' or '.'"
            : fmt::format(
                  "Go builds this file for {} only, and a layer runs on linux, amd64 or arm64",
                  name.os.empty() ? name.arch : name.os)));
    return true;
  }

  Component make(const GroupKey& key, const std::vector<SourceRef>& sources) {
    Component component;
    component.type = key.first;
    if (key.second.ends_with('/')) component.folder = key.second.substr(0, key.second.size() - 1);
    const bool embeds = std::any_of(sources.begin(), sources.end(), embeds_files);
    for (const SourceRef& source : sources) add_file(component, source, embeds);
    settle_package(component);
    component.name = name_of(component);
    return component;
  }

  static bool embeds_files(const SourceRef& source) {
    return source->path.ends_with(".go") && find_embed_directive(source);
  }

  // Whether no build compiles a file of a sub-folder, although it is Go.
  bool is_never_compiled(const SourceRef& source, const golang::FileName& name) {
    return name.is_go && (name.is_test || note_ignored(source, name));
  }

  // A Go file that is never compiled may still be embedded.
  void add_file(Component& component, const SourceRef& source, bool embeds) {
    OverlayFile file;
    file.source = source;
    file.name = golang::parse_file_name(base_name(source->path));
    const bool is_dead = !component.folder.empty() && is_never_compiled(source, file.name);
    if (is_dead && !embeds) return;
    file.is_go = file.name.is_go && !is_dead;
    const bool is_data = source->path.find("/testdata/") != std::string::npos;
    if (base_name(source->path) == "go.mod" && !is_data) diagnostics_.push_back(own_module(source));
    if (file.is_go) file.go = golang::read_go_file(source).take(diagnostics_);
    component.files.push_back(std::move(file));
  }

  // The Go files directly in a sub-folder; only they determine its package.
  static std::vector<const OverlayFile*> direct_files(const Component& component) {
    std::vector<const OverlayFile*> direct;
    for (const OverlayFile& file : component.files) {
      if (file.is_go && take_apart(file.source->path).is_direct() && !file.go.package.empty())
        direct.push_back(&file);
    }
    return direct;
  }

  // Determines the paths of the files in the tree.
  void settle_package(Component& component) {
    const bool has_go = std::any_of(component.files.begin(), component.files.end(),
                                    [](const OverlayFile& file) { return file.is_go; });
    if (!has_go) component.files.clear();
    if (!component.folder.empty()) {
      const std::vector<const OverlayFile*> direct = direct_files(component);
      const auto of_the_type =
          std::find_if(direct.begin(), direct.end(),
                       [&](const OverlayFile* file) { return file->go.package == component.type; });
      component.is_standalone_package = of_the_type == direct.end();
      if (!direct.empty())
        refuse_two_packages(component, direct,
                            component.is_standalone_package ? **direct.begin() : **of_the_type);
    }
    for (OverlayFile& file : component.files) place(component, file);
    const bool is_flat_folder = !component.folder.empty() && !component.is_standalone_package;
    if (is_flat_folder) drop_neighbors(component);
  }

  // Next to the Go files of a flat folder; what is deeper has the same path in the tree.
  void drop_neighbors(Component& component) {
    const auto is_neighbor = [](const OverlayFile& file) {
      return !file.is_go && take_apart(file.source->path).is_direct();
    };
    for (const OverlayFile& file : component.files) {
      if (is_neighbor(file) && is_foreign_source(base_name(file.source->path)))
        diagnostics_.push_back(foreign_source(file.source));
    }
    std::erase_if(component.files, is_neighbor);
  }

  void refuse_two_packages(const Component& component,
                           const std::vector<const OverlayFile*>& direct,
                           const OverlayFile& right) {
    for (const OverlayFile* file : direct) {
      if (file->go.package == right.go.package) continue;
      diagnostics_.push_back(
          error("two-packages", file->go.package_place,
                fmt::format("package '{}' in one folder with package '{}'", file->go.package,
                            right.go.package))
              .with_note("the other is this", right.go.package_place)
              .with_help(
                  fmt::format("a folder contains one package: use the same package name in {}/",
                              component.folder)));
    }
  }

  void place(const Component& component, OverlayFile& file) {
    const PathBelow below = take_apart(file.source->path);
    const std::string type_folder = fmt::format("lambdacomponents/{}/", component.type);
    if (component.folder.empty()) {
      file.tree_path = type_folder + below.rest;
    } else if (component.is_standalone_package || !below.is_direct()) {
      file.tree_path = type_folder + component.folder + "/" + below.rest;
    } else {
      file.tree_path = type_folder + component.folder + "_" + below.rest;
      if (file.is_go) check_flat_name(file);
    }
    if (!file.is_go) return;
    if (auto fault = find_rejected_name(file)) diagnostics_.push_back(std::move(*fault));
    const bool is_wrapper = !component.is_standalone_package && below.is_direct();
    if (is_wrapper) check_wrapper(component, file);
  }

  void check_flat_name(OverlayFile& file) {
    const golang::FileName placed = golang::parse_file_name(base_name(file.tree_path));
    const bool same = placed.is_test == file.name.is_test &&
                      placed.is_ignored == file.name.is_ignored && placed.os == file.name.os &&
                      placed.arch == file.name.arch;
    if (!same) {
      diagnostics_.push_back(
          error("flat-name", whole_file(file.source->path),
                fmt::format("placed as '{}', this name would gain a meaning for Go",
                            base_name(file.tree_path)))
              .with_help("rename the file, so that the part after its last '_' is no system, "
                         "architecture or 'test'"));
    }
    file.name = placed;
  }

  void check_wrapper(const Component& component, const OverlayFile& file) {
    if (!file.go.is_text) return;
    if (auto embed = find_embed_directive(file.source))
      diagnostics_.push_back(embedding_wrapper(*embed));
    if (component.folder.empty() && !file.go.package.empty() && file.go.package != component.type) {
      diagnostics_.push_back(error("wrong-package", file.go.package_place,
                                   fmt::format("package '{}' in the folder of package '{}'",
                                               file.go.package, component.type))
                                 .with_help(fmt::format("write: package {}", component.type)));
    }
    const bool is_empty = trim(file.source->text).empty();
    if (!is_empty && !file.go.constraint && !file.go.constraint_place.has_source()) {
      const std::string_view stem =
          component.folder.empty() ? std::string_view(file.name.stem) : component.folder;
      diagnostics_.push_back(
          error("missing-constraint", whole_file(file.source->path),
                "no '//go:build' line: every distribution would have it")
              .with_help(fmt::format("begin the file with: //go:build lambdacomponents.custom && "
                                     "(lambdacomponents.all || "
                                     "lambdacomponents.{0}.all || lambdacomponents.{0}.{1})",
                                     component.type, stem)));
    }
  }

  static std::string name_of(const Component& component) {
    const std::string prefix = fmt::format("{}{}.", k_tag_prefix, component.type);
    std::set<std::string> names;
    for (const std::string& tag : mentioned_tags(component)) {
      if (tag.starts_with(prefix) && tag != prefix + "all") names.insert(tag.substr(prefix.size()));
    }
    if (names.size() == 1) return *names.begin();
    return component.folder.empty() && !component.files.empty() ? component.files.front().name.stem
                                                                : component.folder;
  }

  // A wrapper foo.go often imports a package of its own from foo/; then the wrapper gets the name.
  void tell_packages_from_wrappers() {
    std::set<std::string> wrappers;
    for (const Component& component : components_) {
      if (!component.is_standalone_package) wrappers.insert(component.full_name());
    }
    for (Component& component : components_) {
      if (component.is_standalone_package && wrappers.contains(component.full_name()))
        component.name += ".package";
    }
  }

  void reject_equal_names() {
    std::map<std::string, const Component*> first;
    for (const Component& component : components_) {
      const auto [entry, is_new] = first.emplace(component.full_name(), &component);
      if (is_new) continue;
      diagnostics_.push_back(error("same-component", component.place(),
                                   fmt::format("a second component '{}'", component.full_name()))
                                 .with_note("first defined here", entry->second->place())
                                 .with_help("put the files of one component into a sub-folder, or "
                                            "give them tags of their own"));
    }
  }

  void reject_equal_places() {
    std::map<std::string, const OverlayFile*> first;
    for (const Component& component : components_) {
      for (const OverlayFile& file : component.files) {
        const auto [entry, is_new] = first.emplace(file.tree_path, &file);
        if (is_new) continue;
        diagnostics_.push_back(
            error("same-place", whole_file(file.source->path),
                  fmt::format("two files have the same path in the tree: '{}'", file.tree_path))
                .with_note("first defined here", whole_file(entry->second->source->path))
                .with_help("rename one of the two"));
      }
    }
  }

  std::map<GroupKey, std::vector<SourceRef>> groups_;
  std::vector<Component> components_;
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<std::vector<Component>> find_components(const ProjectFiles& files) {
  return Finder().find(files);
}

}  // namespace ocelot::model
