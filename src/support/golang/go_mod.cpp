// Parses go.mod: directives, alone on a line or in a block.
#include "support/golang/go_mod.hpp"

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

std::string_view without_comment(std::string_view line) {
  return trim(line.substr(0, line.find("//")));
}

std::string unquoted(std::string_view word) {
  const bool is_quoted = word.size() >= 2 && (word.front() == '"' || word.front() == '`') &&
                         word.back() == word.front();
  return std::string(is_quoted ? word.substr(1, word.size() - 2) : word);
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::string_view rest = trim(line); !rest.empty(); rest = trim(rest)) {
    const std::size_t end = rest.front() == '(' ? 1 : rest.find_first_of(" \t(");
    words.push_back(unquoted(rest.substr(0, end)));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  }
  return words;
}

void take_directive(GoMod& mod, const GoModLine& line) {
  const std::vector<std::string>& words = line.words;
  if (words.empty()) return;
  if (line.verb == "module") mod.module = words[0];
  if (line.verb == "go") mod.go = words[0];
  if (line.verb == "toolchain") mod.toolchain = words[0];
  if (line.verb == "require" && words.size() >= 2) {
    mod.requirements.push_back({words[0], words[1]});
    if (line.text.find("// indirect") == std::string_view::npos) mod.direct.push_back(words[0]);
  }
  if (line.verb == "replace") mod.replaced.push_back(words[0]);
}

}  // namespace

std::vector<GoModLine> read_go_mod_lines(std::string_view text) {
  std::vector<GoModLine> lines;
  std::string block;
  for (std::string_view raw : split_lines(text)) {
    std::vector<std::string> words = words_of(without_comment(raw));
    if (words.size() == 1 && words[0] == ")") {
      block.clear();
      words.clear();
    }
    std::string verb = words.empty() ? std::string() : block;
    if (!words.empty() && verb.empty()) {
      verb = std::move(words.front());
      words.erase(words.begin());
      if (words.size() == 1 && words[0] == "(") {
        block = std::move(verb);
        verb.clear();
        words.clear();
      }
    }
    lines.push_back({raw, std::move(verb), std::move(words)});
  }
  return lines;
}

GoMod parse_go_mod(std::string_view text) {
  GoMod mod;
  for (const GoModLine& line : read_go_mod_lines(text)) take_directive(mod, line);
  return mod;
}

bool is_within(std::string_view package, std::string_view module) {
  return package == module || is_below(package, module);
}

bool is_standard(std::string_view package) {
  return package.substr(0, package.find('/')).find('.') == std::string_view::npos;
}

}  // namespace ocelot::golang
