// Completion of commands, options, values and inputs.
#include "cli/completion.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "cli/command_table.hpp"

using namespace ocelot;
using namespace ocelot::cli;

namespace {

std::vector<std::string> values(const console::Words& words) {
  std::vector<std::string> found;
  for (const console::Candidate& candidate : complete(words).candidates)
    found.push_back(candidate.value);
  return found;
}

std::size_t positions_of(const std::string& inputs) {
  if (inputs.empty()) return 0;
  return 1 + static_cast<std::size_t>(std::count(inputs.begin(), inputs.end(), ' '));
}

}  // namespace

TEST_CASE("every position of a command's inputs can be completed") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    if (command.run != nullptr)
      CHECK(command.line.slots.size() == positions_of(command.line.inputs));
  }
}

TEST_CASE("an option of a command that reads its own words is not completed") {
  CHECK(values({"zip", "--format", "j"}).empty());
}

TEST_CASE("a value is completed after its option, with a blank or an equals sign") {
  const std::vector<std::string> colors = {"auto", "always"};
  CHECK(values({"cache", "--color", "a"}) == colors);
  CHECK(values({"cache", "--color=a"}) ==
        std::vector<std::string>{"--color=auto", "--color=always"});
  CHECK(values({"-C", "/", "cache", "--color", "a"}) == colors);
  CHECK(values({"cache", "--colour=a"}).empty());
  CHECK(values({"cache", "--", "--c"}).empty());
}

TEST_CASE("inputs are completed by position") {
  const std::vector<std::string> types = {"exporter", "extension"};
  CHECK(values({"new", "component", "ex"}) == types);
  CHECK(values({"new", "component", "exporter", "ex"}).empty());
  CHECK(values({"cache", "g"}) == std::vector<std::string>{"gc"});
  CHECK(values({"cache", "gc", "g"}).empty());
  CHECK(complete({"format", "one.yaml", ""}).paths == console::Paths::files);
}

TEST_CASE("the formats of a command are its own") {
  CHECK(values({"graph", "--format", ""}) == std::vector<std::string>{"dot", "html", "json"});
  CHECK(values({"graph", "--message-format", ""}) ==
        std::vector<std::string>{"text", "json", "github"});
}

TEST_CASE("old names are not offered") {
  CHECK(values({"from"}).empty());
  CHECK(values({"gen", "--upd"}).empty());
}
