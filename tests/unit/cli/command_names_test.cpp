// Old names of commands, and hints for names of other tools.
#include "cli/command_names.hpp"

#include <doctest/doctest.h>

#include "cli/command_table.hpp"

using namespace ocelot::cli;

TEST_CASE("an old name finds the command that replaced it") {
  REQUIRE(find_command("from-config") != nullptr);
  CHECK(find_command("from-config")->name == "import config");
  CHECK(current_name("list") == "list");
}

TEST_CASE("no hint hides a command") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    CHECK(!find_hint(command.name));
  }
}

TEST_CASE("a hint names a command") {
  for (const char* word : {"describe", "test", "init", "run", "compile", "generate", "ls", "rm",
                           "lint", "fmt", "status"}) {
    CAPTURE(word);
    REQUIRE(find_hint(word));
    CHECK(find_command(*find_hint(word)) != nullptr);
  }
  CHECK(!find_hint("nonsense"));
}
