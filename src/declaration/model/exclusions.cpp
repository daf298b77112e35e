// Evaluating constraints with and without what Go sets itself.
#include "declaration/model/exclusions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ocelot::model {

namespace {

constexpr std::string_view kind_in_plural(Kind kind) {
  return kind == Kind::executable ? "executables" : "layers";
}

Diagnostic cgo_file(const golang::Import& import, const Component& component,
                    const Distribution& distribution) {
  const std::string_view kind = kind_in_plural(distribution.kind);
  Diagnostic fault =
      error("cgo-file", import.place,
            fmt::format("Go leaves this file out of '{}', because {} are built with CGO_ENABLED=0",
                        distribution.name, kind))
          .with_note("this distribution selects it", distribution.place);
  if (component.is_standalone_package) {
    return std::move(fault).with_help(
        "if another file of the package replaces it without C, begin its constraint with 'cgo &&'; "
        "else remove the import");
  }
  return std::move(fault).with_help(
      fmt::format("remove the import, or remove {} from the distribution; shared libraries, "
                  "archives and plugins are built with C",
                  component.full_name()));
}

std::vector<std::string> go_terms(const Component& component) {
  std::set<std::string> terms;
  for (const OverlayFile& file : component.files) {
    if (!file.go.constraint) continue;
    for (std::string& tag : file.go.constraint->tags()) {
      if (!tag.starts_with(k_tag_prefix)) terms.insert(std::move(tag));
    }
  }
  return {terms.begin(), terms.end()};
}

// Whether the distribution's tags would select the file if Go set the right terms.
bool would_be_selected(const OverlayFile& file, const std::set<std::string, std::less<>>& tags) {
  if (!file.is_go || !file.go.constraint) return false;
  return file.go.constraint->evaluate([&](std::string_view tag) {
    if (tags.contains(tag)) return golang::Truth::yes;
    return tag.starts_with(k_tag_prefix) ? golang::Truth::no : golang::Truth::undecided;
  }) != golang::Truth::no;
}

bool has(const Distribution& distribution, ComponentId id) {
  const auto& selected = distribution.components;
  return std::find(selected.begin(), selected.end(), id) != selected.end();
}

// Whether Go compiles the component for an architecture, which the distribution need not have. A
// component may be for one architecture only.
bool has_architecture(const Component& component, Kind kind,
                      const std::set<std::string, std::less<>>& tags) {
  return std::any_of(k_architectures.begin(), k_architectures.end(),
                     [&](Architecture architecture) {
                       return is_compiled(component, target_of(kind, architecture), tags);
                     });
}

bool is_excluded(const Component& component, const Distribution& distribution) {
  if (component.is_standalone_package) return false;
  const auto tags = distribution.tag_set();
  if (has_architecture(component, distribution.kind, tags)) return false;
  return std::any_of(component.files.begin(), component.files.end(),
                     [&](const OverlayFile& file) { return would_be_selected(file, tags); });
}

Diagnostic excluded_component(const Component& component, const Distribution& distribution,
                              const Place& place) {
  const std::vector<std::string> terms = go_terms(component);
  return error("excluded-component", place,
               fmt::format("'{}' has this tag, but Go compiles no file of '{}' into it",
                           distribution.name, component.full_name()))
      .with_note(fmt::format("its constraint depends on: {}", fmt::join(terms, ", ")),
                 component.place())
      .with_help("change the constraint, or remove the tag");
}

}  // namespace

Diagnostics find_excluded_components(const Model& model) {
  std::map<std::string, ComponentId> by_tag;
  for (std::size_t i = 0; i < model.components.size(); ++i)
    by_tag.emplace(tag_of(model.components[i].full_name()), ComponentId{i});
  Diagnostics faults;
  for (const Distribution& distribution : model.distributions) {
    if (distribution.is_abstract || distribution.plugin) continue;
    for (const auto& [tag, origin] : distribution.tags) {
      const auto found = by_tag.find(tag);
      if (found == by_tag.end() || has(distribution, found->second)) continue;
      const Component& component = model.component(found->second);
      if (is_excluded(component, distribution))
        faults.push_back(excluded_component(component, distribution, origin.place));
    }
  }
  return faults;
}

Diagnostics find_cgo_files(const Model& model) {
  Diagnostics faults;
  for (const Distribution& distribution : model.distributions) {
    if (distribution.is_abstract || row_of(distribution.kind).has_cgo) continue;
    const auto tags = distribution.tag_set();
    for (ComponentId id : distribution.components) {
      const Component& component = model.component(id);
      for (const OverlayFile& file : component.files) {
        const golang::Import* import = import_of_c(file);
        if (import != nullptr && is_compiled_for_any(file, distribution, tags))
          faults.push_back(cgo_file(*import, component, distribution));
      }
    }
  }
  return faults;
}

}  // namespace ocelot::model
