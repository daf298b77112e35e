// Reads Ninja files.
#include "support/ninja_file.hpp"

#include "support/base/text.hpp"
#include "support/expect.hpp"

namespace ocelot::fuzz {

namespace {

// Reads at least one path; empty if the line continues with something else.
std::string take_path(std::string_view& line) {
  std::string path;
  while (!line.empty() && std::string_view(" :|").find(line.front()) == std::string_view::npos) {
    if (line.front() == '$') line.remove_prefix(1);
    expect(!line.empty(), "a dollar escapes something");
    path += line.front();
    line.remove_prefix(1);
  }
  return path;
}

void pass(std::string_view& line, char wanted) {
  while (line.starts_with(wanted)) line.remove_prefix(1);
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

BuildLine read_build_line(std::string_view line) {
  BuildLine build;
  build.outputs = take_paths(line);
  expect(line.starts_with(':'), "a build line has a colon");
  line.remove_prefix(1);
  build.inputs = take_paths(line);
  expect(!build.inputs.empty(), "a build line has a rule");
  build.rule = build.inputs.front();
  build.inputs.erase(build.inputs.begin());
  while (line.starts_with('|')) {
    pass(line, '|');
    append(build.inputs, take_paths(line));
  }
  expect(line.empty(), "a build line is read to its end");
  return build;
}

// Whether a line is `NAME = VALUE`, a `rule`, a `pool`, a comment or `default`.
bool is_other_line(std::string_view line) {
  if (line.empty() || line.starts_with('#')) return true;
  for (std::string_view word : {"rule ", "pool ", "default "}) {
    if (line.starts_with(word)) return true;
  }
  const std::string_view name = trim(line.substr(0, line.find('=')));
  return name.size() < line.size() && !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> take_paths(std::string_view& line) {
  std::vector<std::string> paths;
  for (pass(line, ' '); !line.empty() && line.front() != ':' && line.front() != '|';
       pass(line, ' ')) {
    paths.push_back(take_path(line));
  }
  return paths;
}

std::string unescape_value(std::string_view value) {
  std::string text;
  for (; !value.empty(); value.remove_prefix(1)) {
    if (value.front() == '$') value.remove_prefix(1);
    expect(!value.empty(), "a dollar escapes something");
    text += value.front();
  }
  return text;
}

std::vector<std::string> shell_words(std::string_view command) {
  std::vector<std::string> words;
  bool is_quoted = false;
  bool is_open = false;
  for (; !command.empty(); command.remove_prefix(1)) {
    const char c = command.front();
    if (c == ' ' && !is_quoted) {
      is_open = false;
      continue;
    }
    if (!is_open) words.emplace_back();
    is_open = true;
    if (c == '\'') {
      is_quoted = !is_quoted;
    } else if (c == '\\' && !is_quoted) {
      command.remove_prefix(1);
      expect(!command.empty(), "a backslash escapes something");
      words.back() += command.front();
    } else {
      words.back() += c;
    }
  }
  expect(!is_quoted, "a quote is closed");
  return words;
}

std::vector<BuildLine> read_ninja_file(std::string_view text) {
  constexpr std::string_view k_build = "build ";
  std::vector<BuildLine> builds;
  expect(text.ends_with('\n'), "the last line ends");
  for (std::string_view line : split_lines(text)) {
    if (line.starts_with(k_build)) {
      builds.push_back(read_build_line(line.substr(k_build.size())));
    } else {
      expect(is_other_line(line), "a line has a known form");
    }
  }
  return builds;
}

}  // namespace ocelot::fuzz
