// Make's quoting.
#include "support/base/depfile.hpp"

namespace ocelot {

namespace {

std::string escaped(std::string_view path) {
  std::string text;
  std::size_t backslashes = 0;
  for (char letter : path) {
    if (letter == ' ' || letter == '\t' || letter == '#') text.append(backslashes + 1, '\\');
    if (letter == '$') text += '$';
    text += letter;
    backslashes = letter == '\\' ? backslashes + 1 : 0;
  }
  return text;
}

}  // namespace

std::string depfile(std::string_view target, const std::vector<std::string>& prerequisites) {
  std::string text = escaped(target) + ":";
  for (const std::string& path : prerequisites) text += " \\\n  " + escaped(path);
  return text + "\n";
}

std::string empty_rules(const std::vector<std::string>& prerequisites) {
  std::string text;
  for (const std::string& path : prerequisites) text += "\n" + escaped(path) + ":\n";
  return text;
}

}  // namespace ocelot
