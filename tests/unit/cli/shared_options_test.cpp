// The options that commands share.
#include "cli/shared_options.hpp"

#include <doctest/doctest.h>

#include "cli/command_table.hpp"

using namespace ocelot;
using namespace ocelot::cli;

TEST_CASE("every command takes the options of all commands") {
  for (const Command& command : all_commands()) {
    if (command.run == nullptr) continue;
    CAPTURE(command.name);
    for (const char* name : {"directory", "color", "message-format", "quiet"})
      CHECK(command.line.find(name) != nullptr);
  }
}

TEST_CASE("an option follows from a property of the row") {
  Command command{.name = "x", .line = {"ocelot-gen x", "Does x.", "", {}}};
  SUBCASE("none") {
    add_shared_options(command);
    for (const char* name : {"format", "dry-run", "distribution", "architecture"})
      CHECK(command.line.find(name) == nullptr);
  }
  SUBCASE("all") {
    command.shared = {.project = true, .chooses_layers = true, .writes = true};
    command.formats = {console::OutputFormat::text};
    add_shared_options(command);
    for (const char* name : {"format", "dry-run", "distribution", "architecture"})
      CHECK(command.line.find(name) != nullptr);
  }
}

TEST_CASE("a row's own option stays as it is") {
  Command command{.name = "x", .line = {"ocelot-gen x", "Does x.", "", {{"quiet", "", "mine"}}}};
  add_shared_options(command);
  CHECK(command.line.find("quiet")->help == "mine");
}
