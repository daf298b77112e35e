// Writes YAML with a random choice for each element.
#include "support/yaml_writer.hpp"

#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "support/go_text.hpp"

namespace ocelot::test {

namespace {

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

bool may_be_plain(const std::string& text) {
  if (text.empty() || text == "null" || text == "~") return false;
  const auto first = static_cast<unsigned char>(text.front());
  const bool begins_well =
      std::isalnum(first) != 0 || first >= 0x80 || first == '_' || first == '.';
  const bool is_marker = text == "..." || text == "---";
  return begins_well && !is_marker && text.back() != ' ' && text.back() != ':' &&
         text.find(": ") == std::string::npos && text.find(" #") == std::string::npos &&
         text.find_first_of(",[]{}") == std::string::npos;
}

class YamlWriter {
 public:
  explicit YamlWriter(Random& random)
      : random_(random), line_end_(random.chance(50) ? "\n" : "\r\n") {}

  std::string write(const Yaml& document) {
    if (random_.chance(30)) out_ += k_byte_order_mark;
    add_noise();
    if (random_.chance(20)) out_ += "---" + line_end_;
    if (may_be_block(document)) {
      write_block_map(document, random_.chance(90) ? 0 : random_.between(1, 3));
    } else {
      write_flow(document, 0);
      end_line();
    }
    add_noise();
    while (random_.chance(20) && out_.ends_with(line_end_))
      out_.resize(out_.size() - line_end_.size());
    return std::move(out_);
  }

  std::optional<std::size_t> planted_at() const { return planted_at_; }

 private:
  bool may_be_block(const Yaml& node) { return !node.items.empty() && random_.chance(80); }

  void note(const Yaml& node, std::size_t inner = 0) {
    if (node.is_planted) planted_at_ = out_.size() + inner;
  }

  void add_noise() {
    static const Strings comments = {"# a note", "#", "# base: [", "# '\" &x *y: - z",
                                     "# h\xC3\xA9 \xE2\x98\x83"};
    while (random_.chance(15)) {
      if (random_.chance(50)) out_ += spaces(random_.below(6)) + random_.one_of(comments);
      out_ += line_end_;
    }
  }

  void end_line() {
    if (random_.chance(10)) out_ += spaces(random_.between(1, 3)) + "# 'why: [";
    if (random_.chance(5)) out_ += spaces(random_.between(1, 2));
    out_ += line_end_;
  }

  void write_block_map(const Yaml& map, std::size_t indent) {
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
      add_noise();
      out_ += spaces(indent);
      if (i == 0) note(map);
      write_key(map.keys[i]);
      write_block_value(map.items[i], indent, map.keys[i].text == "description");
    }
  }

  void write_key(const Yaml& key) {
    write_scalar(key, false);
    out_ += ":";
  }

  void write_block_value(const Yaml& value, std::size_t indent, bool may_be_literal) {
    if (value.kind == Yaml::Kind::absent) {
      note(value);
      return end_line();
    }
    if (value.kind == Yaml::Kind::list && may_be_block(value)) {
      end_line();
      return write_block_list(value, indent + (random_.chance(30) ? 0 : random_.between(1, 5)));
    }
    if (value.kind == Yaml::Kind::map && may_be_block(value)) {
      end_line();
      return write_block_map(value, indent + random_.between(1, 5));
    }
    out_ += random_.chance(5) ? "\t" : spaces(random_.chance(90) ? 1 : random_.between(2, 4));
    const bool is_scalar = value.kind == Yaml::Kind::scalar;
    if (is_scalar && may_be_literal && random_.chance(15)) {
      out_ += random_.one_of<std::string>({"|", ">", "|-", ">+"}) + line_end_;
      out_ += spaces(indent + 2) + "x " + value.text + line_end_;
      return;
    }
    write_flow(value, indent);
    end_line();
  }

  void write_block_list(const Yaml& list, std::size_t indent) {
    bool is_first = true;
    for (const Yaml& item : list.items) {
      add_noise();
      out_ += spaces(indent);
      if (std::exchange(is_first, false)) note(list);
      out_ += "-" + spaces(random_.chance(80) ? 1 : random_.between(2, 4));
      write_flow(item, indent);
      end_line();
    }
  }

  // Writes a value in a form that is valid anywhere: a scalar, or a list or map in brackets.
  void write_flow(const Yaml& value, std::size_t indent) {
    switch (value.kind) {
      case Yaml::Kind::scalar:
        return write_scalar(value, true);
      case Yaml::Kind::absent:
      case Yaml::Kind::verbatim:
        note(value);
        out_ += value.text;
        return;
      case Yaml::Kind::list:
      case Yaml::Kind::map:
        return write_brackets(value, indent);
    }
  }

  void write_brackets(const Yaml& value, std::size_t indent) {
    const bool is_map = value.kind == Yaml::Kind::map;
    note(value);
    out_ += is_map ? "{" : "[";
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      break_flow(indent);
      if (is_map) {
        write_key(value.keys[i]);
        if (value.items[i].kind == Yaml::Kind::absent) note(value.items[i]);
        out_ += " ";
      }
      if (value.items[i].kind != Yaml::Kind::absent) write_flow(value.items[i], indent);
      out_ += spaces(random_.chance(10) ? 1 : 0);
      const bool is_last = i + 1 == value.items.size();
      if (!is_last || random_.chance(10)) out_ += ",";
    }
    break_flow(indent);
    out_ += is_map ? "}" : "]";
  }

  void break_flow(std::size_t indent) {
    out_ += spaces(random_.between(1, 2));
    if (!random_.chance(15)) return;
    end_line();
    add_noise();
    out_ += spaces(indent + random_.between(1, 6));
  }

  void write_scalar(const Yaml& scalar, bool may_have_escapes) {
    const bool is_plain = may_be_plain(scalar.text) && random_.chance(60);
    note(scalar, is_plain ? scalar.inner : 0);
    if (is_plain) {
      out_ += scalar.text;
      return;
    }
    const bool is_single = random_.chance(50);
    out_ += is_single ? "'" : "\"";
    for (char c : scalar.text) {
      if (is_single && c == '\'') out_ += "'";
      if (!is_single && (c == '"' || c == '\\')) out_ += "\\";
      const bool is_escaped = !is_single && may_have_escapes &&
                              std::isalnum(static_cast<unsigned char>(c)) != 0 && random_.chance(1);
      out_ += is_escaped ? fmt::format("\\x{:02x}", static_cast<unsigned>(c)) : std::string(1, c);
    }
    out_ += is_single ? "'" : "\"";
  }

  Random& random_;
  std::string line_end_;
  std::string out_;
  std::optional<std::size_t> planted_at_;
};

}  // namespace

PlacedText write_yaml(const Yaml& document, Random& random) {
  YamlWriter writer(random);
  std::string text = writer.write(document);
  return {std::move(text), writer.planted_at()};
}

}  // namespace ocelot::test
