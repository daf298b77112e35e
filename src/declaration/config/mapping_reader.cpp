// Reads mappings by a table of keys.
#include "declaration/config/mapping_reader.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::config {

namespace {

std::vector<std::string_view> names_of(const std::vector<Key>& keys) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  return names;
}

Diagnostic unknown_key(const yaml::YamlNode& key, std::string_view what,
                       const std::vector<Key>& keys) {
  const std::vector<std::string_view> names = names_of(keys);
  return error("unknown-key", key.place, fmt::format("unknown key '{}' in {}", key.text, what))
      .with_help(
          suggest(key.text, names, fmt::format("the keys here are: {}", fmt::join(names, ", "))));
}

Diagnostic second_spelling(const yaml::YamlNode& name, const yaml::YamlNode& first) {
  return error("both-spellings", name.place,
               fmt::format("'{}' and '{}' mean the same", name.text, first.text))
      .with_note("first written here", first.place)
      .with_help("use only one of the two keys");
}

Diagnostic no_value(const yaml::YamlNode& node, std::string_view what, std::string help) {
  return error("wrong-type", node.place, fmt::format("{} has no value", what))
      .with_help(std::move(help));
}

bool is_empty_text(const yaml::YamlNode& node) {
  return node.kind == yaml::YamlNode::Kind::scalar && node.text.empty();
}

std::string or_remove(std::string_view expected, std::string_view part) {
  return fmt::format("write {}, or remove the {}", expected, part);
}

// The fault of a node that does not have the expected type or has no value.
Diagnostic wrong_type(const yaml::YamlNode& node, std::string_view what, std::string_view expected,
                      std::string help) {
  if (node.is_null()) return no_value(node, what, or_remove(expected, "key"));
  return error("wrong-type", node.place,
               fmt::format("{} must be {}, not {}", what, expected, describe(node)))
      .with_help(std::move(help));
}

}  // namespace

Diagnostics read_mapping(const yaml::YamlNode& mapping, std::string_view what,
                         const std::vector<Key>& keys) {
  Diagnostics faults;
  std::map<std::string_view, const yaml::YamlNode*> seen;
  for (const auto& [name, value] : mapping.pairs) {
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& row) { return row.name == name->text; });
    if (key == keys.end()) {
      faults.push_back(unknown_key(*name, what, keys));
      continue;
    }
    const auto [first, is_new] = seen.emplace(key->property, name.get());
    if (is_new)
      append(faults, key->accept(*value));
    else
      faults.push_back(second_spelling(*name, *first->second));
  }
  return faults;
}

std::optional<Diagnostic> check_mapping(const yaml::YamlNode& node, std::string_view what) {
  if (node.kind == yaml::YamlNode::Kind::mapping) return std::nullopt;
  return wrong_type(node, what, "a mapping", "write KEY: VALUE, one on each line");
}

WithDiagnostics<std::optional<Scalar>> read_scalar(const yaml::YamlNode& node,
                                                   std::string_view what) {
  if (node.kind == yaml::YamlNode::Kind::scalar && !node.is_null())
    return {Scalar{node.text, node.place}, {}};
  const bool is_list = node.kind == yaml::YamlNode::Kind::sequence;
  return {std::nullopt,
          {wrong_type(node, what, "a text",
                      is_list ? "write one value, without brackets or a dash"
                              : "write one value, without keys")}};
}

WithDiagnostics<std::optional<Scalar>> read_text(const yaml::YamlNode& node,
                                                 std::string_view what) {
  if (is_empty_text(node))
    return {std::nullopt, {no_value(node, what, or_remove("a text", "key"))}};
  return read_scalar(node, what);
}

WithDiagnostics<std::vector<Scalar>> read_scalars(const yaml::YamlNode& node,
                                                  std::string_view what) {
  if (is_empty_text(node)) return {{}, {no_value(node, what, or_remove("a list", "key"))}};
  if (node.kind != yaml::YamlNode::Kind::sequence) {
    const bool is_scalar = node.kind == yaml::YamlNode::Kind::scalar;
    return {{},
            {wrong_type(node, what, "a list",
                        is_scalar ? fmt::format("write: [{}]", node.text)
                                  : "write one item on each line, after a dash")}};
  }
  std::vector<Scalar> scalars;
  Diagnostics faults;
  for (const yaml::YamlRef& item : node.items) {
    const std::string name = fmt::format("an item of {}", what);
    if (item->is_null())
      faults.push_back(no_value(*item, name, or_remove("a text", "item")));
    else if (auto scalar = read_scalar(*item, name).take(faults))
      scalars.push_back(std::move(*scalar));
  }
  return {std::move(scalars), std::move(faults)};
}

WithDiagnostics<std::vector<Scalar>> read_some_scalars(const yaml::YamlNode& node,
                                                       std::string_view what) {
  const bool is_empty = node.kind == yaml::YamlNode::Kind::sequence && node.items.empty();
  if (!is_empty) return read_scalars(node, what);
  return {{},
          {error("empty-list", node.place, fmt::format("{} is an empty list", what))
               .with_help("write at least one item, or remove the key")}};
}

WithDiagnostics<std::vector<Scalar>> read_one_or_more(const yaml::YamlNode& node,
                                                      std::string_view what) {
  if (node.kind == yaml::YamlNode::Kind::sequence) return read_scalars(node, what);
  Diagnostics faults;
  std::optional<Scalar> scalar = read_text(node, what).take(faults);
  if (!scalar) return {{}, std::move(faults)};
  return {{std::move(*scalar)}, std::move(faults)};
}

// Only the words of YAML's core schema are accepted; YAML 1.1 also read `yes` and `on` as true.
WithDiagnostics<bool> read_bool(const yaml::YamlNode& node, std::string_view what) {
  if (node.kind == yaml::YamlNode::Kind::scalar && (node.text == "true" || node.text == "false"))
    return {node.text == "true", {}};
  const bool is_word = node.kind == yaml::YamlNode::Kind::scalar && !node.is_null();
  if (!is_word) return {false, {wrong_type(node, what, "true or false", {})}};
  return {false,
          {error("wrong-type", node.place,
                 fmt::format("{} must be true or false, not '{}'", what, node.text))
               .with_help("write: true")}};
}

WithDiagnostics<std::optional<Scalar>> read_truth(const yaml::YamlNode& node,
                                                  std::string_view what) {
  bool is_true = false;
  Diagnostics faults = read_bool(node, what).assign_to(is_true);
  if (!faults.empty()) return {std::nullopt, std::move(faults)};
  return read_scalar(node, what);
}

}  // namespace ocelot::config
