// Converts yaml-cpp's events to nodes with places. yaml-cpp 0.7 has no ranges, accepts duplicate
// keys and does not support merge keys, so this file handles all three.
#include "support/yaml/yaml.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "support/base/utf8.hpp"
#include "support/yaml/yaml_lines.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::size_t k_most_bytes = 16U << 20U;
constexpr std::size_t k_most_levels = 100;
constexpr std::size_t k_most_nodes = 1'000'000;

Refused too_large(Place place, std::string message) {
  return Refused{error("yaml-too-large", std::move(place), std::move(message))};
}

class Builder : public YAML::EventHandler {
 public:
  explicit Builder(SourceRef source) : lines_(std::move(source)) {}

  YamlRef root() const { return documents_.empty() ? nullptr : documents_.front(); }
  const std::vector<YamlRef>& documents() const { return documents_; }
  Diagnostics take_diagnostics() { return std::move(diagnostics_); }
  const Lines& lines() const { return lines_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::string_view written = lines_.null_at(mark);
    Place place = written.empty() ? lines_.absent_at(mark) : lines_.at(mark, written.size());
    add_scalar(std::move(place), anchor, std::string(written), true);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end())
      throw Refused{error("yaml-syntax", lines_.at(mark),
                          "not valid YAML: an alias inside the node that it names")};
    attach(found->second);
    if (!open_.empty() && open_.back().key == found->second) open_.back().is_alias_key = true;
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    add_scalar(lines_.scalar_at(mark, value), anchor, value, tag == "?");
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, YamlNode::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(mark, anchor, YamlNode::Kind::mapping);
    open_.back().is_block = style == YAML::EmitterStyle::Block;
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    std::shared_ptr<YamlNode> node;
    YAML::anchor_t anchor = 0;
    YamlRef key;
    bool is_alias_key = false;
    bool is_block = false;
    std::map<std::string, YamlRef, std::less<>> keys;
    std::vector<YamlRef> merged;
  };

  void count_node(const Place& place) {
    if (++nodes_ > k_most_nodes) throw too_large(place, "more than 1,000,000 values in one file");
  }

  void add_scalar(Place place, YAML::anchor_t anchor, std::string text, bool plain) {
    auto node = std::make_shared<YamlNode>();
    node->place = std::move(place);
    node->text = std::move(text);
    node->plain = plain;
    count_node(node->place);
    if (anchor != 0) anchors_[anchor] = node;
    attach(node);
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind) {
    Open opened;
    opened.node = std::make_shared<YamlNode>();
    opened.node->kind = kind;
    opened.node->place = lines_.at(mark);
    opened.anchor = anchor;
    count_node(opened.node->place);
    if (open_.size() >= k_most_levels) {
      throw too_large(opened.node->place,
                      fmt::format("more than {} levels of nesting", k_most_levels));
    }
    open_.push_back(std::move(opened));
  }

  // Aliases can nest values that are not nested in the text, so the depth of a node counts too.
  void note_depth(const YamlNode& below) {
    YamlNode& node = *open_.back().node;
    node.depth = std::max(node.depth, below.depth + 1);
    if (node.depth + open_.size() > 2 * k_most_levels) {
      throw too_large(node.place, fmt::format("aliases nest more than {} levels", k_most_levels));
    }
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    for (const YamlRef& source : closed.merged) merge(closed, source);
    if (closed.anchor != 0) anchors_[closed.anchor] = closed.node;
    attach(closed.node);
  }

  void attach(const YamlRef& node) {
    if (!open_.empty()) note_depth(*node);
    if (open_.empty()) {
      documents_.push_back(node);
    } else if (open_.back().node->kind == YamlNode::Kind::sequence) {
      open_.back().node->items.push_back(node);
    } else if (open_.back().key == nullptr) {
      open_.back().key = node;
    } else {
      const YamlRef key = std::exchange(open_.back().key, nullptr);
      const bool is_alias = std::exchange(open_.back().is_alias_key, false);
      if (open_.back().is_block && !is_alias && is_absent(*node)) refuse_missing_colon(*key);
      add_pair(open_.back(), key, node);
    }
  }

  void add_pair(Open& mapping, const YamlRef& key, const YamlRef& value) {
    if (key->kind != YamlNode::Kind::scalar) {
      diagnostics_.push_back(error("bad-key", key->place,
                                   fmt::format("a key must be a text, not {}", describe(*key))));
      return;
    }
    if (key->plain && key->text == "<<") {
      mapping.merged.push_back(value);
      return;
    }
    const auto [first, is_new] = mapping.keys.emplace(key->text, key);
    if (is_new) {
      mapping.node->pairs.emplace_back(key, at_its_key(key, value));
      return;
    }
    diagnostics_.push_back(
        error("duplicate-key", key->place, fmt::format("duplicate key '{}'", key->text))
            .with_note("first written here", first->second->place)
            .with_help("keep one of the two"));
  }

  static bool is_absent(const YamlNode& node) { return node.is_null() && node.text.empty(); }

  // yaml-cpp 0.7 accepts a line without a colon after a key of the form `? KEY` that has no value.
  void refuse_missing_colon(const YamlNode& key) const {
    if (key.kind != YamlNode::Kind::scalar || is_absent(key) || lines_.is_key(key.place)) return;
    throw Refused{error("yaml-syntax", key.place, "not valid YAML: a key without a colon")
                      .with_help("write KEY: VALUE")};
  }

  // yaml-cpp reports an absent value at the next token; its place is after its key's colon, if
  // there is one.
  static YamlRef at_its_key(const YamlRef& key, const YamlRef& value) {
    if (!is_absent(*value)) return value;
    auto absent = std::make_shared<YamlNode>(*value);
    const Place& before = key->place;
    absent->place = Place{
        before.source, std::min(before.offset + before.length + 1, before.source->text.size()), 0};
    return absent;
  }

  // The YAML 1.1 merge key: the mapping's own pairs take precedence, then earlier sources.
  void merge(Open& mapping, const YamlRef& source) {
    count_node(mapping.node->place);
    if (source->kind == YamlNode::Kind::sequence) {
      for (const YamlRef& item : source->items) merge(mapping, item);
      return;
    }
    if (source->kind != YamlNode::Kind::mapping) {
      diagnostics_.push_back(
          error("bad-merge", source->place, "'<<' takes a mapping or a list of mappings"));
      return;
    }
    for (const auto& [key, value] : source->pairs) {
      count_node(mapping.node->place);
      if (mapping.keys.emplace(key->text, key).second) mapping.node->pairs.emplace_back(key, value);
    }
  }

  Lines lines_;
  std::vector<YamlRef> documents_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, YamlRef> anchors_;
  std::size_t nodes_ = 0;
  Diagnostics diagnostics_;
};

// yaml-cpp accepts any bytes, and UTF-16 too, but it counts columns in UTF-8.
std::optional<Diagnostic> find_broken_bytes(const SourceRef& source) {
  const std::string& text = source->text;
  if (const auto broken = find_invalid_utf8(text)) {
    return error(
               "not-utf8", Place{source, *broken, 1},
               fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[*broken])))
        .with_help("save the file as UTF-8");
  }
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           c == 0x7F;
  };
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  if (control == text.end()) return std::nullopt;
  return error("control-character",
               Place{source, static_cast<std::size_t>(control - text.begin()), 1},
               fmt::format("the control character 0x{:02X}", static_cast<unsigned char>(*control)))
      .with_help("remove it");
}

// `requires: >= 0.2` begins a block text by mistake.
Diagnostic syntax_error(const Lines& lines, const YAML::Exception& exception) {
  const bool is_in_block_header = exception.msg == YAML::ErrorMsg::CHAR_IN_BLOCK;
  return error("yaml-syntax", lines.at(exception.mark),
               fmt::format("not valid YAML: {}", exception.msg))
      .with_help(is_in_block_header ? "put a text that begins with > or | into quotes" : "");
}

// yaml-cpp 0.7 reads a stray ',' as an endless series of empty documents at the same place.
void refuse_standstill(const std::vector<YamlRef>& documents) {
  if (documents.size() < 2) return;
  const YamlNode& last = *documents.back();
  if (!last.is_null() || last.place.offset != documents[documents.size() - 2]->place.offset) return;
  throw Refused{error("yaml-syntax", last.place, "not valid YAML: this is not allowed here")};
}

std::optional<Diagnostic> second_document(const std::vector<YamlRef>& documents) {
  const auto is_written = [](const YamlRef& document) { return !document->is_null(); };
  if (documents.size() < 2) return std::nullopt;
  const auto second = std::find_if(documents.begin() + 1, documents.end(), is_written);
  if (second == documents.end()) return std::nullopt;
  return error("second-document", (*second)->place, "a second YAML document in one file")
      .with_note("the first begins here", documents[0]->place)
      .with_help("remove the line '---' and what follows it");
}

// Throws yaml-cpp's exceptions and Refused.
void parse_into(Builder& builder, const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  while (parser.HandleNextDocument(builder)) refuse_standstill(builder.documents());
}

YamlRef null_node(const SourceRef& source) {
  auto node = std::make_shared<YamlNode>();
  node->place = Place{source, 0, 0};
  node->plain = true;
  return node;
}

}  // namespace

bool YamlNode::is_null() const {
  return kind == Kind::scalar && plain &&
         (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
}

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : pairs) {
    if (name->text == key) return value.get();
  }
  return nullptr;
}

std::string_view describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::scalar:
      return node.is_null() ? "nothing" : "a text";
    case YamlNode::Kind::sequence:
      return "a list";
    case YamlNode::Kind::mapping:
      return "a mapping";
  }
  return "nothing";
}

WithDiagnostics<YamlRef> read_yaml(const SourceRef& source) {
  if (source->text.size() > k_most_bytes) {
    return {null_node(source),
            {error("yaml-too-large", whole_file(source->path), "more than 16 MiB of YAML")}};
  }
  if (auto broken = find_broken_bytes(source)) return {null_node(source), {std::move(*broken)}};
  Builder builder(source);
  Diagnostics diagnostics;
  try {
    parse_into(builder, source->text);
    if (auto second = second_document(builder.documents()))
      diagnostics.push_back(std::move(*second));
  } catch (const YAML::Exception& exception) {
    diagnostics.push_back(syntax_error(builder.lines(), exception));
  } catch (const Refused& refused) {
    diagnostics.push_back(refused.diagnostic);
  }
  append(diagnostics, builder.take_diagnostics());
  return {builder.root() != nullptr ? builder.root() : null_node(source), std::move(diagnostics)};
}

}  // namespace ocelot::yaml
