// The keys of the configuration files. One table is used to read them, to order them and to
// describe them to editors.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

/// The form of a key's value.
enum class Shape {
  text,         ///< not empty
  free_text,    ///< a text, which the reader accepts if it is empty
  texts,        ///< a list of texts, which may be empty
  some_texts,   ///< a list of at least one text
  one_or_more,  ///< a text or a list of texts, which may be empty
  truth,        ///< true or false
  values,       ///< a mapping with keys that the user chooses, and texts, which may be empty
  mapping,      ///< a mapping with keys of its own
  mappings,     ///< a list of mappings with keys of their own
};

/// A key of a mapping. Keys with the same `property` are different spellings of it.
struct KeyRow {
  std::string_view name;
  std::string_view property;
  Shape shape = Shape::text;
  std::string_view meaning;  ///< a sentence for editors
};

struct DistributionKey;
using DistributionKeys = std::vector<DistributionKey>;

/// A distribution's key, and where its value is stored; for a mapping, the keys of the mapping.
struct DistributionKey : KeyRow {
  std::variant<std::optional<Scalar> DistributionEntry::*, std::vector<Scalar> DistributionEntry::*,
               std::optional<std::vector<Scalar>> DistributionEntry::*,
               std::vector<ReferenceValue> DistributionEntry::*, bool DistributionEntry::*,
               const DistributionKeys& (*)()>
      target;
};

/// The keys in the order in which `format` writes them.
const DistributionKeys& distribution_keys();

/// The keys below a distribution's `go`.
const DistributionKeys& go_keys();

/// The keys below `go` in `defaults`: those of a distribution that are not inherited.
const DistributionKeys& default_go_keys();

/// The keys below `max-size`.
const DistributionKeys& size_keys();

/// The keys below a distribution's `max-start`.
const DistributionKeys& max_start_keys();

/// The keys below `defaults`.
const DistributionKeys& default_keys();

/// The root keys of a distributions.yaml.
inline constexpr std::string_view k_requires_key = "requires";
inline constexpr std::string_view k_defaults_key = "defaults";
inline constexpr std::string_view k_distributions_key = "distributions";

/// The keys of a component_dependencies.yaml.
inline constexpr std::string_view k_dependencies_key = "dependencies";
inline constexpr std::string_view k_replaces_key = "replaces";
inline constexpr std::string_view k_allow_skew_key = "allow-skew";

/// A key of a file that is one mapping of texts, and where its value is stored.
template <class Entry>
struct TextKey : KeyRow {
  Scalar Entry::*target;
};

/// A policy's key, and where its value is stored.
struct PolicyKey : KeyRow {
  std::variant<std::optional<Scalar> PolicyEntry::*, std::vector<Scalar> PolicyEntry::*,
               VulnerabilitiesEntry PolicyEntry::*>
      target;
};

/// A key below a policy's `vulnerabilities`, and where its value is stored.
struct VulnerabilitiesKey : KeyRow {
  std::variant<std::optional<Scalar> VulnerabilitiesEntry::*,
               std::vector<IgnoredVulnerabilityEntry> VulnerabilitiesEntry::*>
      target;
};

const std::vector<VulnerabilitiesKey>& vulnerabilities_keys();

/// The keys of an item of `ignore`. All of them are required.
const std::vector<TextKey<IgnoredVulnerabilityEntry>>& ignored_vulnerability_keys();

const std::vector<PolicyKey>& policy_keys();

const std::vector<TextKey<UpstreamEntry>>& upstream_keys();
const std::vector<TextKey<LockEntry>>& lock_keys();

/// The mapping of distributions: the document, or the value of its key `distributions`, unless that
/// value is itself a distribution.
const yaml::YamlNode* distributions_in(const yaml::YamlNode& document);

/// Whether a distributions.yaml has its distributions below the key `distributions`. Then it may
/// also have the other root keys.
bool has_distributions_root(const yaml::YamlNode& document);

}  // namespace ocelot::config
