// From upstream's files to components.
#include "queries/upstream_components.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

// The name in a wrapper's constraint; where it has several, or only `.all`, the file's name.
std::string name_of(const model::Component& component) {
  const std::string prefix = fmt::format("{}{}.", model::k_tag_prefix, component.type);
  std::vector<std::string> names;
  for (const std::string& tag : model::mentioned_tags(component)) {
    if (tag.starts_with(prefix) && tag != prefix + "all")
      names.push_back(tag.substr(prefix.size()));
  }
  return names.size() == 1 ? names.front() : component.files.front().name.stem;
}

bool mentions_type(const model::Component& component) {
  const std::string prefix = fmt::format("{}{}.", model::k_tag_prefix, component.type);
  const std::vector<std::string> tags = model::mentioned_tags(component);
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return tag.starts_with(prefix); });
}

std::optional<model::Component> read_component(const SourceRef& source) {
  const std::vector<std::string_view> parts = split(source->path, '/');
  if (parts.size() != 3 || parts[0] != "lambdacomponents") return std::nullopt;
  const golang::FileName name = golang::parse_file_name(parts[2]);
  if (!name.is_go || name.is_ignored || name.is_test) return std::nullopt;
  model::Component component;
  component.type = parts[1];
  component.files.push_back(
      {source, source->path, true, name, golang::read_go_file(source).ignoring_diagnostics()});
  if (!mentions_type(component)) return std::nullopt;
  component.name = name_of(component);
  return component;
}

}  // namespace

std::vector<model::Component> find_upstream_components(const std::vector<SourceRef>& tree) {
  std::vector<model::Component> components;
  for (const SourceRef& source : tree) {
    if (auto component = read_component(source)) components.push_back(std::move(*component));
  }
  std::sort(components.begin(), components.end(),
            [](const model::Component& a, const model::Component& b) {
              return a.full_name() < b.full_name();
            });
  return components;
}

}  // namespace ocelot::queries
