// Walks over yaml-cpp's events and the text side by side: what lies between two values is blanks,
// indicators and comments.
#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "support/yaml/layout.hpp"
#include "support/yaml/layout_gaps.hpp"
#include "support/yaml/layout_text.hpp"
#include "support/yaml/yaml_events.hpp"
#include "support/yaml/yaml_lines.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::size_t k_none = std::string::npos;

// Where the values of a collection stand.
struct Surroundings {
  std::size_t column = 0;
  bool is_flow = false;
};

class Reader {
 public:
  Reader(const std::string& text, std::vector<YamlEvent> events)
      : gaps_(text), text_(text), events_(std::move(events)) {}

  LayoutDocument read() {
    LayoutDocument document;
    read_prologue(document);
    if (!events_.empty() && !is_bare_null()) {
      std::vector<Remark> before = gaps_.scan_to(events_[0].offset);
      document.root = read_node({}, before);
      put_before(document.root, std::move(before));
    }
    append_remarks(document.root.foot, gaps_.scan_end());
    return document;
  }

 private:
  static void append_remarks(std::vector<Remark>& all, std::vector<Remark> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }

  const YamlEvent& event() const { return events_.at(next_); }
  bool at_end() const { return event().kind == YamlEvent::Kind::end; }

  // Where the next value begins; absent ones begin where another does.
  std::size_t next_offset() const {
    for (std::size_t i = next_ + 1; i < events_.size(); ++i) {
      if (events_[i].kind != YamlEvent::Kind::end) return events_[i].offset;
    }
    return k_none;
  }

  // A null that is not written and has neither anchor nor tag. yaml-cpp finds it at the next token;
  // and behind a key without a colon, at that key.
  bool is_bare_null() const {
    if (event().kind != YamlEvent::Kind::null || event().has_anchor) return false;
    if (event().offset < gaps_.cursor() || is_place_of_next()) return true;
    const std::string_view written = std::string_view(text_).substr(event().offset);
    return null_word(written).empty() && !written.starts_with('!');
  }

  // Whether another value is written where this event is. That one may be the absent value of this
  // very key.
  bool is_place_of_next() const {
    if (event().offset != next_offset()) return false;
    return !is_key_ || events_.at(next_ + 1).kind != YamlEvent::Kind::null;
  }

  void read_prologue(LayoutDocument& document) {
    document.prologue = gaps_.scan_prologue();
    const bool has_directive =
        std::any_of(document.prologue.begin(), document.prologue.end(),
                    [](const Remark& remark) { return remark.text.starts_with('%'); });
    document.has_marker = gaps_.skip_marker() || has_directive;
    if (document.has_marker) return;
    // Without the marker, comments belong to the root.
    gaps_ = Gaps(text_);
    document.prologue.clear();
  }

  std::string read_properties(std::vector<Remark>& before) {
    const bool is_collection =
        event().kind == YamlEvent::Kind::sequence || event().kind == YamlEvent::Kind::mapping;
    std::string properties;
    std::size_t left = 2;
    if (is_collection) left = (event().has_anchor ? 1U : 0U) + (event().has_tag ? 1U : 0U);
    // A value has one anchor and one tag. What begins where another value does is that one's.
    const auto is_own = [&] {
      if (!properties.empty() && gaps_.is_at(properties.substr(0, 1))) return false;
      return gaps_.cursor() == event().offset || gaps_.cursor() != next_offset();
    };
    for (; left > 0 && gaps_.is_at("&!") && is_own(); --left) {
      properties += (properties.empty() ? "" : " ") + gaps_.take(property_length(gaps_.rest()));
      bare_ = {gaps_, before.size()};
      // An absent value may begin where this one does.
      const std::size_t next = next_offset();
      append_remarks(before, gaps_.scan_blanks(next > gaps_.cursor() ? next : k_none));
    }
    return properties;
  }

  // The cursor is at the value. Comments behind its properties go to `before`.
  Layout read_node(Surroundings outside, std::vector<Remark>& before) {
    std::string properties = read_properties(before);
    Layout node;
    switch (event().kind) {
      case YamlEvent::Kind::sequence:
      case YamlEvent::Kind::mapping:
        node = read_collection(outside);
        break;
      case YamlEvent::Kind::alias:
        node = text_of(gaps_.take(property_length(gaps_.rest())), {}, false);
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
      gaps_ = bare_.gaps;
      before.resize(bare_.remarks);
    }
    node.properties = std::move(properties);
    ++next_;
    return node;
  }

  Layout read_null() {
    const std::string_view word = null_word(gaps_.rest());
    if (word.empty() || (event().has_anchor && gaps_.cursor() == next_offset())) return {};
    return text_of(gaps_.take(word.size()), {}, false);
  }

  Layout read_scalar(Surroundings outside) {
    if (event().value.empty() && (gaps_.cursor() == next_offset() || !gaps_.is_at("\"'|>")))
      return {};
    if (gaps_.is_at("|>") && !outside.is_flow) {
      BlockText block = block_text(text_, gaps_.cursor(), outside.column);
      gaps_.move_to(block.end);
      block.layout.value = event().value;
      return std::move(block.layout);
    }
    const bool is_quoted = gaps_.is_at("\"'");
    const std::size_t length = is_quoted ? quoted_length(gaps_.rest()).value_or(0)
                                         : plain_length(gaps_.rest(), event().value);
    return text_of(gaps_.take(length), event().value, is_quoted);
  }

  Layout read_collection(Surroundings outside) {
    const bool is_sequence = event().kind == YamlEvent::Kind::sequence;
    const bool has_bracket = gaps_.is_at("[{");
    Layout node;
    node.kind = is_sequence ? Layout::Kind::sequence : Layout::Kind::mapping;
    node.is_flow = outside.is_flow || has_bracket;
    if (has_bracket) gaps_.take(1);
    Surroundings inside{k_none, node.is_flow};
    for (++next_; !at_end();) {
      LayoutEntry entry = is_sequence ? read_item(inside) : read_pair(inside);
      node.entries.push_back(std::move(entry));
    }
    if (has_bracket)
      node.foot = gaps_.scan_to_bracket();
    else if (!inside.is_flow)
      node.foot = gaps_.take_foot(inside.column + (is_indentless(inside, outside) ? 1 : 0));
    return node;
  }

  // A list may stand at the column of the mapping that holds it.
  bool is_indentless(Surroundings inside, Surroundings outside) const {
    return inside.column == outside.column && depth_ > 0;
  }

  // Scans to the value that comes now, if it is written; notes the column of the first.
  std::vector<Remark> approach(Surroundings& inside, char indicator) {
    gaps_.forget_indicator();
    std::vector<Remark> found;
    if (!is_bare_null())
      found = gaps_.scan_to(event().offset);
    else if (!inside.is_flow)
      found = gaps_.scan_through(indicator);
    if (inside.column == k_none) {
      inside.column =
          gaps_.column(gaps_.indicator() == k_none ? gaps_.cursor() : gaps_.indicator());
    }
    return found;
  }

  LayoutEntry read_item(Surroundings& inside) {
    LayoutEntry entry;
    entry.above = approach(inside, '-');
    entry.is_behind_blank = gaps_.is_behind_blank();
    read_value(entry, inside, {});
    hoist(entry);
    return entry;
  }

  // A list or mapping that begins on its dash's line has no place above its first entry.
  static void hoist(LayoutEntry& entry) {
    if (entry.value.entries.empty() || !entry.value.properties.empty()) return;
    LayoutEntry& first = entry.value.entries.front();
    if (!entry.beside.empty()) put_above(entry, {{std::move(entry.beside), true, false}});
    entry.beside.clear();
    put_above(entry, std::move(first.above));
    first.above.clear();
    first.is_behind_blank = false;
  }

  LayoutEntry read_pair(Surroundings& inside) {
    LayoutEntry entry;
    is_key_ = true;
    entry.above = approach(inside, '?');
    entry.is_behind_blank = gaps_.is_behind_blank();
    std::vector<Remark> before;
    if (is_bare_null())
      ++next_;
    else
      entry.key = read_node(inside, before);
    is_key_ = false;
    append_remarks(before, is_bare_null() ? gaps_.scan_behind(':') : gaps_.scan_to(event().offset));
    read_value(entry, inside, std::move(before));
    return entry;
  }

  void read_value(LayoutEntry& entry, Surroundings inside, std::vector<Remark> before) {
    const bool is_absent = is_bare_null();
    const std::size_t start = gaps_.cursor();
    ++depth_;
    if (is_absent) {
      gaps_.move_to(start);
      ++next_;
    } else {
      entry.value = read_node(inside, before);
    }
    --depth_;
    const bool is_one_line = text_.substr(start, gaps_.cursor() - start).find('\n') == k_none;
    place_before(entry, std::move(before));
    place_behind(entry, inside, is_one_line);
  }

  static void put_before(Layout& node, std::vector<Remark> before) {
    std::vector<Remark>& place = node.entries.empty() ? node.foot : node.entries.front().above;
    append_remarks(before, std::move(place));
    place = std::move(before);
  }

  // Remarks between an entry's others and itself; a blank line above it is then above them.
  static void put_above(LayoutEntry& entry, std::vector<Remark> remarks) {
    if (remarks.empty()) return;
    remarks.front().is_behind_blank |= std::exchange(entry.is_behind_blank, false);
    append_remarks(entry.above, std::move(remarks));
  }

  // Comments between a key and its value.
  static void place_before(LayoutEntry& entry, std::vector<Remark> before) {
    Layout& value = entry.value;
    if (value.entries.empty()) {
      append_remarks(before, std::move(value.foot));
      value.foot.clear();
      put_above(entry, std::move(before));
      return;
    }
    put_before(value, std::move(before));
    std::vector<Remark>& first = value.entries.front().above;
    if (first.empty() || first.front().is_own_line) return;
    entry.beside = std::move(first.front().text);
    first.erase(first.begin());
  }

  // Comments behind a value, on its last line and, where nothing is written, below it.
  void place_behind(LayoutEntry& entry, Surroundings inside, bool is_one_line) {
    Layout& value = entry.value;
    if (!value.entries.empty() && !value.is_flow) return;
    std::string trailing = std::move(value.header_comment);
    if (!value.is_block) trailing = gaps_.take_trailing(inside.is_flow);
    if (!trailing.empty() && !value.entries.empty() && !(is_one_line && entry.beside.empty()))
      value.foot.push_back({trailing, true, false});
    else if (!trailing.empty())
      entry.beside = std::move(trailing);
    if (value.kind == Layout::Kind::absent && !inside.is_flow)
      value.foot = gaps_.take_foot(inside.column + 1);
  }

  // Right behind an anchor or a tag, where a value ends that has nothing else; what was found
  // until then.
  struct Bare {
    Gaps gaps;
    std::size_t remarks = 0;
  };

  Gaps gaps_;
  Bare bare_{Gaps({})};
  const std::string& text_;
  std::vector<YamlEvent> events_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  bool is_key_ = false;  ///< whether a key comes now
};

}  // namespace

LayoutDocument read_layout(const SourceRef& source) {
  return Reader(source->text, read_events(source)).read();
}

}  // namespace ocelot::yaml
