// Reading mappings by a table of keys.
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

// A fault of kind; one of an absent value tells that instead.
Diagnostic wrong_type(const yaml::YamlNode& node, std::string_view what, std::string_view wanted,
                      std::string help) {
  if (node.is_null()) {
    return error("wrong-type", node.place, fmt::format("{} has no value", what))
        .with_help(fmt::format("write {}, or remove the key", wanted));
  }
  return error("wrong-type", node.place,
               fmt::format("{} must be {}, not {}", what, wanted, describe(node)))
      .with_help(std::move(help));
}

}  // namespace

void read_mapping(const yaml::YamlNode& mapping, std::string_view what,
                  const std::vector<Key>& keys, Diagnostics& diagnostics) {
  std::map<std::string_view, const yaml::YamlNode*> seen;
  for (const auto& [name, value] : mapping.pairs) {
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& one) { return one.name == name->text; });
    if (key == keys.end()) {
      diagnostics.push_back(unknown_key(*name, what, keys));
      continue;
    }
    const auto [first, is_new] = seen.emplace(key->property, name.get());
    if (is_new) {
      key->take(*value);
      continue;
    }
    diagnostics.push_back(
        error("both-spellings", name->place,
              fmt::format("'{}' and '{}' mean the same", name->text, first->second->text))
            .with_note("first written here", first->second->place)
            .with_help("put all of it below one of the two"));
  }
}

bool expect_mapping(const yaml::YamlNode& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.kind == yaml::YamlNode::Kind::mapping) return true;
  diagnostics.push_back(wrong_type(node, what, "a mapping", {}));
  return false;
}

std::optional<Scalar> read_scalar(const yaml::YamlNode& node, std::string_view what,
                                  Diagnostics& diagnostics) {
  if (node.kind == yaml::YamlNode::Kind::scalar && !node.is_null())
    return Scalar{node.text, node.place};
  const bool is_list = node.kind == yaml::YamlNode::Kind::sequence;
  diagnostics.push_back(wrong_type(node, what, "a text",
                                   is_list ? "write one value, without brackets or a dash" : ""));
  return std::nullopt;
}

std::vector<Scalar> read_scalars(const yaml::YamlNode& node, std::string_view what,
                                 Diagnostics& diagnostics) {
  std::vector<Scalar> scalars;
  if (node.kind != yaml::YamlNode::Kind::sequence) {
    if (node.is_null()) return scalars;
    diagnostics.push_back(wrong_type(node, what, "a list",
                                     node.kind == yaml::YamlNode::Kind::scalar
                                         ? fmt::format("write: [{}]", node.text)
                                         : std::string()));
    return scalars;
  }
  for (const yaml::YamlRef& item : node.items) {
    if (auto scalar = read_scalar(*item, fmt::format("an item of {}", what), diagnostics))
      scalars.push_back(std::move(*scalar));
  }
  return scalars;
}

std::vector<Scalar> read_one_or_more(const yaml::YamlNode& node, std::string_view what,
                                     Diagnostics& diagnostics) {
  if (node.kind == yaml::YamlNode::Kind::sequence) return read_scalars(node, what, diagnostics);
  std::optional<Scalar> one = read_scalar(node, what, diagnostics);
  return one ? std::vector<Scalar>{std::move(*one)} : std::vector<Scalar>();
}

// YAML's core schema; what YAML 1.1 took for true as well (yes, on) is a fault that tells.
bool read_bool(const yaml::YamlNode& node, std::string_view what, Diagnostics& diagnostics) {
  if (node.kind == yaml::YamlNode::Kind::scalar && (node.text == "true" || node.text == "false"))
    return node.text == "true";
  const bool is_word = node.kind == yaml::YamlNode::Kind::scalar && !node.is_null();
  diagnostics.push_back(
      is_word ? error("wrong-type", node.place,
                      fmt::format("{} must be true or false, not '{}'", what, node.text))
                    .with_help("write: true")
              : wrong_type(node, what, "true or false", {}));
  return false;
}

}  // namespace ocelot::config
