// Reads a layout, arranges it, writes it, and compares the result with the original.
#include "declaration/config/format.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "declaration/config/config.hpp"
#include "declaration/config/format_guard.hpp"
#include "declaration/config/keys.hpp"
#include "support/yaml/layout.hpp"
#include "support/yaml/layout_reader.hpp"
#include "support/yaml/layout_writer.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::config {

namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_merge_key = "<<";

Diagnostics faults_in(FileKind kind, const SourceRef& source) {
  switch (kind) {
    case FileKind::distributions:
      return read_distributions(source).diagnostics();
    case FileKind::dependencies:
      return read_dependencies(source).diagnostics();
    case FileKind::upstream:
      return read_upstream(source).diagnostics();
    case FileKind::policy:
      return read_policy(source).diagnostics();
  }
  return {};
}

// Converts line ends to LF and removes a byte order mark.
Result<SourceRef> with_plain_lines(const SourceRef& source) {
  std::string_view rest = source->text;
  if (rest.starts_with(k_byte_order_mark)) rest.remove_prefix(k_byte_order_mark.size());
  std::string text;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool is_return = rest[i] == '\r';
    if (is_return && rest.substr(i + 1, 1) != "\n") {
      const auto offset = static_cast<std::size_t>(rest.data() - source->text.data()) + i;
      return fail(
          error("carriage-return", Place{source, offset, 1}, "a carriage return that ends no line")
              .with_help("end each line with LF or CRLF, and write \"\\r\" in a text"));
    }
    if (!is_return) text += rest[i];
  }
  return make_source(source->path, std::move(text));
}

std::size_t rank_of(const yaml::Layout& key) {
  if (!key.lines.empty() && key.lines.front() == k_merge_key) return 0;
  const auto& keys = distribution_keys();
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const KeyRow& row) { return row.name == key.value; });
  return static_cast<std::size_t>(found - keys.begin()) + 1;
}

bool has_anchor(const yaml::Layout& node) {
  return node.properties.find('&') != std::string::npos ||
         std::any_of(node.entries.begin(), node.entries.end(), [](const yaml::LayoutEntry& entry) {
           return has_anchor(entry.key) || has_anchor(entry.value);
         });
}

// An anchor must stay before its aliases, so the keys of a distribution with an anchor are not
// sorted.
void sort_keys(yaml::Layout& distribution) {
  if (distribution.kind != yaml::Layout::Kind::mapping) return;
  std::vector<yaml::LayoutEntry>& entries = distribution.entries;
  const bool is_bound =
      std::any_of(entries.begin(), entries.end(), [](const yaml::LayoutEntry& entry) {
        return has_anchor(entry.key) || has_anchor(entry.value);
      });
  if (is_bound) return;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const yaml::LayoutEntry& a, const yaml::LayoutEntry& b) {
                     return rank_of(a.key) < rank_of(b.key);
                   });
}

void put_blank_above(yaml::LayoutEntry& entry) {
  if (entry.leading.empty())
    entry.is_behind_blank = true;
  else
    entry.leading.front().is_behind_blank = true;
}

void arrange(yaml::Layout& distributions) {
  for (yaml::LayoutEntry& entry : distributions.entries) {
    if (&entry != &distributions.entries.front()) put_blank_above(entry);
    sort_keys(entry.value);
  }
}

// The value of the root key. Its spelling may have quotes.
yaml::Layout& distributions_of(yaml::Layout& root) {
  const auto entry = std::find_if(
      root.entries.begin(), root.entries.end(),
      [](const yaml::LayoutEntry& pair) { return pair.key.value == k_distributions_key; });
  return entry->value;
}

std::string format_lines(FileKind kind, const SourceRef& source) {
  yaml::LayoutDocument document = yaml::read_layout(source);
  if (kind == FileKind::distributions) {
    const yaml::YamlRef meaning = yaml::read_yaml(source).ignoring_diagnostics();
    yaml::Layout& root = document.root;
    arrange(has_distributions_root(*meaning) ? distributions_of(root) : root);
  }
  return yaml::write_layout(document);
}

}  // namespace

Result<std::string> format(FileKind kind, const SourceRef& source) {
  Diagnostics faults = faults_in(kind, source);
  if (has_errors(faults)) return fail(std::move(faults));
  const Result<SourceRef> lines = with_plain_lines(source);
  if (!lines) return fail(lines.error());
  const SourceRef formatted = make_source(source->path, format_lines(kind, *lines));
  if (const auto difference = find_difference(source, *lines, formatted))
    throw std::logic_error(fmt::format("{}, formatted: {}", source->path, *difference));
  return formatted->text;
}

}  // namespace ocelot::config
