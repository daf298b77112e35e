// Determines whether a component is compiled and which tags it mentions.
#include "declaration/model/component.hpp"

#include <algorithm>
#include <set>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

// lambdacomponents/TYPE/FILE
bool is_in_type_folder(const OverlayFile& file) {
  return std::count(file.tree_path.begin(), file.tree_path.end(), '/') == 2;
}

}  // namespace

std::string tag_of(std::string_view name) {
  return std::string(k_tag_prefix).append(name);
}

std::string_view without_prefix(std::string_view tag) {
  return tag.starts_with(k_tag_prefix) ? tag.substr(k_tag_prefix.size()) : tag;
}

OverlayFile read_tree_file(SourceRef source) {
  OverlayFile file;
  file.tree_path = source->path;
  file.name = golang::parse_file_name(base_name(source->path));
  file.is_go = file.name.is_go;
  if (file.is_go) file.go = golang::read_go_file(source).ignoring_diagnostics();
  file.source = std::move(source);
  return file;
}

Place Component::place() const {
  const auto go_file =
      std::find_if(files.begin(), files.end(), [](const OverlayFile& file) { return file.is_go; });
  return go_file == files.end() ? Place{} : Place{go_file->source, Place::k_whole_file, 0};
}

const golang::Import* import_of_c(const OverlayFile& file) {
  const auto& imports = file.go.imports;
  const auto found = std::find_if(imports.begin(), imports.end(),
                                  [](const golang::Import& import) { return import.path == "C"; });
  return found == imports.end() ? nullptr : &*found;
}

bool is_compiled(const OverlayFile& file, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags) {
  if (!file.is_go || !golang::name_matches(file.name, target)) return false;
  if (!file.go.constraint) return true;
  return file.go.constraint->evaluate([&](std::string_view tag) {
    return golang::value_of_tag(tag, target, tags);
  }) != golang::Truth::no;
}

bool is_compiled(const Component& component, const golang::Target& target,
                 const std::set<std::string, std::less<>>& tags) {
  return std::any_of(component.files.begin(), component.files.end(), [&](const OverlayFile& file) {
    return (component.is_standalone_package || is_in_type_folder(file)) &&
           is_compiled(file, target, tags);
  });
}

std::vector<std::string> mentioned_tags(const Component& component) {
  std::set<std::string> mentioned;
  for (const OverlayFile& file : component.files) {
    if (!file.go.constraint) continue;
    for (std::string& tag : file.go.constraint->tags()) {
      if (tag.starts_with(k_tag_prefix)) mentioned.insert(std::move(tag));
    }
  }
  return {mentioned.begin(), mentioned.end()};
}

}  // namespace ocelot::model
