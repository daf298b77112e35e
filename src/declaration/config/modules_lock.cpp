// Reads and writes modules.lock by one table of lists.
#include "declaration/config/modules_lock.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "declaration/config/mapping_reader.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::string_view k_head =
    "# What go.mod and go.sum have beyond upstream's, for each component. ocelot-gen wrote it;\n"
    "# `ocelot-gen update` renews it. Keep it in git.\n";

// A merge by lines keeps changes apart that have more than three lines between them.
constexpr std::string_view k_sets_head =
    "# Sets: components whose modules Go does not accept together. Each set has lines of its own,\n"
    "# which replace those of its components.\n"
    "# Most projects have none.\n";
constexpr std::string_view k_sums_head =
    "# Sums: the lines of go.sum for all modules above.\n"
    "# Go rejects a module with other bytes.\n"
    "# A version never changes.\n";

struct TextRow {
  std::string_view name;
  std::string LockedModules::*target;
};

struct ListRow {
  std::string_view name;
  std::vector<std::string> LockedModules::*target;
};

constexpr TextRow k_texts[] = {{"key", &LockedModules::key},
                               {"go", &LockedModules::go},
                               {"toolchain", &LockedModules::toolchain}};

constexpr ListRow k_lists[] = {{"requested", &LockedModules::requested},
                               {"added", &LockedModules::added},
                               {"raised", &LockedModules::raised},
                               {"dropped", &LockedModules::dropped},
                               {"replaced", &LockedModules::replaced}};

void sort_unique(std::vector<std::string>& lines) {
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
}

Diagnostics accept_text(const yaml::YamlNode& node, std::string_view name, std::string& target) {
  Diagnostics faults;
  if (auto scalar = read_scalar(node, fmt::format("'{}'", name)).take(faults))
    target = std::move(scalar->value);
  return faults;
}

Diagnostics accept_list(const yaml::YamlNode& node, std::string_view name,
                        std::vector<std::string>& target) {
  if (node.is_null()) return {};
  Diagnostics faults;
  for (Scalar& line : read_scalars(node, fmt::format("'{}'", name)).take(faults))
    target.push_back(std::move(line.value));
  sort_unique(target);
  return faults;
}

WithDiagnostics<LockedModules> read_entry(const yaml::YamlNode& name, const yaml::YamlNode& node) {
  LockedModules entry;
  entry.place = name.place;
  if (node.is_null()) return {std::move(entry), {}};
  const std::string what = fmt::format("'{}'", name.text);
  if (auto fault = check_mapping(node, what)) return {std::move(entry), {std::move(*fault)}};
  std::vector<Key> keys;
  for (const TextRow& row : k_texts) {
    keys.push_back({row.name, row.name, [&](const yaml::YamlNode& value) {
                      return accept_text(value, row.name, entry.*row.target);
                    }});
  }
  for (const ListRow& row : k_lists) {
    keys.push_back({row.name, row.name, [&](const yaml::YamlNode& value) {
                      return accept_list(value, row.name, entry.*row.target);
                    }});
  }
  Diagnostics faults = read_mapping(node, what, keys);
  return {std::move(entry), std::move(faults)};
}

using Entries = std::map<std::string, LockedModules, std::less<>>;

Diagnostics accept_entries(const yaml::YamlNode& node, std::string_view what, Entries& entries) {
  if (node.is_null()) return {};
  if (auto fault = check_mapping(node, what)) return {std::move(*fault)};
  Diagnostics faults;
  for (const auto& [name, value] : node.pairs)
    entries.emplace(name->text, read_entry(*name, *value).take(faults));
  return faults;
}

// The entry whose text contains an offset.
LockedModules* entry_at(ModulesLock& lock, std::size_t offset) {
  LockedModules* found = nullptr;
  for (Entries* entries : {&lock.components, &lock.sets}) {
    for (auto& [name, entry] : *entries) {
      if (entry.place.offset <= offset &&
          (found == nullptr || found->place.offset < entry.place.offset))
        found = &entry;
    }
  }
  return found;
}

// Two branches that changed one entry leave some of its keys twice.
void forget_merged(const Diagnostics& duplicates, ModulesLock& lock) {
  for (const Diagnostic& duplicate : duplicates) {
    LockedModules* entry = entry_at(lock, duplicate.place.offset);
    (entry == nullptr ? lock.upstream : entry->key).clear();
  }
}

Diagnostics take_duplicate_keys(Diagnostics& faults) {
  const auto first =
      std::stable_partition(faults.begin(), faults.end(),
                            [](const Diagnostic& fault) { return fault.code != "duplicate-key"; });
  Diagnostics duplicates(std::make_move_iterator(first), std::make_move_iterator(faults.end()));
  faults.erase(first, faults.end());
  return duplicates;
}

std::string write_list(std::string_view name, std::vector<std::string> lines,
                       std::string_view indent) {
  if (lines.empty()) return {};
  sort_unique(lines);
  std::string text = fmt::format("{}{}:\n", indent, name);
  for (const std::string& line : lines) text += fmt::format("{}  - {}\n", indent, line);
  return text;
}

std::string write_entries(std::string_view name, const Entries& entries) {
  if (entries.empty()) return fmt::format("{}: {{}}\n", name);
  std::string text = fmt::format("{}:\n", name);
  for (const auto& [key, entry] : entries) {
    text += fmt::format("  {}:\n", key);
    for (const TextRow& row : k_texts) {
      if (!(entry.*row.target).empty())
        text += fmt::format("    {}: {}\n", row.name, entry.*row.target);
    }
    for (const ListRow& row : k_lists) text += write_list(row.name, entry.*row.target, "    ");
  }
  return text;
}

}  // namespace

LockedLine read_locked_line(std::string_view line) {
  const std::vector<std::string_view> words = split(line, ' ');
  const auto word = [&](std::size_t index) {
    return std::string(index < words.size() ? words[index] : std::string_view());
  };
  return {word(0), word(1), word(3)};
}

std::vector<std::string> LockedModules::set_lines() const {
  std::vector<std::string> lines = requested;
  lines.insert(lines.end(), added.begin(), added.end());
  lines.insert(lines.end(), raised.begin(), raised.end());
  return lines;
}

WithDiagnostics<ModulesLock> read_modules_lock(const SourceRef& source) {
  ModulesLock lock;
  Diagnostics faults;
  const yaml::YamlRef document = yaml::read_yaml(source).take(faults);
  const Diagnostics duplicates = take_duplicate_keys(faults);
  if (document->is_null()) return {std::move(lock), std::move(faults)};
  if (auto fault = check_mapping(*document, "the modules' lock")) {
    faults.push_back(std::move(*fault));
    return {std::move(lock), std::move(faults)};
  }
  append(faults, read_mapping(*document, "the modules' lock",
                              {{"upstream", "upstream",
                                [&](const yaml::YamlNode& node) {
                                  return accept_text(node, "upstream", lock.upstream);
                                }},
                               {"components", "components",
                                [&](const yaml::YamlNode& node) {
                                  return accept_entries(node, "'components'", lock.components);
                                }},
                               {"sets", "sets",
                                [&](const yaml::YamlNode& node) {
                                  return accept_entries(node, "'sets'", lock.sets);
                                }},
                               {"sums", "sums", [&](const yaml::YamlNode& node) {
                                  return accept_list(node, "sums", lock.sums);
                                }}}));
  forget_merged(duplicates, lock);
  return {std::move(lock), std::move(faults)};
}

std::string write_modules_lock(const ModulesLock& lock) {
  const std::string upstream =
      lock.upstream.empty() ? std::string() : fmt::format("upstream: {}\n", lock.upstream);
  return fmt::format(
      "{}{}{}{}{}{}{}", k_head, upstream, write_entries("components", lock.components), k_sets_head,
      write_entries("sets", lock.sets), k_sums_head, write_list("sums", lock.sums, ""));
}

}  // namespace ocelot::config
