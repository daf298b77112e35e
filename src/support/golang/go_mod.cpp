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

void take_directive(GoMod& mod, const std::string& verb, const std::vector<std::string>& words,
                    bool is_indirect) {
  if (words.empty()) return;
  if (verb == "module") mod.module = words[0];
  if (verb == "go") mod.go = words[0];
  if (verb == "toolchain") mod.toolchain = words[0];
  if (verb == "require" && words.size() >= 2) {
    mod.requirements.push_back({words[0], words[1]});
    if (!is_indirect) mod.direct.push_back(words[0]);
  }
  if (verb == "replace") mod.replaced.push_back(words[0]);
}

}  // namespace

GoMod parse_go_mod(std::string_view text) {
  GoMod mod;
  std::string block;
  for (std::string_view raw : split_lines(text)) {
    const std::string_view line = without_comment(raw);
    const bool is_indirect = raw.find("// indirect") != std::string_view::npos;
    if (line == ")") {
      block.clear();
      continue;
    }
    std::vector<std::string> words = words_of(line);
    if (words.empty()) continue;
    if (!block.empty()) {
      take_directive(mod, block, words, is_indirect);
      continue;
    }
    const std::string verb = words.front();
    words.erase(words.begin());
    if (words.size() == 1 && words[0] == "(") {
      block = verb;
    } else {
      take_directive(mod, verb, words, is_indirect);
    }
  }
  return mod;
}

bool is_within(std::string_view package, std::string_view module) {
  return package == module || (package.starts_with(module) && package[module.size()] == '/');
}

bool is_standard(std::string_view package) {
  return package.substr(0, package.find('/')).find('.') == std::string_view::npos;
}

}  // namespace ocelot::golang
