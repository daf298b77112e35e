// Recognizes the texts of dash, bash, busybox, GNU make 4.3 and Go 1.26.
#include "build/steps/missing_program.hpp"

#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

// The last word of a text, without quotes.
std::string_view last_word(std::string_view text) {
  const std::size_t before = text.find_last_of(" \t\"");
  return before == std::string_view::npos ? text : text.substr(before + 1);
}

// A path is not a program that is looked up.
bool is_program_name(std::string_view word) {
  return !word.empty() && word.find('/') == std::string_view::npos;
}

// `sh: 1: awk: not found`, `bash: line 1: awk: command not found`.
std::string_view missing_in_shell(std::string_view line) {
  for (const std::string_view ending : {": command not found", ": not found"}) {
    if (line.ends_with(ending) && line.find("sh: ") != std::string_view::npos)
      return last_word(line.substr(0, line.size() - ending.size()));
  }
  return {};
}

// `make: awk: No such file or directory`: make runs simple commands without a shell.
std::string_view missing_in_make(std::string_view line) {
  constexpr std::string_view k_ending = ": No such file or directory";
  if (!line.starts_with("make") || !line.ends_with(k_ending)) return {};
  return last_word(line.substr(0, line.size() - k_ending.size()));
}

// `exec: "git": executable file not found in $PATH`.
std::string_view missing_in_go(std::string_view line) {
  const std::size_t ending = line.find("\": executable file not found in $PATH");
  return ending == std::string_view::npos ? std::string_view() : last_word(line.substr(0, ending));
}

}  // namespace

std::string find_missing_program(std::string_view output) {
  for (std::string_view line : split_lines(output)) {
    for (const std::string_view name :
         {missing_in_shell(line), missing_in_make(line), missing_in_go(line)}) {
      if (is_program_name(name)) return std::string(name);
    }
  }
  return {};
}

}  // namespace ocelot::steps
