// Two readings of the same constraints: Go's and ours.
#include "build/steps/compiled_files.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/package_listing.hpp"
#include "declaration/model/component.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::steps {

namespace {

using Names = std::set<std::string_view>;

// lambdacomponents/TYPE
bool is_type_folder(std::string_view folder) {
  return folder.starts_with("lambdacomponents/") &&
         std::count(folder.begin(), folder.end(), '/') == 1;
}

// Go reports folders without symbolic links, which the path of the scratch folder may have.
std::string real_path(const std::filesystem::path& folder) {
  std::error_code none;
  return std::filesystem::weakly_canonical(folder, none).string();
}

class Comparison {
 public:
  Comparison(const CompiledProgram& program, const PlaceLookup& places)
      : program_(program),
        places_(places),
        root_(real_path(program.folder) + "/"),
        target_(model::target_of(program.kind, program.architecture)) {
    for (std::string_view tag : split(program.tags, ',')) tags_.emplace(tag);
    if (const TreeEntry* go_mod = find_entry(program.tree, "go.mod"))
      module_ = golang::parse_go_mod(go_mod->content).module;
  }

  Diagnostics compare(const std::vector<ListedPackage>& packages) {
    for (const ListedPackage& package : packages) add_package(package);
    const TreeEntry* list = find_entry(program_.tree, k_overlay_list);
    if (list == nullptr) return {};
    const std::vector<std::string_view> paths = split_lines(list->content);
    const Names listed(paths.begin(), paths.end());
    for (const TreeEntry& entry : program_.tree) {
      if (listed.contains(entry.path) && entry.path.ends_with(".go"))
        compare(model::read_tree_file(make_source(entry.path, entry.content)));
    }
    return std::move(faults_);
  }

 private:
  // A vendored package is a copy: it counts for the folder that it was copied from.
  void add_package(const ListedPackage& package) {
    if (!package.folder.starts_with(root_)) return;
    std::string_view folder = package.folder.substr(root_.size());
    const std::string vendored = fmt::format("vendor/{}/", module_);
    if (folder.starts_with(vendored)) folder.remove_prefix(vendored.size());
    compiled_[folder].insert(package.files.begin(), package.files.end());
  }

  void compare(const model::OverlayFile& file) {
    const bool is_selected = model::is_compiled(file, target_, tags_);
    const auto package = compiled_.find(folder_of(file.tree_path));
    if (package == compiled_.end()) {
      if (is_selected && is_type_folder(folder_of(file.tree_path)) && !is_plugin())
        faults_.push_back(left_out(file, "the program does not import this type folder"));
      return;
    }
    const bool is_compiled = package->second.contains(base_name(file.tree_path));
    if (is_selected && !is_compiled) faults_.push_back(left_out(file, reason_for(file)));
    if (!is_selected && is_compiled) faults_.push_back(unselected(file));
  }

  // A plugin's component has a folder of its own; the type folders are those of its library.
  bool is_plugin() const { return program_.kind == model::Kind::plugin; }

  std::string reason_for(const model::OverlayFile& file) const {
    if (model::import_of_c(file) != nullptr && !target_.has_cgo)
      return "it imports \"C\", and is built with CGO_ENABLED=0";
    std::vector<std::string> undecided;
    if (file.go.constraint) undecided = file.go.constraint->tags();
    std::erase_if(undecided, [&](const std::string& tag) {
      return golang::value_of_tag(tag, target_, tags_) != golang::Truth::undecided;
    });
    if (undecided.empty()) return "go list does not name it among the files that it compiles";
    return fmt::format("its constraint depends on the Go toolchain: {}",
                       fmt::join(undecided, ", "));
  }

  Diagnostic left_out(const model::OverlayFile& file, std::string reason) const {
    return error("left-out-file", place_of(file),
                 fmt::format("the tags select '{}', but Go leaves it out", file.tree_path))
        .with_note(std::move(reason))
        .with_help("change the constraint, or remove the component's tag");
  }

  Diagnostic unselected(const model::OverlayFile& file) const {
    return error("unselected-file", place_of(file),
                 fmt::format("Go compiles '{}', but the tags do not select it", file.tree_path))
        .with_help("write the constraint with tags of the distribution only");
  }

  // In the user's own file, which has the bytes that were packed.
  Place place_of(const model::OverlayFile& file) const {
    const SourceRef own = places_.file(file.tree_path);
    Place place = file.go.constraint_place;
    if (const golang::Import* c = model::import_of_c(file); c != nullptr && !target_.has_cgo)
      place = c->place;
    if (own == nullptr) return whole_file(file.tree_path);
    if (!place.has_source() || own->text != file.source->text) return whole_file(own->path);
    place.source = own;
    return place;
  }

  const CompiledProgram& program_;
  const PlaceLookup& places_;
  std::string root_;
  golang::Target target_;
  std::set<std::string, std::less<>> tags_;
  std::string module_;
  std::map<std::string_view, Names> compiled_;  ///< the names of the files, by folder
  Diagnostics faults_;
};

}  // namespace

TreeEntry list_of_overlay(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  return {std::string(k_overlay_list), fmt::format("{}\n", fmt::join(paths, "\n")),
          TreeEntry::Kind::regular};
}

Status check_compiled_files(const CompiledProgram& program, const PlaceLookup& places) {
  const Result<std::vector<ListedPackage>> packages = read_packages(program.listed);
  if (!packages) return fail(packages.error());
  Diagnostics faults = Comparison(program, places).compare(*packages);
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

}  // namespace ocelot::steps
