// Completion of a command line by its table alone.
#include "support/console/line_completion.hpp"

#include <doctest/doctest.h>

#include "support/console/completion_script.hpp"
#include "support/console/fixed_values.hpp"

using namespace ocelot;
using namespace ocelot::console;

namespace {

const CommandLine k_line = {
    "program",
    "Does something.",
    "COMMAND FILE…",
    {Option{"w,when", "WHEN", "when"}.takes(ValueKind::trial),
     Option{"o,output", "FILE", "where"}.takes(ValueKind::file), Option{"q,quiet", "", "less"},
     Option{"old", "", "an old name"}.as_hidden()},
    {{{ValueKind::command}, "all"}, {{ValueKind::file}}}};

Completion complete(const Words& words) {
  return complete_line(k_line, words, "here", [](ValueKind kind, const std::string& folder) {
    return kind == ValueKind::command ? words_of("run|stop|" + folder) : Completion();
  });
}

std::vector<std::string> values(const Words& words) {
  std::vector<std::string> found;
  for (const Candidate& candidate : complete(words).candidates) found.push_back(candidate.value);
  return found;
}

}  // namespace

TEST_CASE("a position has its fixed words, and what the program finds of its kinds") {
  CHECK(values({""}) == std::vector<std::string>{"all", "run", "stop", "here"});
  CHECK(complete({""}).paths == Paths::none);
  CHECK(values({"run", ""}).empty());
  CHECK(complete({"run", ""}).paths == Paths::files);
  CHECK(complete({"run", "one", "two", ""}).paths == Paths::files);
}

TEST_CASE("an option's value is completed after it, also behind an equals sign") {
  const std::vector<std::string> whens = {"once", "always", "never"};
  CHECK(values({"--when", ""}) == whens);
  CHECK(values({"-q", "-w", ""}) == whens);
  CHECK(values({"--when=o"}) ==
        std::vector<std::string>{"--when=once", "--when=always", "--when=never"});
  CHECK(complete({"--output", ""}).paths == Paths::files);
  CHECK(complete({"--output=x"}).paths == Paths::files);
  CHECK(values({"--unknown=x"}).empty());
}

TEST_CASE("options are offered until a double dash, and hidden ones never") {
  const std::vector<std::string> options = {"--when", "--output", "--quiet", "--help"};
  CHECK(values({"-"}) == options);
  CHECK(values({"run", "--o"}) == options);
  CHECK(values({"--", "-"}) == std::vector<std::string>{"all", "run", "stop", "here"});
}

TEST_CASE("candidates are printed a line each, with the paths last") {
  Completion found = {{{"one", "first"}, {"other"}, {"two\n", "second"}}, Paths::folders};
  CHECK(to_lines(found) == "one\tfirst\nother\ntwo␊\tsecond\n:folders\n");
  found.keep_what_begins_with("o");
  found.append({{{"three"}}, Paths::files});
  CHECK(to_lines(found) == "one\tfirst\nother\nthree\n:folders\n");
}

TEST_CASE("a script calls the program of its name") {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Result<std::string> script = completion_script("some-program", shell);
    REQUIRE(script);
    CHECK(script->find("Completion of some-program for ") != std::string::npos);
    CHECK(script->find("{{") == std::string::npos);
  }
  CHECK(completion_script("some-program", "tcsh").error()[0].message ==
        "unsupported shell 'tcsh'; expected bash, zsh or fish");
}
