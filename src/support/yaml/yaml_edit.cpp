// Creates candidates of the new text from places alone, and returns the first candidate that has
// the intended meaning.
#include "support/yaml/yaml_edit.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/yaml/equality.hpp"
#include "support/yaml/layout_text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::yaml {

namespace {

using Kind = YamlNode::Kind;

// A copy of a tree in which `change` is applied to the node at a path.
template <class Change>
YamlRef changed(const YamlNode& node, const KeyPath& path, std::size_t depth, Change change) {
  auto copy = std::make_shared<YamlNode>(node);
  if (depth == path.size()) {
    change(*copy);
    return copy;
  }
  for (auto& [key, value] : copy->pairs) {
    if (key->text == path[depth]) value = changed(*value, path, depth + 1, change);
  }
  return copy;
}

const YamlNode* find_at(const YamlNode& document, const KeyPath& path) {
  const YamlNode* node = &document;
  for (const std::string& key : path) {
    if (node == nullptr) return nullptr;
    node = node->find(key);
  }
  return node;
}

const YamlNode* key_of(const YamlNode& mapping, std::string_view name) {
  for (const auto& [key, value] : mapping.pairs) {
    if (key->text == name) return key.get();
  }
  return nullptr;
}

// The lines with an indent, and with the file's line ends.
std::string indented(std::string_view lines, std::size_t indent, std::string_view line_end) {
  std::string text;
  for (std::string_view line : split_lines(lines))
    text += fmt::format("{}{}{}", std::string(indent, ' '), line, line_end);
  return text;
}

std::string_view line_end_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end != std::string_view::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

std::size_t column_of(const Place& place) {
  return place.offset - line_start(place.source->text, place.offset);
}

// The offset after the line that contains an offset, including its line end.
std::size_t next_line(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find('\n', offset);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string inserted(std::string_view text, std::size_t offset, std::string_view addition) {
  std::string result(text.substr(0, offset));
  // Only the last line of a file may lack a line end.
  const bool begins_line = offset == text.size() && !addition.empty() && addition.back() == '\n';
  if (begins_line && !result.empty() && result.back() != '\n') result += line_end_of(text);
  return result.append(addition).append(text.substr(offset));
}

class Edit {
 public:
  explicit Edit(const SourceRef& source) : source_(source), text_(source->text) {}

  Result<std::string> add_pair(const KeyPath& path, std::string_view pair) {
    if (Status done = read(); !done) return fail(done.error());
    const YamlNode* mapping = find_at(*document_, path);
    if (mapping == nullptr) {
      const KeyPath parent(path.begin(), path.end() - 1);
      const std::string whole = fmt::format("{}:\n{}", path.back(), indented(pair, 2, "\n"));
      return add_pair(parent, whole);
    }
    const YamlRef added = read_yaml(make_source("", std::string(pair))).ignoring_diagnostics();
    const auto& [key, value] = added->pairs.front();
    if (const YamlNode* there = key_of(*mapping, key->text)) return already_there(*there);
    const YamlRef edited = changed(*document_, path, 0, [&](YamlNode& node) {
      if (node.is_null())
        node = *added;
      else
        node.pairs.emplace_back(key, value);
    });
    return first_that_means(*edited, pair_candidates(*mapping, path, pair), *mapping, key->text);
  }

  Result<std::string> add_item(const KeyPath& path, const std::string& item) {
    if (Status done = read(); !done) return fail(done.error());
    const YamlNode* list = find_at(*document_, path);
    if (list == nullptr || list->is_null()) return add_list(path, item);
    const YamlRef added = read_yaml(make_source("", as_scalar(item))).ignoring_diagnostics();
    const YamlRef edited =
        changed(*document_, path, 0, [&](YamlNode& node) { node.items.push_back(added); });
    return first_that_means(*edited, item_candidates(*list, item), *list, item);
  }

 private:
  Status read() {
    Result<YamlRef> document = read_yaml(source_).if_clean();
    if (!document) return fail(document.error());
    document_ = std::move(*document);
    return {};
  }

  static Unexpected<Diagnostics> already_there(const YamlNode& key) {
    return fail(error("already-there", key.place,
                      fmt::format("'{}' already exists and is not overwritten", key.text))
                    .with_help("choose another name, or edit this one"));
  }

  // Adds a list that is missing, or whose key has no value yet.
  Result<std::string> add_list(const KeyPath& path, const std::string& item) {
    const std::string lines = fmt::format("  - {}\n", as_scalar(item));
    const KeyPath parent(path.begin(), path.end() - 1);
    const YamlNode* mapping = find_at(*document_, parent);
    const YamlNode* key = mapping == nullptr ? nullptr : key_of(*mapping, path.back());
    if (key == nullptr) return add_pair(parent, fmt::format("{}:\n{}", path.back(), lines));
    const YamlRef edited = changed(*document_, path, 0, [&](YamlNode& node) {
      node = *read_yaml(make_source("", lines)).ignoring_diagnostics();
    });
    const std::string text = inserted(text_, next_line(text_, key->place.offset),
                                      indented(lines, column_of(key->place), line_end_of(text_)));
    return first_that_means(*edited, {text}, *key, item);
  }

  std::vector<std::string> pair_candidates(const YamlNode& mapping, const KeyPath& path,
                                           std::string_view pair) const {
    const std::string_view end = line_end_of(text_);
    if (mapping.is_null()) {
      const std::size_t indent = path.empty() ? 0 : 2 * path.size();
      return {inserted(text_, text_.size(), indented(pair, indent, end))};
    }
    const std::size_t indent = column_of(mapping.place);
    const std::string lines = indented(pair, indent, end);
    const std::string blank(wants_blank_line(mapping) ? end : "");
    return {inserted(text_, text_.size(), blank + lines),
            inserted(text_, line_start(text_, mapping.place.offset), lines)};
  }

  // If blank lines separate the entries, the new entry gets one too.
  bool wants_blank_line(const YamlNode& mapping) const {
    if (text_.ends_with("\n\n") || text_.ends_with("\n\r\n")) return false;
    const std::string_view rest = std::string_view(text_).substr(mapping.place.offset);
    const bool is_alone =
        mapping.pairs.size() == 1 && mapping.pairs.front().second->kind != Kind::scalar;
    return is_alone || rest.find("\n\n") != std::string_view::npos ||
           rest.find("\n\r\n") != std::string_view::npos;
  }

  // Candidates with the item after the last one: as a line with a dash, or after a comma.
  std::vector<std::string> item_candidates(const YamlNode& list, const std::string& item) const {
    if (list.kind != Kind::sequence) return {};
    if (list.items.empty()) return {inserted(text_, list.place.offset + 1, as_scalar(item))};
    const Place& last = list.items.back()->place;
    const std::size_t line = line_start(text_, last.offset);
    const std::string_view bullet = std::string_view(text_).substr(line, last.offset - line);
    const std::string flow = inserted(text_, last.offset + last.length, ", " + as_scalar(item));
    if (trim(bullet) != "-") return {flow};
    return {inserted(text_, next_line(text_, last.offset),
                     fmt::format("{}{}{}", bullet, as_scalar(item), line_end_of(text_)))};
  }

  Result<std::string> first_that_means(const YamlNode& edited,
                                       const std::vector<std::string>& candidates,
                                       const YamlNode& where, std::string_view what) const {
    for (const std::string& text : candidates) {
      const Result<YamlRef> read = read_yaml(make_source(source_->path, text)).if_clean();
      if (read && is_same_meaning(**read, edited, in_any_order)) return text;
    }
    return fail(error("cannot-edit", where.place,
                      fmt::format("'{}' cannot be added to what is written in this form", what))
                    .with_help("write it with one entry a line, without braces and aliases, or "
                               "add it by hand"));
  }

  const SourceRef& source_;
  const std::string& text_;
  YamlRef document_;
};

}  // namespace

Result<std::string> with_pair(const SourceRef& source, const KeyPath& path, std::string_view pair) {
  return Edit(source).add_pair(path, pair);
}

Result<std::string> with_item(const SourceRef& source, const KeyPath& path,
                              const std::string& item) {
  return Edit(source).add_item(path, item);
}

std::string as_scalar(std::string_view text) {
  return is_plain_word(text) ? std::string(text) : double_quoted(text);
}

}  // namespace ocelot::yaml
