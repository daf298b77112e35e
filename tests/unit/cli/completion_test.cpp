#include "cli/completion.hpp"

#include <doctest/doctest.h>

#include "build/action/step_command_line.hpp"
#include "cli/command_table.hpp"

using namespace ocelot;
using namespace ocelot::cli;

namespace {

using Strings = std::vector<std::string_view>;

std::vector<std::string> values(const console::Words& words) {
  std::vector<std::string> found;
  for (const Candidate& one : complete(words).candidates) found.push_back(one.value);
  return found;
}

void check_words(const console::CommandLine& line, const Command* command) {
  CAPTURE(line.program);
  for (const console::Option& option : line.options) {
    CAPTURE(option.name);
    CHECK((option.argument.empty() || values_of(option.argument, command, "/")));
  }
  for (std::size_t position = 0; position < 4; ++position) {
    for (std::string_view word : words_of_inputs(line.inputs, position)) {
      CAPTURE(word);
      CHECK((!is_in_capitals(word) || values_of(word, command, "/")));
    }
  }
}

}  // namespace

TEST_CASE("completion knows every word that stands for something in the help") {
  for (const Command& command : all_commands()) check_words(command.line, &command);
  for (const graph::StepCommand& step : graph::step_commands())
    check_words(action::command_line(step), nullptr);
}

TEST_CASE("the inputs of a help text are read by position") {
  CHECK(words_of_inputs("A B", 0) == Strings{"A"});
  CHECK(words_of_inputs("A B", 1) == Strings{"B"});
  CHECK(words_of_inputs("A B", 2) == Strings{});
  CHECK(words_of_inputs("TYPE NAME [MODULE[@VERSION]]", 2) == Strings{"MODULE"});
  CHECK(words_of_inputs("[gc|verify|clear]", 0) == Strings{"gc", "verify", "clear"});
  CHECK(words_of_inputs("TARGET…", 7) == Strings{"TARGET"});
  CHECK(words_of_inputs("[FILE…]", 1) == Strings{"FILE"});
  CHECK(words_of_inputs("KIND [OPTION…]", 1) == Strings{});
  CHECK(words_of_inputs("", 0) == Strings{});
}

TEST_CASE("a value is completed behind its option, with a blank or an equals sign") {
  const std::vector<std::string> colours = {"auto", "always"};
  CHECK(values({"cache", "--color", "a"}) == colours);
  CHECK(values({"cache", "--color=a"}) ==
        std::vector<std::string>{"--color=auto", "--color=always"});
  CHECK(values({"-C", "/", "cache", "--color", "a"}) == colours);
  CHECK(values({"cache", "--colour=a"}).empty());
  CHECK(values({"cache", "--", "--c"}).empty());
}
