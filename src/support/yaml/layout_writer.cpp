// Writes a layout as text.
#include "support/yaml/layout_writer.hpp"

#include <algorithm>

#include "support/yaml/layout_text.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::size_t k_step = 2;

// As YAML specifies, yaml-cpp searches for a key's colon only within 1024 characters.
constexpr std::size_t k_longest_key = 1000;

// Whether a text that needed no quotes where it was written has another meaning in a block or at
// the start of a file. There, three bytes are a byte order mark.
bool needs_quotes(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") || text == "-" || text == "?" || text == ":" ||
         text == "---" || text == "...";
}

// With a tag, the quotes may matter.
bool may_be_plain(const Layout& node) {
  return node.properties.find('!') == std::string::npos && is_plain_word(node.value);
}

std::string first_line(const Layout& node) {
  const std::string& written = node.lines.front();
  if (node.lines.size() > 1 || node.is_block) return written;
  if (node.is_quoted && may_be_plain(node)) return node.value;
  return !node.is_quoted && needs_quotes(written) ? double_quoted(written) : written;
}

std::string with_properties(const Layout& node, const std::string& text) {
  if (node.properties.empty()) return text;
  return text.empty() ? node.properties : node.properties + " " + text;
}

std::string key_text(const Layout& key) {
  if (key.kind == Layout::Kind::absent) return with_properties(key, "\"\"");
  const bool has_lines = key.lines.size() > 1 || key.is_block;
  if (!has_lines) return with_properties(key, first_line(key));
  return with_properties(key, may_be_plain(key) ? key.value : double_quoted(key.value));
}

class Writer {
 public:
  std::string write(const LayoutDocument& document) {
    write_comments(document.prologue, 0);
    if (document.has_marker) text_ += "---\n";
    begin_block();
    write_root(document.root);
    return std::move(text_);
  }

 private:
  void write_root(const Layout& root) {
    const std::string properties = with_properties(root, "");
    if (!root.entries.empty()) {
      if (!properties.empty()) add_line(0, properties);
      write_block(root, 0);
      return;
    }
    write_comments(root.trailing, 0);
    const bool is_text = root.kind == Layout::Kind::text;  // the value is null
    const std::string line = with_properties(root, is_text ? first_line(root) : empty_text(root));
    if (!line.empty()) add_line(0, line);
  }

  static std::string empty_text(const Layout& node) {
    if (node.kind == Layout::Kind::absent) return {};
    return node.kind == Layout::Kind::sequence ? "[]" : "{}";
  }

  void begin_block() { is_block_start_ = true; }

  // Writes at most one blank line. Writes none where a block begins, and none after a text that
  // would include it.
  void add_blank(bool is_wanted) {
    if (is_wanted && !is_block_start_ && !is_end_kept_) text_ += '\n';
  }

  void add_line(std::size_t indentation, std::string_view line) {
    if (!line.empty()) text_.append(indentation, ' ');
    text_ += line;
    text_ += '\n';
    is_block_start_ = false;
    is_end_kept_ = false;
  }

  void write_comments(const std::vector<Comment>& comments, std::size_t indentation) {
    for (const Comment& comment : comments) {
      add_blank(comment.is_behind_blank);
      add_line(indentation, comment.text);
    }
  }

  void write_block(const Layout& node, std::size_t indentation) {
    for (const LayoutEntry& entry : node.entries) {
      write_leading(entry, indentation);
      if (node.kind == Layout::Kind::sequence)
        write_item(entry, indentation);
      else
        write_pair(entry, indentation);
    }
    write_comments(node.trailing, indentation);
  }

  // A list or mapping inside a list begins on the line of its dash.
  static bool is_compact(const LayoutEntry& entry) {
    return !entry.value.entries.empty() && entry.value.properties.empty();
  }

  void write_leading(const LayoutEntry& entry, std::size_t indentation) {
    write_comments(entry.leading, indentation);
    add_blank(entry.is_behind_blank);
  }

  void write_item(const LayoutEntry& entry, std::size_t indentation) {
    if (!is_compact(entry)) {
      write_value(entry, indentation, "-");
      return;
    }
    const std::size_t start = text_.size();
    begin_block();
    write_block(entry.value, indentation + k_step);
    text_[start + indentation] = '-';
  }

  void write_pair(const LayoutEntry& entry, std::size_t indentation) {
    const std::string key = key_text(entry.key);
    const bool is_alias = key.starts_with('*');
    if (key.size() <= k_longest_key) {
      write_value(entry, indentation, key + (is_alias ? " :" : ":"));
      return;
    }
    add_line(indentation, "? " + key);
    write_value(entry, indentation, ":");
  }

  // Writes the value after a dash or a key.
  void write_value(const LayoutEntry& entry, std::size_t indentation, const std::string& head) {
    const Layout& value = entry.value;
    const std::string comment = entry.inline_comment.empty() ? "" : " " + entry.inline_comment;
    if (value.kind == Layout::Kind::text) {
      write_text(value, indentation, head, comment);
      return;
    }
    const bool has_entries = !value.entries.empty();
    const std::string rest = with_properties(value, has_entries ? "" : empty_text(value));
    add_line(indentation, head + (rest.empty() ? "" : " " + rest) + comment);
    begin_block();
    if (has_entries)
      write_block(value, indentation + k_step);
    else
      write_comments(value.trailing, indentation + k_step);
    is_block_start_ = false;
  }

  void write_text(const Layout& value, std::size_t indentation, const std::string& head,
                  const std::string& comment) {
    const std::string first = head + " " + with_properties(value, first_line(value));
    const bool is_one_line = value.lines.size() == 1 || value.is_block;
    add_line(indentation, is_one_line ? first + comment : first);
    for (std::size_t i = 1; i < value.lines.size(); ++i) {
      const bool is_last = i + 1 == value.lines.size();
      add_line(indentation + k_step, value.lines[i] + (is_last && !is_one_line ? comment : ""));
    }
    is_end_kept_ = value.keeps_end;
  }

  std::string text_;
  bool is_block_start_ = true;
  bool is_end_kept_ = false;
};

}  // namespace

std::string write_layout(const LayoutDocument& document) {
  return Writer().write(document);
}

}  // namespace ocelot::yaml
