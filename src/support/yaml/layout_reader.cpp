// Walks over yaml-cpp's events and the text in parallel. Between two values are only blanks,
// indicators and comments.
#include "support/yaml/layout_reader.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "support/yaml/layout_text.hpp"
#include "support/yaml/trivia_cursor.hpp"
#include "support/yaml/yaml_events.hpp"
#include "support/yaml/yaml_lines.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::size_t k_none = std::string::npos;

// The position of a collection's values.
struct Surroundings {
  std::size_t column = 0;
  bool is_flow = false;
};

class Reader {
 public:
  Reader(const std::string& text, std::vector<YamlEvent> events)
      : trivia_(text), text_(text), events_(std::move(events)) {}

  LayoutDocument read() {
    LayoutDocument document;
    read_prologue(document);
    if (!events_.empty() && !is_bare_null()) {
      std::vector<Comment> before = trivia_.scan_to(events_[0].offset);
      document.root = read_node({}, before);
      put_before(document.root, std::move(before));
    }
    append_comments(document.root.trailing, trivia_.scan_end());
    return document;
  }

 private:
  static void append_comments(std::vector<Comment>& all, std::vector<Comment> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }

  const YamlEvent& event() const { return events_.at(next_); }
  bool at_end() const { return event().kind == YamlEvent::Kind::end; }

  // The offset of the next value. An absent value begins where another value begins.
  std::size_t next_offset() const {
    for (std::size_t i = next_ + 1; i < events_.size(); ++i) {
      if (events_[i].kind != YamlEvent::Kind::end) return events_[i].offset;
    }
    return k_none;
  }

  // Whether the event is a null that is not written and has neither anchor nor tag. yaml-cpp places
  // it at the next token; after a key without a colon, at that key.
  bool is_bare_null() const {
    if (event().kind != YamlEvent::Kind::null || event().has_anchor) return false;
    if (event().offset < trivia_.cursor() || is_place_of_next()) return true;
    const std::string_view written = std::string_view(text_).substr(event().offset);
    return null_word(written).empty() && !written.starts_with('!');
  }

  // Whether another value is written at the position of this event. That value may also be the
  // absent value of this key.
  bool is_place_of_next() const {
    if (event().offset != next_offset()) return false;
    return !is_key_ || events_.at(next_ + 1).kind != YamlEvent::Kind::null;
  }

  void read_prologue(LayoutDocument& document) {
    document.prologue = trivia_.scan_prologue();
    const bool has_directive =
        std::any_of(document.prologue.begin(), document.prologue.end(),
                    [](const Comment& comment) { return comment.text.starts_with('%'); });
    document.has_marker = trivia_.skip_marker() || has_directive;
    if (document.has_marker) return;
    // Without the marker, comments belong to the root.
    trivia_ = TriviaCursor(text_);
    document.prologue.clear();
  }

  std::string read_properties(std::vector<Comment>& before) {
    const bool is_collection =
        event().kind == YamlEvent::Kind::sequence || event().kind == YamlEvent::Kind::mapping;
    std::string properties;
    std::size_t left = 2;
    if (is_collection) left = (event().has_anchor ? 1U : 0U) + (event().has_tag ? 1U : 0U);
    // A value has at most one anchor and one tag. A property at the start of another value belongs
    // to that value.
    const auto is_own = [&] {
      if (!properties.empty() && trivia_.is_at(properties.substr(0, 1))) return false;
      return trivia_.cursor() == event().offset || trivia_.cursor() != next_offset();
    };
    for (; left > 0 && trivia_.is_at("&!") && is_own(); --left) {
      properties += (properties.empty() ? "" : " ") + trivia_.take(property_length(trivia_.rest()));
      bare_ = {trivia_, before.size()};
      // An absent value may begin at the same offset.
      const std::size_t next = next_offset();
      append_comments(before, trivia_.scan_blanks(next > trivia_.cursor() ? next : k_none));
    }
    return properties;
  }

  // Reads the value at the cursor. Comments after its properties are added to `before`.
  Layout read_node(Surroundings outside, std::vector<Comment>& before) {
    std::string properties = read_properties(before);
    Layout node;
    switch (event().kind) {
      case YamlEvent::Kind::sequence:
      case YamlEvent::Kind::mapping:
        node = read_collection(outside);
        break;
      case YamlEvent::Kind::alias:
        node = text_of(trivia_.take(property_length(trivia_.rest())), {}, false);
        break;
      case YamlEvent::Kind::null:
        node = read_null();
        break;
      case YamlEvent::Kind::scalar:
        node = read_scalar(outside);
        break;
      case YamlEvent::Kind::end:
        throw std::logic_error("a value was expected");
    }
    if (node.kind == Layout::Kind::absent && !properties.empty()) {
      trivia_ = bare_.trivia;
      before.resize(bare_.comments);
    }
    node.properties = std::move(properties);
    ++next_;
    return node;
  }

  Layout read_null() {
    const std::string_view word = null_word(trivia_.rest());
    if (word.empty() || (event().has_anchor && trivia_.cursor() == next_offset())) return {};
    return text_of(trivia_.take(word.size()), {}, false);
  }

  Layout read_scalar(Surroundings outside) {
    if (event().value.empty() && (trivia_.cursor() == next_offset() || !trivia_.is_at("\"'|>")))
      return {};
    if (trivia_.is_at("|>") && !outside.is_flow) {
      BlockText block = block_text(text_, trivia_.cursor(), outside.column);
      trivia_.move_to(block.end);
      block.layout.value = event().value;
      return std::move(block.layout);
    }
    const bool is_quoted = trivia_.is_at("\"'");
    const std::size_t length = is_quoted ? quoted_length(trivia_.rest()).value_or(0)
                                         : plain_length(trivia_.rest(), event().value);
    return text_of(trivia_.take(length), event().value, is_quoted);
  }

  Layout read_collection(Surroundings outside) {
    const bool is_sequence = event().kind == YamlEvent::Kind::sequence;
    const bool has_bracket = trivia_.is_at("[{");
    Layout node;
    node.kind = is_sequence ? Layout::Kind::sequence : Layout::Kind::mapping;
    node.is_flow = outside.is_flow || has_bracket;
    if (has_bracket) trivia_.take(1);
    Surroundings inside{k_none, node.is_flow};
    for (++next_; !at_end();) {
      LayoutEntry entry = is_sequence ? read_item(inside) : read_pair(inside);
      node.entries.push_back(std::move(entry));
    }
    if (has_bracket)
      node.trailing = trivia_.scan_to_bracket();
    else if (!inside.is_flow)
      node.trailing =
          trivia_.take_trailing(inside.column + (is_indentless(inside, outside) ? 1 : 0));
    return node;
  }

  // A list may be at the same column as the mapping that contains it.
  bool is_indentless(Surroundings inside, Surroundings outside) const {
    return inside.column == outside.column && depth_ > 0;
  }

  // Scans to the current value if it is written; records the column of the first value.
  std::vector<Comment> approach(Surroundings& inside, char indicator) {
    trivia_.forget_indicator();
    std::vector<Comment> found;
    if (!is_bare_null())
      found = trivia_.scan_to(event().offset);
    else if (!inside.is_flow)
      found = trivia_.scan_through(indicator);
    if (inside.column == k_none) {
      inside.column =
          trivia_.column(trivia_.indicator() == k_none ? trivia_.cursor() : trivia_.indicator());
    }
    return found;
  }

  LayoutEntry read_item(Surroundings& inside) {
    LayoutEntry entry;
    entry.leading = approach(inside, '-');
    entry.is_behind_blank = trivia_.is_behind_blank();
    read_value(entry, inside, {});
    hoist(entry);
    return entry;
  }

  // A list or mapping that begins on the line of its dash has no space above its first entry.
  static void hoist(LayoutEntry& entry) {
    if (entry.value.entries.empty() || !entry.value.properties.empty()) return;
    LayoutEntry& first = entry.value.entries.front();
    if (!entry.inline_comment.empty())
      put_leading(entry, {{std::move(entry.inline_comment), true, false}});
    entry.inline_comment.clear();
    put_leading(entry, std::move(first.leading));
    first.leading.clear();
    first.is_behind_blank = false;
  }

  LayoutEntry read_pair(Surroundings& inside) {
    LayoutEntry entry;
    is_key_ = true;
    entry.leading = approach(inside, '?');
    entry.is_behind_blank = trivia_.is_behind_blank();
    std::vector<Comment> before;
    if (is_bare_null())
      ++next_;
    else
      entry.key = read_node(inside, before);
    is_key_ = false;
    append_comments(before,
                    is_bare_null() ? trivia_.scan_behind(':') : trivia_.scan_to(event().offset));
    read_value(entry, inside, std::move(before));
    return entry;
  }

  void read_value(LayoutEntry& entry, Surroundings inside, std::vector<Comment> before) {
    const bool is_absent = is_bare_null();
    const std::size_t start = trivia_.cursor();
    ++depth_;
    if (is_absent) {
      trivia_.move_to(start);
      ++next_;
    } else {
      entry.value = read_node(inside, before);
    }
    --depth_;
    const bool is_one_line = text_.substr(start, trivia_.cursor() - start).find('\n') == k_none;
    place_before(entry, std::move(before));
    place_behind(entry, inside, is_one_line);
  }

  static void put_before(Layout& node, std::vector<Comment> before) {
    std::vector<Comment>& place =
        node.entries.empty() ? node.trailing : node.entries.front().leading;
    append_comments(before, std::move(place));
    place = std::move(before);
  }

  // Adds comments between the entry's other comments and the entry. A blank line above the entry is
  // then above them.
  static void put_leading(LayoutEntry& entry, std::vector<Comment> comments) {
    if (comments.empty()) return;
    comments.front().is_behind_blank |= std::exchange(entry.is_behind_blank, false);
    append_comments(entry.leading, std::move(comments));
  }

  // Places the comments between a key and its value.
  static void place_before(LayoutEntry& entry, std::vector<Comment> before) {
    Layout& value = entry.value;
    if (value.entries.empty()) {
      append_comments(before, std::move(value.trailing));
      value.trailing.clear();
      put_leading(entry, std::move(before));
      return;
    }
    put_before(value, std::move(before));
    std::vector<Comment>& first = value.entries.front().leading;
    if (first.empty() || first.front().is_own_line) return;
    entry.inline_comment = std::move(first.front().text);
    first.erase(first.begin());
  }

  // Places the comments after a value: on its last line and, if the value is absent, below it.
  void place_behind(LayoutEntry& entry, Surroundings inside, bool is_one_line) {
    Layout& value = entry.value;
    if (!value.entries.empty() && !value.is_flow) return;
    std::string inline_comment = std::move(value.header_comment);
    if (!value.is_block) inline_comment = trivia_.take_inline(inside.is_flow);
    if (!inline_comment.empty() && !value.entries.empty() &&
        !(is_one_line && entry.inline_comment.empty()))
      value.trailing.push_back({inline_comment, true, false});
    else if (!inline_comment.empty())
      entry.inline_comment = std::move(inline_comment);
    if (value.kind == Layout::Kind::absent && !inside.is_flow)
      value.trailing = trivia_.take_trailing(inside.column + 1);
  }

  // The state directly after an anchor or a tag, where a value without text ends, and the number of
  // comments found until then.
  struct Bare {
    TriviaCursor trivia;
    std::size_t comments = 0;
  };

  TriviaCursor trivia_;
  Bare bare_{TriviaCursor({})};
  const std::string& text_;
  std::vector<YamlEvent> events_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  bool is_key_ = false;  ///< whether the current value is a key
};

}  // namespace

LayoutDocument read_layout(const SourceRef& source) {
  return Reader(source->text, read_events(source)).read();
}

}  // namespace ocelot::yaml
