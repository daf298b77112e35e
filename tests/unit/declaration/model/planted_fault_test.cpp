// Random projects: a valid one has no error, and one with a single planted fault has exactly that
// error, at the byte where it was planted. Every round is made from its seed alone.
#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/model.hpp"
#include "support/project.hpp"

namespace ocelot::model {

namespace {

using Strings = std::vector<std::string>;

const std::string k_byte_order_mark = "\xEF\xBB\xBF";
const std::string k_distributions(k_distributions_path);
const std::string k_dependencies(k_dependencies_path);

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return engine_() % end; }
  std::size_t between(std::size_t first, std::size_t last) {
    return first + below(last - first + 1);
  }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::mt19937 engine_;
};

std::string spaces(std::size_t count) {
  return std::string(count, ' ');
}

// ---- YAML: a tree, and its random spelling ----

struct Yaml {
  enum class Kind { scalar, list, map, verbatim, absent };

  Kind kind = Kind::scalar;
  std::string text;  ///< of a scalar; of what is verbatim, the very bytes
  std::vector<Yaml> keys;
  std::vector<Yaml> items;  ///< of a map, the values
  bool is_planted = false;  ///< the fault stands here
  std::size_t inner = 0;    ///< where in a plain scalar

  Yaml() = default;
  Yaml(Kind of, std::string with = {}) : kind(of), text(std::move(with)) {}
  Yaml(std::string scalar) : text(std::move(scalar)) {}  // NOLINT: a scalar is its text
  Yaml(const char* scalar) : text(scalar) {}             // NOLINT

  Yaml& add(Yaml key, Yaml value) {
    keys.push_back(std::move(key));
    items.push_back(std::move(value));
    return items.back();
  }

  Yaml* find(std::string_view key) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].text == key) return &items[i];
    }
    return nullptr;
  }

  Yaml* key(std::string_view name) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const Yaml& one) { return one.text == name; });
    return found == keys.end() ? nullptr : &*found;
  }

  Yaml planted(std::size_t at = 0) && {
    is_planted = true;
    inner = at;
    return std::move(*this);
  }
};

Yaml list_of(const Strings& texts) {
  Yaml list(Yaml::Kind::list);
  for (const std::string& text : texts) list.items.emplace_back(text);
  return list;
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

  // A value as it may stand anywhere: a scalar, or a list or map in brackets.
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

// ---- Go files: lines ----

struct Spot {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct GoText {
  Strings lines;
  std::string line_end = "\n";
  bool is_marked = false;  ///< begins with a byte order mark
  std::optional<Spot> planted;

  std::string text() const {
    std::string all = is_marked ? k_byte_order_mark : "";
    for (const std::string& line : lines) all += line + line_end;
    return all;
  }

  std::optional<std::size_t> planted_at() const {
    if (!planted) return std::nullopt;
    std::size_t offset = is_marked ? k_byte_order_mark.size() : 0;
    for (std::size_t i = 0; i < planted->line; ++i) offset += lines[i].size() + line_end.size();
    return offset + planted->column;
  }

  /// The number of the first line that begins so; it must be there.
  std::size_t line_of(std::string_view beginning) const {
    std::size_t number = 0;
    while (!lines.at(number).starts_with(beginning)) ++number;
    return number;
  }

  void insert(std::size_t number, std::string line) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(number), std::move(line));
  }
};

struct GoFile {
  enum class Role { direct, flat_first, flat_more, is_standalone_package };

  std::string path;  ///< below the components folder
  Role role = Role::direct;
  std::string type;
  std::string tag;  ///< the one that its constraint asks for; empty without a constraint
  bool imports_package = false;  ///< one of the project
  GoText go;
};

// ---- a project ----

struct Project {
  Yaml distributions{Yaml::Kind::map};
  Yaml dependencies{Yaml::Kind::map};  ///< tags and their modules
  bool has_root = false;               ///< whether `distributions:` stands above all
  Yaml dependencies_key{"dependencies"};
  std::vector<GoFile> files;
  test::Files other_files;
  Strings examples;

  Yaml& distribution(std::size_t number) { return distributions.items[number]; }
  std::string name(std::size_t number) const { return distributions.keys[number].text; }
};

class ProjectMaker {
 public:
  explicit ProjectMaker(Random& random) : random_(random) {}

  Project make() {
    for (std::size_t i = random_.between(1, 6); i > 0; --i) add_component();
    for (std::size_t i = random_.below(4); i > 0; --i)
      project_.examples.push_back(word() + ".yaml");
    std::sort(project_.examples.begin(), project_.examples.end());
    add_dependencies();
    add_distributions();
    add_bystanders();
    project_.has_root = random_.chance(50);
    return std::move(project_);
  }

 private:
  // Never the same twice.
  std::string word() {
    static const Strings syllables = {"ka", "lo", "mi", "ne", "ru", "so", "ta", "vi", "zu"};
    std::string made;
    for (std::size_t i = random_.between(2, 4); i > 0; --i) made += random_.one_of(syllables);
    return made + std::to_string(++words_);
  }

  std::string type() {
    static const Strings types = {"connector", "exporter", "extension", "processor", "receiver"};
    return random_.one_of(types);
  }

  void add_component() {
    const std::string of_type = type();
    const std::string name = word();
    const std::string tag = fmt::format("lambdacomponents.{}.{}", of_type, name);
    tags_.push_back(tag);
    const std::size_t shape = random_.below(3);
    if (shape == 0)
      return add_file(GoFile::Role::direct, of_type, of_type + "/" + stem(name), tag, of_type);
    if (shape == 1) return add_flat_folder(of_type, name, tag);
    const std::string folder = random_.chance(30) ? name : word();
    add_file(GoFile::Role::direct, of_type, of_type + "/" + name, tag, of_type,
             fmt::format("github.com/a/b/collector/lambdacomponents/{}/{}", of_type, folder));
    const std::string package = random_.chance(50) ? word() : "internal";
    for (const char* file : {"one", "two"}) {
      if (random_.chance(60) || file == std::string("one"))
        add_file(GoFile::Role::is_standalone_package, of_type,
                 fmt::format("{}/{}/{}", of_type, folder, file), "", package);
    }
  }

  void add_flat_folder(const std::string& of_type, const std::string& name,
                       const std::string& tag) {
    const std::string folder = of_type + "/" + (random_.chance(50) ? name : word());
    add_file(GoFile::Role::flat_first, of_type, folder + "/init", tag, of_type);
    if (random_.chance(70))
      add_file(GoFile::Role::flat_more, of_type, folder + "/more", tag, of_type);
    if (random_.chance(30)) project_.other_files[folder + "/README.md"] = "not Go\n";
  }

  std::string stem(const std::string& name) {
    static const Strings ends = {"", "", "", "_linux", "_arm64", "_linux_amd64", "_wrapper"};
    return (random_.chance(70) ? name : word()) + random_.one_of(ends);
  }

  void add_file(GoFile::Role role, const std::string& of_type, const std::string& path,
                const std::string& tag, const std::string& package,
                const std::string& import = {}) {
    GoFile file{path + ".go", role, of_type, tag, !import.empty(), {}};
    file.go.is_marked = random_.chance(20);
    file.go.line_end = random_.chance(50) ? "\n" : "\r\n";
    Strings& lines = file.go.lines;
    while (random_.chance(25))
      lines.emplace_back(random_.chance(50) ? "// About //go:build x" : "");
    if (!tag.empty()) lines.push_back("//go:build " + constraint(of_type, tag));
    lines.emplace_back();
    if (random_.chance(30)) lines.emplace_back("/* package nothing */");
    if (random_.chance(30)) lines.emplace_back("// Package " + package + " is here.");
    lines.push_back("package " + package + (random_.chance(10) ? " // here" : ""));
    if (random_.chance(50)) lines.emplace_back("import \"context\"");
    if (!import.empty()) lines.insert(lines.end(), {"import (", "\tx \"" + import + "\"", ")"});
    lines.insert(lines.end(), {"", "func init() {}"});
    project_.files.push_back(std::move(file));
  }

  // Every form holds one '(' and the tag.
  std::string constraint(const std::string& of_type, const std::string& tag) {
    static const Strings forms = {
        "lambdacomponents.custom && (lambdacomponents.all || lambdacomponents.{0}.all || {1})",
        "lambdacomponents.custom && ({1} || lambdacomponents.{0}.all)",
        "({1}||lambdacomponents.all)&&lambdacomponents.custom", "linux  &&  !windows && ({1})"};
    return fmt::format(fmt::runtime(random_.one_of(forms)), of_type, tag);
  }

  std::string module() {
    static const Strings versions = {"", "", "@v0.1.0", "@v1.2.3-rc.1",
                                     "@v0.0.0-20240101000000-abcdefabcdef"};
    if (random_.chance(15)) return fmt::format("gopkg.in/{}.v3@v3.0.1", word());
    if (random_.chance(15)) return fmt::format("x.org/{}@v2.0.0+incompatible", word());
    if (random_.chance(15)) return fmt::format("x.org/{}/v2@v2.3.4", word());
    return fmt::format("github.com/{}/My_{}{}", word(), word(), random_.one_of(versions));
  }

  void add_dependencies() {
    Strings modules;
    for (std::size_t i = 0; i < 5; ++i) modules.push_back(module());
    Strings tags = tags_;
    if (random_.chance(50)) tags.emplace_back("lambdacomponents.receiver.otlp");
    random_.shuffle(tags);
    for (const std::string& tag : tags) {
      if (random_.chance(20)) continue;
      random_.shuffle(modules);
      const auto count = static_cast<std::ptrdiff_t>(random_.between(1, 3));
      const bool is_alone = count == 1 && random_.chance(50);
      project_.dependencies.add(
          tag, is_alone ? Yaml(modules[0]) : list_of({modules.begin(), modules.begin() + count}));
    }
  }

  std::string distribution_name() {
    static const Strings usual = {"default", "minimal", "full",         "v1.0",
                                  "123",     "true",    "distributions"};
    const std::string& one = random_.one_of(usual);
    if (random_.chance(30) && names_.insert(one).second) return one;
    return random_.one_of<std::string>({"", "", "X", "3", "my-", "a_", "b.c"}) + word();
  }

  void add_distributions() {
    Strings earlier;
    std::vector<std::pair<Yaml, Yaml>> made;
    for (std::size_t i = random_.between(2, 12); i > 0; --i) {
      const std::string name = distribution_name();
      made.emplace_back(name, distribution(earlier));
      earlier.push_back(name);
    }
    random_.shuffle(made);
    for (auto& [name, body] : made) project_.distributions.add(name, body);
  }

  Yaml distribution(const Strings& earlier) {
    std::vector<std::pair<Yaml, Yaml>> pairs;
    if (random_.chance(60)) pairs.emplace_back("description", description());
    if (!earlier.empty() && random_.chance(60)) pairs.emplace_back("base", random_.one_of(earlier));
    if (random_.chance(90))
      pairs.emplace_back(random_.chance(50) ? "buildtags" : "build-tags", build_tags());
    if (random_.chance(40)) pairs.emplace_back("architectures", architectures());
    if (!project_.examples.empty() && random_.chance(60))
      pairs.emplace_back("config-file", random_.one_of(project_.examples));
    random_.shuffle(pairs);
    Yaml body(Yaml::Kind::map);
    for (auto& [key, value] : pairs) body.add(key, value);
    return body;
  }

  std::string description() {
    static const Strings texts = {"Everything", "it's \"all\"", "a: b # c",
                                  "[x",         "- no",         "h\xC3\xA9llo \xE2\x98\x83",
                                  "",           "a, b"};
    return random_.one_of(texts);
  }

  Yaml build_tags() {
    if (random_.chance(5)) return Yaml(Yaml::Kind::absent);
    Strings tags = tags_;
    tags.insert(tags.end(), {"lambdacomponents.all", "lambdacomponents." + type() + ".all", "netgo",
                             "lambdacomponents.receiver.otlp", "\xC3\xA9tat"});
    random_.shuffle(tags);
    tags.resize(random_.below(tags.size() + 1));
    tags.insert(tags.begin(), "lambdacomponents.custom");
    return list_of(tags);
  }

  Yaml architectures() {
    return list_of(random_.one_of<Strings>({{}, {"amd64"}, {"arm64"}, {"arm64", "amd64"}}));
  }

  // Files that mean nothing, whatever is in them.
  void add_bystanders() {
    if (random_.chance(20)) project_.other_files["exporter/_draft.go"] = "package x";
    if (random_.chance(20)) project_.other_files["exporter/x_windows.go"] = "";
    if (random_.chance(20)) project_.other_files["receiver/x_test.go"] = "package y\n";
    if (random_.chance(20)) project_.other_files["README.md"] = "# \xFF\n";
  }

  Random& random_;
  Project project_;
  Strings tags_;
  std::set<std::string> names_;
  std::size_t words_ = 0;
};

struct Written {
  ProjectFiles files;
  std::size_t planted_at = Place::k_whole_file;

  std::string shown() const {
    std::string all;
    for (const SourceRef& source : files.components)
      all += fmt::format("==== {}\n{}", source->path, source->text);
    all += fmt::format("==== {}\n{}\n", k_distributions, files.distributions->text);
    if (files.dependencies)
      all += fmt::format("==== {}\n{}\n", k_dependencies, files.dependencies->text);
    return all;
  }
};

Written write(const Project& project, Random& random) {
  Written written;
  const auto write_yaml = [&](const Yaml& document) {
    YamlWriter writer(random);
    std::string text = writer.write(document);
    if (writer.planted_at()) written.planted_at = *writer.planted_at();
    return text;
  };
  Yaml distributions = project.distributions;
  if (project.has_root) {
    distributions = Yaml(Yaml::Kind::map);
    distributions.add("distributions", project.distributions);
  }
  Yaml dependencies(Yaml::Kind::map);
  dependencies.add(project.dependencies_key, project.dependencies);
  test::Files components = project.other_files;
  for (const GoFile& file : project.files) {
    components[file.path] = file.go.text();
    if (file.go.planted_at()) written.planted_at = *file.go.planted_at();
  }
  const std::string distributions_text = write_yaml(distributions);
  written.files =
      test::project(components, distributions_text,
                    project.dependencies.keys.empty() ? std::string() : write_yaml(dependencies));
  written.files.examples = project.examples;
  return written;
}

// ---- faults ----

/// What is to be told of a planted fault; its offset is known once the project is written.
struct Fault {
  std::string code;
  std::string path;
  std::string text;  ///< a part of the message
};

/// Plants its fault, or does nothing where the project has no place for it.
using Plant = std::function<std::optional<Fault>(Project& project, Random& random)>;

struct FaultKind {
  std::string name;
  Plant plant;
};

const Strings k_keys = {"description", "base",        "buildtags",
                        "build-tags",  "config-file", "architectures"};

std::string misspell(const std::string& word, Random& random, const Strings& known) {
  for (;;) {
    std::string wrong = word;
    const std::size_t at = random.below(word.size());
    const std::size_t change = random.below(4);
    if (change == 0) wrong.erase(at, 1);
    if (change == 1) wrong.insert(at, 1, 'q');
    if (change == 2) wrong[at] = 'w';
    if (change == 3 && at > 0) std::swap(wrong[at], wrong[at - 1]);
    if (wrong != word && std::find(known.begin(), known.end(), wrong) == known.end()) return wrong;
  }
}

Strings names_of(const Project& project) {
  Strings names;
  for (const Yaml& key : project.distributions.keys) names.push_back(key.text);
  return names;
}

Yaml& any_distribution(Project& project, Random& random) {
  return project.distribution(random.below(project.distributions.items.size()));
}

/// A value of that key in some distribution, or nothing.
Yaml* any_value(Project& project, Random& random, const Strings& keys) {
  std::vector<Yaml*> values;
  for (Yaml& body : project.distributions.items) {
    for (const std::string& key : keys) {
      if (Yaml* value = body.find(key)) values.push_back(value);
    }
  }
  return values.empty() ? nullptr : random.one_of(values);
}

Yaml* any_list(Project& project, Random& random, const Strings& keys) {
  Yaml* list = any_value(project, random, keys);
  return list != nullptr && list->kind == Yaml::Kind::list && !list->items.empty() ? list : nullptr;
}

const Strings k_tag_keys = {"buildtags", "build-tags"};

std::size_t any_place(const std::vector<Yaml>& items, Random& random, std::size_t from = 0) {
  return random.between(from, items.size());
}

void insert(std::vector<Yaml>& items, std::size_t at, Yaml item) {
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
}

void insert_pair(Yaml& map, std::size_t at, Yaml key, Yaml value) {
  insert(map.keys, at, std::move(key));
  insert(map.items, at, std::move(value));
}

void set(Yaml& map, const std::string& key, Yaml value, Random& random) {
  if (Yaml* known = map.find(key)) {
    *known = std::move(value);
  } else {
    insert_pair(map, any_place(map.keys, random), key, std::move(value));
  }
}

std::optional<Fault> unknown_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.keys.empty()) return std::nullopt;
  Yaml& key = body.keys[random.below(body.keys.size())];
  key = Yaml(misspell(key.text, random, k_keys)).planted();
  return Fault{"unknown-key", k_distributions, fmt::format("'{}'", key.text)};
}

std::optional<Fault> added_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  const std::string key = random.one_of<std::string>(
      {"Base", "tags", "extends", "", "config_file", "<<<", "h\xC3\xA9"});
  const Yaml value = random.chance(50) ? Yaml("x") : list_of({"x", "y"});
  insert_pair(body, any_place(body.keys, random), Yaml(key).planted(), value);
  return Fault{"unknown-key", k_distributions, fmt::format("'{}'", key)};
}

std::optional<Fault> duplicate_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.keys.empty()) return std::nullopt;
  const std::size_t first = random.below(body.keys.size());
  const std::string key = body.keys[first].text;
  const Yaml value = random.chance(50) ? body.items[first] : Yaml("other");
  insert_pair(body, any_place(body.keys, random, first + 1), Yaml(key).planted(), value);
  return Fault{"duplicate-key", k_distributions, fmt::format("'{}'", key)};
}

std::optional<Fault> duplicate_distribution(Project& project, Random& random) {
  Yaml& all = project.distributions;
  const std::size_t first = random.below(all.keys.size());
  const std::string name = project.name(first);
  const Yaml body = random.chance(50) ? all.items[first] : Yaml(Yaml::Kind::map);
  insert_pair(all, any_place(all.keys, random, first + 1), Yaml(name).planted(), body);
  return Fault{"duplicate-key", k_distributions, fmt::format("'{}'", name)};
}

Yaml map_of_one() {
  Yaml map(Yaml::Kind::map);
  map.add("k", "v");
  return map;
}

Yaml written_null(Random& random) {
  return {Yaml::Kind::verbatim, random.one_of<std::string>({"~", "null", "Null", "NULL"})};
}

Yaml no_text(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), list_of({"a", "b"}),
                              Yaml(Yaml::Kind::list), Yaml(Yaml::Kind::absent)});
}

Yaml no_text_or_list(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), Yaml(Yaml::Kind::absent)});
}

Yaml no_bool(Random& random) {
  return random.one_of<Yaml>(
      {map_of_one(), list_of({"true"}), Yaml(Yaml::Kind::absent), "yes", "True", "1", ""});
}

Yaml no_list(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), "lambdacomponents.custom", ""});
}

Plant wrong_type(const Strings& keys, const std::function<Yaml(Random&)>& value) {
  return [keys, value](Project& project, Random& random) {
    const std::string key = random.one_of(keys);
    Yaml& body = any_distribution(project, random);
    const bool has_other = key.starts_with("build") && !body.find(key) &&
                           (body.find("buildtags") || body.find("build-tags"));
    if (has_other) return std::optional<Fault>();
    set(body, key, value(random).planted(), random);
    return std::optional(Fault{"wrong-type", k_distributions, fmt::format("'{}'", key)});
  };
}

Plant wrong_item(const Strings& keys) {
  return [keys](Project& project, Random& random) {
    Yaml* list = any_list(project, random, keys);
    if (list == nullptr) return std::optional<Fault>();
    Yaml item = random.one_of<Yaml>(
        {list_of({"a"}), map_of_one(), Yaml(Yaml::Kind::map), written_null(random)});
    insert(list->items, any_place(list->items, random), std::move(item).planted());
    return std::optional(Fault{"wrong-type", k_distributions, "an item of '"});
  };
}

std::optional<Fault> wrong_distribution(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  body = random.one_of<Yaml>({"text", list_of({"x"}), Yaml(Yaml::Kind::absent)});
  body.is_planted = true;
  return Fault{"wrong-type", k_distributions, "distribution '"};
}

std::optional<Fault> unknown_base(Project& project, Random& random) {
  const std::string wrong = misspell(project.name(random.below(project.distributions.keys.size())),
                                     random, names_of(project));
  set(any_distribution(project, random), "base", Yaml(wrong).planted(), random);
  return Fault{"unknown-base", k_distributions, fmt::format("'{}'", wrong)};
}

std::optional<Fault> self_cycle(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  const std::string name = project.name(number);
  set(project.distribution(number), "base", Yaml(name).planted(), random);
  return Fault{"base-cycle", k_distributions, fmt::format("{0} -> {0}", name)};
}

// A chain's end gets the chain's beginning as its base; the first of the ring in the file is told.
std::optional<Fault> long_cycle(Project& project, Random& random) {
  const std::size_t begin = random.below(project.distributions.keys.size());
  std::set<std::size_t> ring;
  for (std::size_t at = begin;;) {
    ring.insert(at);
    const Yaml* base = project.distribution(at).find("base");
    if (base == nullptr) {
      set(project.distribution(at), "base", project.name(begin), random);
      break;
    }
    const Strings names = names_of(project);
    at =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), base->text) - names.begin());
  }
  if (ring.size() < 2) return std::nullopt;
  project.distribution(*ring.begin()).find("base")->is_planted = true;
  return Fault{"base-cycle", k_distributions, project.name(*ring.begin()) + " -> "};
}

// A base is written as a list in which it stands twice.
std::optional<Fault> duplicate_base(Project& project, Random& random) {
  Yaml* base = any_distribution(project, random).find("base");
  if (base == nullptr) return std::nullopt;
  const std::string name = base->text;
  *base = list_of({name});
  base->items.push_back(Yaml(name).planted());
  return Fault{"duplicate-base", k_distributions, fmt::format("'{}'", name)};
}

std::optional<Fault> abstract_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.find("config-file") != nullptr) return std::nullopt;
  set(body, "architectures", list_of({"arm64"}), random);
  body.find("architectures")->items[0].is_planted = true;
  set(body, "abstract", "true", random);
  return Fault{"abstract-key", k_distributions, "'architectures'"};
}

// No base has the tag, nor an `.all` above it.
std::optional<Fault> not_inherited(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml without = list_of({});
  without.items.push_back(Yaml("strange.tag").planted());
  set(body, "without", std::move(without), random);
  return Fault{"not-inherited", k_distributions, "'strange.tag'"};
}

std::optional<Fault> tag_and_without(Project& project, Random& random) {
  Yaml* tags = any_list(project, random, k_tag_keys);
  if (tags == nullptr) return std::nullopt;
  for (Yaml& body : project.distributions.items) {
    if (body.find("buildtags") != tags && body.find("build-tags") != tags) continue;
    const std::string tag = random.one_of(tags->items).text;
    Yaml without = list_of({});
    without.items.push_back(Yaml(tag).planted());
    set(body, "without", std::move(without), random);
    return Fault{"tag-and-without", k_distributions, fmt::format("'{}'", tag)};
  }
  return std::nullopt;
}

std::optional<Fault> still_selected(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.custom", "lambdacomponents.exporter.all"});
  Yaml without = list_of({});
  without.items.push_back(Yaml("lambdacomponents.exporter.file").planted());
  set(body, "without", std::move(without), random);
  return Fault{"still-selected", k_distributions, "'lambdacomponents.exporter.all'"};
}

const Strings k_bad_tags = {"",    "lambdacomponents.exporter.aws-s3",
                            "a b", "-x",
                            "a,b", "a/b",
                            "!x",  "x\xE2\x98\x83",
                            "a:b", "a@b"};

std::optional<Fault> bad_tag(Project& project, Random& random) {
  Yaml* list = any_list(project, random, k_tag_keys);
  if (list == nullptr) return std::nullopt;
  const std::string tag = random.one_of(k_bad_tags);
  insert(list->items, any_place(list->items, random), Yaml(tag).planted());
  return Fault{"bad-tag", k_distributions, fmt::format("'{}'", tag)};
}

std::optional<Fault> duplicate_tag(Project& project, Random& random) {
  Yaml* list = any_list(project, random, k_tag_keys);
  if (list == nullptr) return std::nullopt;
  const std::size_t first = random.below(list->items.size());
  const std::string tag = list->items[first].text;
  insert(list->items, any_place(list->items, random, first + 1), Yaml(tag).planted());
  return Fault{"duplicate-tag", k_distributions, fmt::format("'{}'", tag)};
}

// What inherits from it is not told again.
std::optional<Fault> missing_custom(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml& body = project.distribution(number);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr || body.find("base") != nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.all"});
  project.distributions.keys[number].is_planted = true;
  return Fault{"missing-custom", k_distributions, fmt::format("'{}'", project.name(number))};
}

// It would have inherited `lambdacomponents.custom`.
std::optional<Fault> unknown_base_with_custom(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.all"});
  set(body, "base", Yaml("nothing").planted(), random);
  return Fault{"unknown-base", k_distributions, "'nothing'"};
}

// A base loses its tags by a misspelling, and others had `lambdacomponents.custom` from it.
std::optional<Fault> unknown_key_with_custom(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml& body = project.distribution(number);
  if (body.find("base") != nullptr || body.find("buildtags") == nullptr) return std::nullopt;
  bool is_inherited = false;
  for (Yaml& other : project.distributions.items) {
    const Yaml* base = other.find("base");
    Yaml* tags = other.find("buildtags");
    if (base == nullptr || base->text != project.name(number) || tags == nullptr) continue;
    *tags = list_of({"lambdacomponents.all"});
    is_inherited = true;
  }
  if (!is_inherited) return std::nullopt;
  *body.key("buildtags") = Yaml("buildtag").planted();
  return Fault{"unknown-key", k_distributions, "'buildtag'"};
}

Plant renamed(std::string_view code, const Strings& names) {
  return [code, names](Project& project, Random& random) {
    const std::size_t number = random.below(project.distributions.keys.size());
    const std::string before = project.name(number);
    const std::string after = random.one_of(names);
    project.distributions.keys[number] = Yaml(after).planted();
    for (Yaml& body : project.distributions.items) {
      Yaml* base = body.find("base");
      if (base != nullptr && base->text == before) base->text = after;
    }
    return std::optional(Fault{std::string(code), k_distributions, fmt::format("'{}'", after)});
  };
}

std::optional<Fault> unknown_architecture(Project& project, Random& random) {
  const std::string name =
      random.one_of<std::string>({"x86_64", "arm", "AMD64", "aarch64", "amd 64", "386", ""});
  Yaml& body = any_distribution(project, random);
  if (!body.find("architectures")) set(body, "architectures", Yaml(Yaml::Kind::list), random);
  Yaml& list = *body.find("architectures");
  insert(list.items, any_place(list.items, random), Yaml(name).planted());
  return Fault{"unknown-architecture", k_distributions, fmt::format("'{}'", name)};
}

std::optional<Fault> missing_config_file(Project& project, Random& random) {
  const std::string known =
      project.examples.empty() ? "none.yaml" : random.one_of(project.examples);
  const std::string wrong = misspell(known, random, project.examples);
  set(any_distribution(project, random), "config-file", Yaml(wrong).planted(), random);
  return Fault{"missing-config-file", k_distributions, "config/examples/" + wrong};
}

std::optional<Fault> both_spellings(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  for (const std::string& key : k_tag_keys) {
    if (!body.find(key)) continue;
    const auto first = static_cast<std::size_t>(body.key(key) - body.keys.data());
    const std::string other = key == "buildtags" ? "build-tags" : "buildtags";
    insert_pair(body, any_place(body.keys, random, first + 1), Yaml(other).planted(),
                list_of({"a", "b"}));
    return Fault{"both-spellings", k_distributions, fmt::format("'{}' and '{}'", other, key)};
  }
  return std::nullopt;
}

// ---- faults of the dependencies ----

std::optional<Fault> unknown_root_of_dependencies(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  const std::string wrong = misspell("dependencies", random, {});
  project.dependencies_key = Yaml(wrong).planted();
  return Fault{"unknown-key", k_dependencies, fmt::format("'{}'", wrong)};
}

std::optional<Fault> duplicate_dependency(Project& project, Random& random) {
  Yaml& all = project.dependencies;
  if (all.keys.empty()) return std::nullopt;
  const std::size_t first = random.below(all.keys.size());
  const std::string tag = all.keys[first].text;
  insert_pair(all, any_place(all.keys, random, first + 1), Yaml(tag).planted(), "x.org/other");
  return Fault{"duplicate-key", k_dependencies, fmt::format("'{}'", tag)};
}

std::optional<Fault> bad_dependency_tag(Project& project, Random& random) {
  const std::string tag = random.one_of(k_bad_tags);
  Yaml& all = project.dependencies;
  insert_pair(all, any_place(all.keys, random), Yaml(tag).planted(), "x.org/other");
  return Fault{"bad-tag", k_dependencies, fmt::format("'{}'", tag)};
}

struct BadModule {
  std::string written;
  std::size_t at;  ///< where in it the fault lies
  std::string text;
};

Plant bad_module(const std::vector<BadModule>& modules) {
  return [modules](Project& project, Random& random) {
    if (project.dependencies.keys.empty()) return std::optional<Fault>();
    const BadModule& bad = random.one_of(modules);
    Yaml& value = project.dependencies.items[random.below(project.dependencies.items.size())];
    Yaml module = Yaml(bad.written).planted(bad.at);
    if (value.kind == Yaml::Kind::list) {
      insert(value.items, any_place(value.items, random), module);
    } else {
      value = module;
    }
    return std::optional(Fault{"bad-module", k_dependencies, bad.text});
  };
}

const std::vector<BadModule> k_bad_paths = {
    {"github/x/y", 0, "'github'"},
    {"x.org/a b", 7, "' '"},
    {"X.org/a", 0, "'X'"},
    {"x.org//a", 6, "empty element"},
    {"x.org/.a@v1.0.0", 6, "'.a'"},
    {"x.org/a./b", 6, "'a.'"},
    {"x.org/con/b", 6, "'con'"},
    {"x.org/a/v1@v1.0.0", 7, "major version"},
    {"gopkg.in/yaml", 0, "gopkg.in"},
    {"github.com/\xC3\xA9/x", 11, "'\xC3\xA9'"},
    {"", 0, "no module path"},
};

const std::vector<BadModule> k_bad_versions = {
    {"x.org/a@1.2.3", 8, "'1.2.3'"},
    {"x.org/a@v1.2", 8, "'v1.2'"},
    {"x.org/a@latest", 8, "'latest'"},
    {"x.org/a@", 8, "''"},
    {"x.org/a@v1.2.3@v1.2.3", 8, "'v1.2.3@v1.2.3'"},
    {"x.org/a@v2.0.0", 8, "v2.0.0"},
    {"x.org/a/v2@v1.0.0", 11, "v1.0.0"},
    {"x.org/a@v1.0.0+incompatible", 8, "+incompatible"},
    {"gopkg.in/a.v2@v3.0.0", 14, "v3.0.0"},
};

std::optional<Fault> wrong_modules(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  Yaml map(Yaml::Kind::map);
  map.add("x.org/a", "v1.0.0");
  project.dependencies.items[random.below(project.dependencies.items.size())] =
      std::move(map).planted();
  return Fault{"wrong-type", k_dependencies, "the modules of a tag"};
}

// In one entry, and of a tag that a distribution names: all that select it meet the same two.
std::optional<Fault> two_versions(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml* tags = project.distribution(number).find("buildtags");
  if (tags == nullptr || tags->items.size() < 2) return std::nullopt;
  Yaml* modules = project.dependencies.find(random.one_of(tags->items).text);
  if (modules == nullptr) return std::nullopt;
  set(project.distribution(number), "architectures", Yaml(Yaml::Kind::list), random);
  if (modules->kind == Yaml::Kind::scalar) *modules = list_of({modules->text});
  const std::size_t first = any_place(modules->items, random);
  insert(modules->items, first, "x.org/twice@v1.0.0");
  insert(modules->items, any_place(modules->items, random, first + 1),
         Yaml("x.org/twice@v1.0.1").planted());
  return Fault{"two-versions", k_dependencies, "'x.org/twice'"};
}

// ---- faults of Go files ----

std::string full_path(const GoFile& file) {
  return fmt::format("{}/{}", k_components_folder, file.path);
}

GoFile* any_file(Project& project, Random& random, const std::vector<GoFile::Role>& roles) {
  std::vector<GoFile*> files;
  for (GoFile& file : project.files) {
    if (std::find(roles.begin(), roles.end(), file.role) != roles.end()) files.push_back(&file);
  }
  return files.empty() ? nullptr : random.one_of(files);
}

const std::vector<GoFile::Role> k_wrappers = {GoFile::Role::direct, GoFile::Role::flat_first,
                                              GoFile::Role::flat_more};
const std::vector<GoFile::Role> k_all_roles = {GoFile::Role::direct, GoFile::Role::flat_first,
                                               GoFile::Role::flat_more,
                                               GoFile::Role::is_standalone_package};

// A line is replaced from the front, so that what follows on it stays.
Plant wrong_package(std::string_view code, GoFile::Role role) {
  return [code, role](Project& project, Random& random) {
    GoFile* file = any_file(project, random, {role});
    if (file == nullptr) return std::optional<Fault>();
    const std::size_t line = file->go.line_of("package ");
    const std::string name = random.chance(50) ? "main" : misspell(file->type, random, {});
    file->go.lines[line].replace(8, file->type.size(), name);
    file->go.planted = Spot{line, 8};
    return std::optional(Fault{std::string(code), full_path(*file), fmt::format("'{}'", name)});
  };
}

// The only file of a flat folder: with another package it is a package of its own.
Plant unimported_package(bool has_readme) {
  return [has_readme](Project& project, Random& random) -> std::optional<Fault> {
    GoFile* file = any_file(project, random, {GoFile::Role::flat_first});
    if (file == nullptr) return std::nullopt;
    const std::string folder = file->path.substr(0, file->path.rfind('/') + 1);
    if (project.other_files.contains(folder + "README.md") != has_readme) return std::nullopt;
    for (const GoFile& other : project.files) {
      if (other.role == GoFile::Role::flat_more && other.path.starts_with(folder))
        return std::nullopt;
    }
    file->go.lines[file->go.line_of("package ")] = "package other";
    return Fault{"unimported-package", full_path(*file), folder};
  };
}

std::optional<Fault> missing_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  std::string& line = file->go.lines[file->go.line_of("//go:build")];
  line = random.one_of<std::string>(
      {"", "// go:build" + line.substr(10), "//go:builds x", " \t", "//"});
  return Fault{"missing-constraint", full_path(*file), "//go:build"};
}

struct Broken {
  std::string line;
  std::size_t at;
  std::string text;
};

Broken broken(const std::string& line, const std::string& tag, Random& random) {
  const std::size_t at_tag =
      line.find(tag + (line.find(tag + " ") == std::string::npos ? "" : " "));
  const std::size_t at_paren = line.find('(');
  const auto with = [&](std::size_t at, std::size_t removed, const std::string& added) {
    return std::string(line).replace(at, removed, added);
  };
  switch (random.below(8)) {
    case 0:
      return {line + " &&", line.size() + 3, "unexpected end of expression"};
    case 1:
      return {line + " & x", line.size() + 1, "invalid syntax at &"};
    case 2:
      return {with(at_tag, 0, "!!"), at_tag + 1, "double negation"};
    case 3:
      return {with(line.find(')'), 1, ""), at_paren, "missing close paren"};
    case 4:
      return {line + " linux", line.size() + 1, "unexpected token linux"};
    case 5:
      return {with(at_tag + 20, 0, "-"), at_tag + 20, "invalid syntax at -"};
    case 6:
      return {with(at_tag, 0, "\xE2\x98\x83"), at_tag, "\xE2\x98\x83"};
    default:
      return {"//go:build", 10, "unexpected end of expression"};
  }
}

std::optional<Fault> broken_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("//go:build");
  const Broken made = broken(file->go.lines[number], file->tag, random);
  file->go.lines[number] = made.line;
  file->go.planted = Spot{number, made.at};
  return Fault{"broken-constraint", full_path(*file), made.text};
}

std::optional<Fault> second_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t first = file->go.line_of("//go:build");
  const std::size_t number = random.between(first + 1, file->go.line_of("package "));
  const std::size_t blanks = random.below(3);
  file->go.insert(number, spaces(blanks) + "//go:build linux");
  file->go.planted = Spot{number, blanks};
  return Fault{"second-constraint", full_path(*file), "//go:build"};
}

std::optional<Fault> misplaced_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("package ") + 1;
  file->go.insert(number, "//go:build linux");
  file->go.planted = Spot{number, 0};
  return Fault{"misplaced-constraint", full_path(*file), "//go:build"};
}

// In a package of its own, whose files need no constraint.
std::optional<Fault> plus_build_line(Project& project, Random& random) {
  GoFile* file = any_file(project, random, {GoFile::Role::is_standalone_package});
  if (file == nullptr) return std::nullopt;
  const std::string line =
      random.one_of<std::string>({"// +build linux", "//+build linux,!race netgo", "//  +build"});
  file->go.insert(0, line);
  file->go.insert(1, "");
  file->go.planted = Spot{0, 0};
  return Fault{"plus-build-line", full_path(*file), "+build"};
}

std::optional<Fault> plus_build_instead(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = file->go.line_of("//go:build");
  file->go.lines[number] = "// +build lambdacomponents.custom";
  file->go.planted = Spot{number, 0};
  return Fault{"plus-build-line", full_path(*file), "+build"};
}

Plant missing_package(bool imports_package) {
  return [imports_package](Project& project, Random& random) -> std::optional<Fault> {
    GoFile* file = any_file(project, random, {GoFile::Role::direct});
    if (file == nullptr || file->imports_package != imports_package) return std::nullopt;
    const std::size_t number = file->go.line_of("package ");
    file->go.lines[number].replace(0, 7, "pakcage");
    file->go.planted = Spot{number, 0};
    return Fault{"missing-package", full_path(*file), "\"pakcage\""};
  };
}

std::optional<Fault> broken_import(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr || file->imports_package) return std::nullopt;
  const std::size_t number = file->go.line_of("package ") + 1;
  const std::string path = random.one_of<std::string>({"\"a b\"", "\"\"", "'x'", "+"});
  file->go.insert(number, "import " + path);
  file->go.planted = Spot{number, 7};
  return Fault{"broken-import", full_path(*file), "import path"};
}

std::optional<Fault> not_utf8(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_all_roles);
  if (file == nullptr) return std::nullopt;
  const std::size_t number = random.between(0, file->go.line_of("package "));
  file->go.insert(number, "// \xFF");
  file->go.planted = Spot{number, 3};
  return Fault{"not-utf8", full_path(*file), "0xFF"};
}

std::optional<Fault> misplaced_file(Project& project, Random&) {
  project.other_files["lost.go"] = "package lost\n";
  return Fault{"misplaced-file", std::string(k_components_folder) + "/lost.go", "type folder"};
}

std::optional<Fault> flat_name(Project& project, Random& random) {
  GoFile* file = any_file(project, random, {GoFile::Role::flat_first});
  if (file == nullptr) return std::nullopt;
  const std::string name =
      random.one_of<std::string>({"linux.go", "arm64.go", "windows.go", "test.go"});
  file->path.replace(file->path.rfind('/') + 1, std::string::npos, name);
  return Fault{"flat-name", full_path(*file), "_" + name};
}

// A second wrapper for one tag, in a file of its own that sorts behind the first.
std::optional<Fault> same_component(Project& project, Random& random) {
  const GoFile* file = any_file(project, random, {GoFile::Role::direct});
  if (file == nullptr) return std::nullopt;
  GoFile second = *file;
  second.path = file->path.substr(0, file->path.size() - 3) + "x.go";
  const Fault fault{"same-component", full_path(second), file->tag.substr(file->tag.find('.') + 1)};
  project.files.push_back(std::move(second));
  return fault;
}

std::optional<Fault> null_distribution(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  body = written_null(random).planted();
  return Fault{"wrong-type", k_distributions, "distribution '"};
}

// The first file's package differs from all others': that file is the odd one.
// The type's own package is the right one, wherever the other stands.
std::optional<Fault> two_packages_by_the_first(Project& project, Random& random) {
  const GoFile* more = any_file(project, random, {GoFile::Role::flat_more});
  if (more == nullptr) return std::nullopt;
  const std::string folder = more->path.substr(0, more->path.rfind('/') + 1);
  for (GoFile& file : project.files) {
    if (file.path == more->path || !file.path.starts_with(folder)) continue;
    file.go.lines[file.go.line_of("package ")] = "package other";
    file.go.planted = Spot{file.go.line_of("package "), 8};
    return Fault{"two-packages", full_path(file), "'other'"};
  }
  return std::nullopt;
}

std::optional<Fault> moved_constraint(Project& project, Random& random) {
  GoFile* file = any_file(project, random, k_wrappers);
  if (file == nullptr) return std::nullopt;
  const std::size_t from = file->go.line_of("//go:build");
  const std::string line = file->go.lines[from];
  file->go.lines[from] = "// moved";
  const std::size_t to = file->go.line_of("package ") + 1;
  file->go.insert(to, line);
  file->go.planted = Spot{to, 0};
  return Fault{"misplaced-constraint", full_path(*file), "//go:build"};
}

// No fault at all, so that any error is one too many: a distribution has the name of a property.
std::optional<Fault> name_of_a_property(Project& project, Random& random) {
  project.has_root = true;
  renamed("", {"base", "description", "architectures", "without", "abstract"})(project, random);
  for (Yaml& key : project.distributions.keys) key.is_planted = false;
  return Fault{};
}

const std::vector<FaultKind>& fault_kinds() {
  static const std::vector<FaultKind> kinds = {
      {"unknown key: misspelt", unknown_key},
      {"unknown key: added", added_key},
      {"duplicate key", duplicate_key},
      {"duplicate distribution", duplicate_distribution},
      {"wrong type: base", wrong_type({"base"}, no_text_or_list)},
      {"wrong type: abstract", wrong_type({"abstract"}, no_bool)},
      {"wrong type: without", wrong_type({"without"}, no_list)},
      {"wrong type: description", wrong_type({"description"}, no_text)},
      {"wrong type: config-file", wrong_type({"config-file"}, no_text)},
      {"wrong type: buildtags", wrong_type({"buildtags", "build-tags"}, no_list)},
      {"wrong type: architectures", wrong_type({"architectures"}, no_list)},
      {"wrong type: item of a list", wrong_item({"buildtags", "build-tags", "architectures"})},
      {"wrong type: distribution", wrong_distribution},
      {"unknown base", unknown_base},
      {"self-cycle", self_cycle},
      {"long cycle", long_cycle},
      {"duplicate base", duplicate_base},
      {"abstract with a key of what is built", abstract_key},
      {"without: not inherited", not_inherited},
      {"without: an own tag", tag_and_without},
      {"without: meant by an .all", still_selected},
      {"tag outside the grammar", bad_tag},
      {"duplicate tag", duplicate_tag},
      {"missing custom", missing_custom},
      {"bad name", renamed("bad-name", {"a b", "-x", "x/y", "_x", ".x", "", "x\xC3\xA9",
                                        std::string(65, 'n'), "$x"})},
      {"reserved name", renamed("reserved-name", {"all", "amd64", "arm64", "build", "config",
                                                  "build.ninja", "components"})},
      {"unknown architecture", unknown_architecture},
      {"missing config-file", missing_config_file},
      {"both spellings", both_spellings},
      {"dependencies: unknown key", unknown_root_of_dependencies},
      {"dependencies: duplicate tag", duplicate_dependency},
      {"dependencies: bad tag", bad_dependency_tag},
      {"dependencies: bad module path", bad_module(k_bad_paths)},
      {"dependencies: bad version", bad_module(k_bad_versions)},
      {"dependencies: wrong type", wrong_modules},
      {"dependencies: two versions", two_versions},
      {"wrong package", wrong_package("wrong-package", GoFile::Role::direct)},
      {"two packages", wrong_package("two-packages", GoFile::Role::flat_more)},
      {"unimported package", unimported_package(false)},
      {"missing constraint", missing_constraint},
      {"broken constraint", broken_constraint},
      {"second constraint", second_constraint},
      {"misplaced constraint", misplaced_constraint},
      {"// +build line", plus_build_line},
      {"missing package", missing_package(false)},
      {"broken import", broken_import},
      {"not UTF-8", not_utf8},
      {"misplaced file", misplaced_file},
      {"flat name", flat_name},
      {"same component", same_component},
      {"a written null: base", wrong_type({"base", "description", "config-file"}, written_null)},
      {"a written null: distribution", null_distribution},
      {"two packages, the first", two_packages_by_the_first},
      {"unimported package with a README.md", unimported_package(true)},
      {"// +build line instead", plus_build_instead},
      {"missing package in a file that imports", missing_package(true)},
      {"missing constraint by a misplaced one", moved_constraint},
      {"a distribution with the name of a property", name_of_a_property},
      {"unknown base that would give custom", unknown_base_with_custom},
      {"unknown key that would give custom", unknown_key_with_custom},
  };
  return kinds;
}

/// The errors among diagnostics, a line each: code, file, offset.
std::string errors_of(const Diagnostics& diagnostics) {
  std::string lines;
  for (const Diagnostic& one : diagnostics) {
    if (one.severity != Severity::error) continue;
    lines +=
        fmt::format("{} {} {}\n", one.code,
                    one.place.has_source() ? one.place.source->path : "nowhere", one.place.offset);
  }
  return lines;
}

bool an_error_says(const Diagnostics& diagnostics, std::string_view text) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [text](const Diagnostic& one) {
    return one.severity == Severity::error && one.message.find(text) != std::string::npos;
  });
}

std::pair<Project, Fault> project_with(const FaultKind& kind, Random& random) {
  for (int tries = 0; tries < 1000; ++tries) {
    Project project = ProjectMaker(random).make();
    std::optional<Fault> fault = kind.plant(project, random);
    if (fault) return {std::move(project), std::move(*fault)};
  }
  throw std::runtime_error("no project has a place for: " + kind.name);
}

std::string error_line(const Fault& fault, std::size_t offset) {
  return fault.code.empty() ? "" : fmt::format("{} {} {}\n", fault.code, fault.path, offset);
}

// A kind ends with its first failure.
void check_kind(const FaultKind& kind, unsigned first_seed, unsigned rounds) {
  bool is_well = true;
  for (unsigned seed = first_seed; is_well && seed < first_seed + rounds; ++seed) {
    Random random(seed);
    const auto [project, fault] = project_with(kind, random);
    const Written written = write(project, random);
    const Diagnostics diagnostics = make_model(written.files).diagnostics();
    const std::string wanted = error_line(fault, written.planted_at);
    is_well = errors_of(diagnostics) == wanted &&
              (wanted.empty() || an_error_says(diagnostics, fault.text));
    INFO(kind.name << ", seed " << seed << ", to be said: " << fault.text << "\n"
                   << test::shown(diagnostics) << written.shown());
    CHECK(errors_of(diagnostics) == wanted);
    CHECK(is_well);
  }
}

void check_kinds(const std::vector<FaultKind>& kinds) {
  constexpr unsigned k_rounds = 12;
  constexpr unsigned k_seeds = 1000;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    check_kind(kinds[i], static_cast<unsigned>(i) * k_seeds, k_rounds);
}

}  // namespace

TEST_CASE("a valid project has no errors, however it is spelt") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const Written written = write(ProjectMaker(random).make(), random);
    INFO("seed " << seed << "\n" << written.shown());
    REQUIRE(errors_of(make_model(written.files).diagnostics()) == "");
  }
}

TEST_CASE("one planted fault is one error, at the place where it was planted") {
  check_kinds(fault_kinds());
}

}  // namespace ocelot::model
