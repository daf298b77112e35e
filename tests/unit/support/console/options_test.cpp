// Command lines: the accepted forms, and the usage errors.
#include "support/console/options.hpp"

#include <doctest/doctest.h>

using namespace ocelot;
using namespace ocelot::console;

namespace {

const CommandLine k_line{"ocelot-gen x",
                         "Does x.",
                         "FILE…",
                         {{"d,distribution", "NAME", "a name"},
                          {"n,dry-run", "", "a flag"},
                          {"q,quiet", "", "another flag"},
                          {"output", "FILE", "a file"},
                          {"r", "", "a letter"}},
                         {},
                         {{"a,architecture", "it has none"}}};

Arguments read(const Words& words) {
  const Result<Arguments> arguments = Arguments::read(k_line, words);
  REQUIRE(arguments);
  return *arguments;
}

// The message and the help of a usage error.
std::string fault(const Words& words, const CommandLine& line = k_line) {
  const Result<Arguments> arguments = Arguments::read(line, words);
  REQUIRE(!arguments);
  CHECK(arguments.error().front().code == "usage");
  return arguments.error().front().message + " / " + arguments.error().front().help;
}

}  // namespace

TEST_CASE("a value that may be left out follows '='") {
  const CommandLine line{
      "ocelot-gen x", "", "FILE…", {Option{"box", "KIND", "a box"}.or_implicit("plain")}};
  const auto values_of = [&](const Words& words) {
    const Result<Arguments> arguments = Arguments::read(line, words);
    REQUIRE(arguments);
    return std::pair(arguments->all("box"), arguments->inputs());
  };
  CHECK(values_of({"--box"}) == std::pair(Words{"plain"}, Words{}));
  CHECK(values_of({"--box=other"}) == std::pair(Words{"other"}, Words{}));
  CHECK(values_of({"--box", "other"}) == std::pair(Words{"plain"}, Words{"other"}));
}

TEST_CASE("a value follows its option in four ways") {
  for (const Words& words : {Words{"-d", "a,b"}, Words{"-da,b"}, Words{"--distribution", "a,b"},
                             Words{"--distribution=a,b"}}) {
    CHECK(read(words).all("distribution") == Words{"a,b"});
  }
  CHECK(read({"--output=a=b"}).last("output") == "a=b");
  CHECK(read({"--distribution="}).all("distribution") == Words{""});
  CHECK(read({"-d", "-n"}).last("distribution") == "-n");
}

TEST_CASE("a value may have line ends") {
  for (const std::string value : {"a\rb", "a\nb", "\n", "=\r\n-n"}) {
    CHECK(read({"--distribution=" + value, "-n"}).all("distribution") == Words{value});
    CHECK(read({"--", "--distribution=" + value}).inputs() == Words{"--distribution=" + value});
  }
  CHECK(fault({"--nosuch=a\nb"}).starts_with("unknown option '--nosuch"));
}

TEST_CASE("letters of flags can be written together, the last one with a value") {
  const Arguments arguments = read({"-nqdname", "-r"});
  CHECK(arguments.has("dry-run"));
  CHECK(arguments.has("quiet"));
  CHECK(arguments.has("r"));
  CHECK(arguments.last("distribution") == "name");
  CHECK(read({"-nh"}).has("help"));
}

TEST_CASE("inputs may be anywhere, and everything after -- is one") {
  const Arguments arguments = read({"a", "-n", "-", "--", "-q", "--"});
  CHECK(arguments.inputs() == Words{"a", "-", "-q", "--"});
  CHECK(!arguments.has("quiet"));
}

TEST_CASE("a repeated option has all of its values, in order") {
  const Arguments arguments = read({"-d", "a", "-d", "b"});
  CHECK(arguments.all("distribution") == Words{"a", "b"});
  CHECK(arguments.last("distribution") == "b");
}

TEST_CASE("an unknown option gets the nearest one offered") {
  CHECK(fault({"--distributoin=x"}) ==
        "unknown option '--distributoin' / did you mean '--distribution'?");
  CHECK(fault({"--xyzzy"}) == "unknown option '--xyzzy' / see: ocelot-gen x --help");
  CHECK(fault({"-N"}) == "unknown option '-N' / did you mean '-n'?");
  CHECK(fault({"-o"}) == "unknown option '-o' / did you mean '--output'?");
  CHECK(fault({"-output"}) == "unknown option '-output' / did you mean '--output'?");
  CHECK(fault({"-nz"}) == "unknown option '-nz' / see: ocelot-gen x --help");
}

TEST_CASE("an option of other commands is rejected with a reason") {
  const std::string message = "'ocelot-gen x' does not take --architecture / it has none";
  CHECK(fault({"-a", "arm64"}) == message);
  CHECK(fault({"--architecture=arm64"}) == message);
}

TEST_CASE("values are where they have to be") {
  CHECK(fault({"-d"}) == "--distribution needs a value: NAME / see: ocelot-gen x --help");
  CHECK(fault({"--dry-run=no"}) == "--dry-run takes no value / see: ocelot-gen x --help");
  CHECK(fault({"--output", ""}) == "--output takes a path, not '' / ");
}

TEST_CASE("a command without inputs takes none") {
  CHECK(fault({"file"}, {"ocelot-gen y", "Does y.", "", {}}) ==
        "unexpected argument 'file' / see: ocelot-gen y --help");
  CHECK(fault({"file"}, {"ocelot-gen y", "Does y.", "", {}, {}, {}, "-d"}) ==
        "unexpected argument 'file' / did you mean '-d file'?");
}

TEST_CASE("a required option may be missing only with --help") {
  const CommandLine line{"ocelot-gen y", "Does y.", "", {{"o,output", "FILE", "the output", true}}};
  CHECK(fault({}, line) ==
        "missing required option --output FILE: the output / see: ocelot-gen y --help");
  CHECK(Arguments::read(line, {"--help"}));
}

TEST_CASE("a hidden option is read, and never offered") {
  const CommandLine line{
      "ocelot-gen y", "Does y.", "", {Option{"update", "", "an old name"}.as_hidden()}};
  CHECK(Arguments::read(line, {"--update"})->has("update"));
  CHECK(fault({"--updaet"}, line) == "unknown option '--updaet' / see: ocelot-gen y --help");
}
