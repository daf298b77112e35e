// Follows the paths of the faults into the YAML text.
#include "build/steps/config_faults.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/config_places.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::steps {

namespace {

using yaml::YamlNode;

std::string help_for(const Json& fault) {
  const std::string name = text_in(fault, "name");
  if (name.empty()) return {};
  const std::vector<std::string> names = strings_in(fault.find("valid"));
  if (names.empty()) return "there is none";
  return suggest(name, {names.begin(), names.end()},
                 fmt::format("valid: {}", fmt::join(names, ", ")));
}

// The reference in a text that a message quotes, such as `${vault:key}` for `uri "vault:key"`.
bool is_quoted(std::string_view text, std::string_view message) {
  constexpr std::string_view k_begin = "${";
  for (std::size_t at = text.find(k_begin); at != std::string_view::npos;
       at = text.find(k_begin, at + 1)) {
    const std::string_view rest = text.substr(at + k_begin.size());
    const std::string_view reference = rest.substr(0, rest.find('}'));
    if (message.find(fmt::format("\"{}\"", reference)) != std::string_view::npos) return true;
  }
  return false;
}

template <class Predicate>
void find_scalars(const YamlNode& node, const Predicate& matches, std::vector<Place>& places) {
  if (node.kind == YamlNode::Kind::scalar && matches(node.text)) places.push_back(node.place);
  for (const yaml::YamlRef& item : node.items) find_scalars(*item, matches, places);
  for (const auto& [key, value] : node.pairs) find_scalars(*value, matches, places);
}

// The place of a fault without a path: that of the reference which its message names.
Place place_of_reference(const yaml::YamlRef& root, const SourceRef& source,
                         std::string_view message) {
  std::vector<Place> places;
  find_scalars(
      *root, [&](std::string_view text) { return is_quoted(text, message); }, places);
  return places.empty() ? whole_file(source->path) : places.front();
}

Diagnostic describe(const Json& fault, const yaml::YamlRef& root, const SourceRef& source) {
  const std::vector<std::string> path = strings_in(fault.find("path"));
  const std::string part =
      path.empty() ? "the configuration" : fmt::format("'{}'", fmt::join(path, "::"));
  const std::string message = text_in(fault, "message");
  Place place =
      path.empty() ? place_of_reference(root, source, message) : place_of_part(root, source, path);
  return error("collector-config", std::move(place),
               fmt::format("the collector rejects {}: {}", part, message))
      .with_help(help_for(fault));
}

bool has_reference(std::string_view text, std::string_view reference) {
  return text.find(fmt::format("${{{}}}", reference)) != std::string_view::npos;
}

Diagnostic unknown_reference(const std::string& reference, Place place) {
  return warning("unknown-reference", std::move(place),
                 fmt::format("'${{{}}}' has no value in this check", reference))
      .with_help("add a value to 'config-env' in config/distributions.yaml");
}

Diagnostics find_unknown_references(const std::vector<std::string>& references,
                                    const YamlNode& root, const SourceRef& source) {
  Diagnostics warnings;
  for (const std::string& reference : references) {
    std::vector<Place> places;
    find_scalars(
        root, [&](std::string_view text) { return has_reference(text, reference); }, places);
    if (places.empty()) places.push_back(whole_file(source->path));
    for (Place& place : places) warnings.push_back(unknown_reference(reference, std::move(place)));
  }
  return warnings;
}

bool is_fault(const Json& fault) {
  const Json* const message = fault.find("message");
  return message != nullptr && message->string() != nullptr;
}

}  // namespace

bool is_verdict(const Json& answer) {
  const Json* const accepted = answer.find("accepted");
  const Json* const faults = answer.find("faults");
  if (accepted == nullptr || !accepted->boolean() || faults == nullptr || !faults->is_array())
    return false;
  return *accepted->boolean() == faults->values().empty() &&
         std::ranges::all_of(faults->values(), is_fault);
}

Diagnostics find_config_faults(const Json& verdict, const SourceRef& source) {
  const std::vector<Json>& found = verdict.find("faults")->values();
  const std::vector<std::string> unknown = strings_in(verdict.find("unknown"));
  if (found.empty() && unknown.empty()) return {};
  // What is wrong with a text that is not YAML, our reader says with its place.
  Diagnostics unreadable;
  const yaml::YamlRef root = yaml::read_yaml(source).take(unreadable);
  if (has_errors(unreadable) && !found.empty()) return unreadable;
  Diagnostics faults = find_unknown_references(unknown, *root, source);
  for (const Json& fault : found) faults.push_back(describe(fault, root, source));
  sort_by_place(faults);
  return faults;
}

}  // namespace ocelot::steps
