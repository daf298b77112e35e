// Contracts: a request reads back what it wrote, for every kind of step.
#include "graph/contract/step_words.hpp"

#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"
#include "support/text.hpp"

namespace ocelot::graph {

namespace {

using Request = StepRequest<InWords>;

console::CommandLine line_of(const StepCommand& command) {
  return {std::string(command.name),
          "",
          std::string(command.inputs),
          {command.options.begin(), command.options.end()}};
}

Result<Request> read(std::string_view kind, const console::Words& words) {
  const StepCommand& command = *find_step_command(kind);
  const Result<console::Arguments> arguments = console::Arguments::read(line_of(command), words);
  if (!arguments) return fail(arguments.error());
  return read_request(command, *arguments);
}

// Command lines in the Ninja file's order, with every option of the kind.
const std::map<std::string, std::vector<console::Words>> k_lines = {
    {"clone",
     {{"--folder", "f", "--url", "u", "--commit", "c", "--expect-tree", "t", "--tree-id", "i", "-o",
       "o"},
      {"--folder", "f", "--repository", "r", "--commit", "c", "--tree-id", "i", "-o", "o"},
      {"--folder", "f", "--plain", "p", "--content", "d", "--tree-id", "i", "-o", "o"}}},
    {"probe",
     {{"--go", "g", "--make", "m", "-o", "o", "up.tar"},
      {"--go", "g", "--go-version", "1.26.8", "--make", "m", "-o", "o", "up.tar"}}},
    {"overlay",
     {{"--content", "d", "-o", "o", "--as", "t/a.go", "a.go", "--as", "t/b.go", "b.go"}}},
    {"source",
     {{"--kind", "executable", "-o", "o", "up.tar"},
      {"--kind", "plugin", "--templates", "d", "--component", "a.b", "--as", "t/a.go", "--as",
       "t/b.go", "--content", "d", "-o", "o", "up.tar", "a.go", "b.go"}}},
    {"check",
     {{"--go", "g", "--go-version", "1.26.8", "-d", "x", "-d", "y", "--content", "e", "-o", "o",
       "up.tar", "a", "b"}}},
    {"gomod",
     {{"--version", "v", "--overlay", "a", "--overlay", "b", "--require", "m@v1", "--require",
       "n@v2", "-o", "o", "up.tar"},
      {"--version",
       "v",
       "--collector-version",
       "v0.145.0",
       "--overlay",
       "a",
       "--require",
       "m@v1",
       "--drop",
       "n",
       "--go-directive",
       "1.25.3",
       "--toolchain-directive",
       "go1.25.4",
       "--replace",
       "m=./r",
       "--sum",
       "m v1 h1:a=",
       "-o",
       "o",
       "up.tar"},
      {"--version", "v", "--omit-provider", "s3", "--omit-provider", "vault", "--templates", "d",
       "-o", "o", "up.tar"}}},
    {"package",
     {{"--go", "g", "--make", "m", "--arch", "amd64", "--tags", "", "--tree-id", "i", "-o", "o",
       "tree.tar"},
      {"--go",      "g",      "--go-version",  "1.26.8",    "--make", "m",        "--arch",
       "amd64",     "--tags", "a,b",           "--tree-id", "i",      "--config", "c",
       "--content", "d",      "--compression", "12",        "-o",     "o",        "tree.tar"},
      {"--go",          "g",  "--make",    "m",      "--arch",    "amd64",  "--tags",       "a",
       "--tree-id",     "i",  "--ldflags", "-X a=b", "--gcflags", "all=-l", "--experiment", "x,y",
       "--amd64-level", "v3", "--symbols", "s",      "-o",        "o",      "tree.tar"}}},
    {"compile",
     {{"--go", "g", "--go-version", "1.26.8", "--cc", "c", "--kind", "shared-library", "--arch",
       "arm64", "--tags", "a", "--package", "p", "--header", "h", "-o", "o", "tree.tar"},
      {"--go",      "g",      "--kind",       "executable", "--arch",        "amd64",
       "--tags",    "a",      "--package",    "p",          "--ldflags",     "-X a=b",
       "--gcflags", "all=-l", "--experiment", "x,y",        "--amd64-level", "v3",
       "--symbols", "s",      "-o",           "o",          "tree.tar"},
      {"--go",      "g",      "--cc", "c",           "--kind",  "archive",      "--arch",
       "amd64",     "--tags", "a",    "--package",   "p",       "--relr",       "--header",
       "h",         "--name", "n",    "--templates", "d",       "--pkg-config", "c",
       "--program", "e",      "-o",   "o",           "tree.tar"}}},
    {"inspect",
     {{"--go", "g", "--go-version", "1.26.8", "--arch", "amd64", "--applies-to", "amd64",
       "--applies-to", "arm64", "--tags", "a,b", "--templates", "d", "-o", "o", "--program", "p",
       "tree.tar"},
      {"--go", "g", "--arch", "amd64", "--tags", "a", "--ldflags", "-X a=b", "--gcflags", "all=-l",
       "--experiment", "x,y", "--amd64-level", "v3", "-o", "o", "--program", "p", "tree.tar"}}},
    {"validate",
     {{"--program", "p", "-o", "o", "layer.zip"},
      {"--program", "p", "--components", "l", "--config", "c", "--value", "env:A=b", "--value",
       "s3:c=d", "--content", "e", "-o", "o", "layer.zip"}}},
    {"sbom",
     {{"--go", "g", "--name", "n", "-o", "o", "tree.tar", "layer.zip"},
      {"--go", "g", "--go-version", "1.26.8", "--name", "n", "--program", "p", "-o", "o",
       "tree.tar", "layer.zip"}}},
    {"licenses",
     {{"--go", "g", "--name", "n", "-o", "o", "tree.tar", "sbom.json"},
      {"--go", "g", "--go-version", "1.26.8", "--name", "n", "--templates", "d", "--denied", "a",
       "--denied", "b", "--policy", "p", "-o", "o", "tree.tar", "sbom.json"}}},
    {"provenance",
     {{"--name", "n", "--upstream", "u", "-o", "o", "layer.zip", "tree.tar", "sbom.json"},
      {"--name",
       "n",
       "--parameter",
       "a=b",
       "--parameter",
       "c=d",
       "--upstream",
       "u",
       "--uri",
       "git+u",
       "--commit",
       "c",
       "--folder-tree",
       "t",
       "--modules-lock",
       "m",
       "--config",
       "f",
       "--licenses",
       "l",
       "--components",
       "k",
       "--symbols",
       "y",
       "--header",
       "h",
       "--pkg-config",
       "pc",
       "--covers-sbom",
       "-o",
       "o",
       "layer.zip",
       "tree.tar",
       "sbom.json"}}},
    {"sign", {{"--command", "c", "-o", "o", "statement.json"}}},
    {"rename",
     {{"-o", "o", "built"},
      {"-o", "o", "--header", "h", "--header-output", "ho", "--executable", "built"},
      {"-o", "o", "--pkg-config", "p", "--pkg-config-output", "po", "built"},
      {"-o", "o", "--components", "c", "--components-output", "co", "built"},
      {"-o", "o", "--document", "a", "--document", "b", "--document-output", "ao",
       "--document-output", "bo", "built"},
      {"-o", "o", "--symbols", "s", "--symbols-output", "so", "--max-zip", "15 MB",
       "--max-unzipped", "45 MB", "--max-binary", "44 MB", "--distribution", "d", "--go", "g",
       "--go-version", "1.26.8", "built"}}},
};

std::string word_of(const StepOption& option) {
  const bool has_short_name = option.name.find(',') == 1;
  return has_short_name ? "-" + std::string(option.name.substr(0, 1))
                        : "--" + std::string(option.name);
}

// Every option of a kind with a value that it takes, and one of each input.
console::Words full_line(const StepCommand& command) {
  console::Words line;
  for (const StepOption& option : command.options) {
    line.push_back(word_of(option));
    if (option.argument == "KIND")
      line.emplace_back("shared-library");
    else if (option.argument == "LEVEL")
      line.emplace_back("12");
    else if (!option.argument.empty())
      line.push_back("value-of-" + std::string(option.long_name()));
  }
  for (std::string_view input : split(command.inputs, ' ')) {
    if (!input.empty()) line.emplace_back(input);
  }
  return line;
}

std::string usage_fault(std::string_view kind, const console::Words& words) {
  const Result<Request> request = read(kind, words);
  return request ? "" : request.error().front().message;
}

}  // namespace

TEST_CASE("every kind of step has lines here, which use every option") {
  for (const StepCommand& command : step_commands()) {
    REQUIRE_MESSAGE(k_lines.contains(std::string(command.name)), command.name);
    std::set<std::string> words;
    for (const console::Words& line : k_lines.at(std::string(command.name)))
      words.insert(line.begin(), line.end());
    for (const StepOption& option : command.options)
      CHECK_MESSAGE(words.contains(word_of(option)),
                    fmt::format("{} {}", command.name, word_of(option)));
  }
}

TEST_CASE("every kind of step reads back a line with all its options") {
  CHECK(step_commands().size() == std::variant_size_v<Request>);
  for (const StepCommand& command : step_commands()) {
    const console::Words line = full_line(command);
    const Result<Request> request = read(command.name, line);
    REQUIRE_MESSAGE(test::shown(request) == "", command.name);
    CHECK(contract_of(*request).name == command.name);
    const console::Words written = to_words(*request);
    CHECK(std::multiset(written.begin(), written.end()) == std::multiset(line.begin(), line.end()));
    CHECK(read(command.name, written).value() == *request);
  }
}

TEST_CASE("words that are read into a request are written again as they were") {
  for (const auto& [kind, lines] : k_lines) {
    for (const console::Words& line : lines) {
      const Result<Request> request = read(kind, line);
      REQUIRE_MESSAGE(test::shown(request) == "", kind);
      CHECK(contract_of(*request).name == kind);
      CHECK(to_words(*request) == line);
      CHECK(read(kind, to_words(*request)).value() == *request);
    }
  }
}

TEST_CASE("the order of the words does not matter to a request") {
  CHECK(read("gomod", {"up.tar", "-o", "o", "--version", "v", "--drop", "m"}).value() ==
        read("gomod", {"--version", "v", "--drop", "m", "-o", "o", "up.tar"}).value());
}

TEST_CASE("an option names a file exactly where its role says so") {
  for (const StepCommand& command : step_commands()) {
    for (const StepOption& option : command.options) {
      const bool is_file = option.role == Role::input || option.role == Role::output;
      CHECK_MESSAGE((option.argument == "FILE") == is_file,
                    fmt::format("{} --{}", command.name, option.long_name()));
    }
  }
}

TEST_CASE("the roles by which caches find what users have in them") {
  std::string roles;
  for (const StepCommand& command : step_commands()) {
    roles += fmt::format("{} {}:", command.name, command.version);
    for (const StepOption& option : command.options)
      roles += fmt::format(" {}={}", option.long_name(), static_cast<int>(option.role));
    roles += "\n";
  }
  CHECK(roles ==
        "clone 2: url=7 repository=7 plain=3 content=8 commit=0 folder=4 expect-tree=0 output=2 "
        "tree-id=2\n"
        "probe 1: go=7 go-version=9 make=7 output=2\n"
        "overlay 1: as=0 content=8 output=2\n"
        "source 1: kind=0 templates=0 component=0 as=0 content=8 output=2\n"
        "check 1: go=5 go-version=9 distribution=0 content=8 output=2\n"
        "gomod 4: version=1 collector-version=0 overlay=1 require=0 drop=0 go-directive=0 "
        "toolchain-directive=0 replace=0 sum=0 omit-provider=0 templates=0 output=2\n"
        "package 2: go=5 go-version=9 make=7 arch=0 tags=0 tree-id=1 config=1 content=8 "
        "compression=0 ldflags=0 gcflags=0 experiment=0 amd64-level=0 symbols=2 output=2\n"
        "compile 2: go=5 go-version=9 cc=6 kind=0 arch=0 tags=0 package=0 ldflags=0 gcflags=0 "
        "experiment=0 amd64-level=0 relr=0 symbols=2 output=2 header=2 name=0 templates=0 "
        "pkg-config=2 "
        "program=2\n"
        "inspect 1: go=5 go-version=9 arch=0 applies-to=0 tags=0 templates=0 ldflags=0 gcflags=0 "
        "experiment=0 amd64-level=0 output=2 program=2\n"
        "validate 1: program=1 components=1 config=1 value=0 content=8 output=2\n"
        "sbom 1: go=5 go-version=9 name=0 program=1 output=2\n"
        "licenses 1: go=5 go-version=9 name=0 templates=0 denied=0 policy=7 output=2\n"
        "provenance 1: name=0 parameter=0 upstream=0 uri=0 commit=0 folder-tree=0 modules-lock=1 "
        "config=1 licenses=1 components=1 symbols=1 header=1 pkg-config=1 covers-sbom=0 output=2\n"
        "sign 1: command=0 output=2\n"
        "rename 1: output=2 header=1 header-output=2 pkg-config=1 pkg-config-output=2 components=1 "
        "components-output=2 document=1 "
        "document-output=2 symbols=1 symbols-output=2 executable=0 max-zip=0 max-unzipped=0 "
        "max-binary=0 distribution=0 go=7 go-version=9\n");
}

TEST_CASE("values and numbers of files that a kind does not take are faults of usage") {
  CHECK(usage_fault("probe", {"--go", "g", "--make", "m", "-o", "o"}) ==
        "expected upstream.tar, got 0 files");
  CHECK(usage_fault("probe", {"--go", "g", "--make", "m", "-o", "o", "a", "b"}) ==
        "expected upstream.tar, got 2 files");
  CHECK(usage_fault("overlay", {"-o", "o", "--as", "t", "a", "b"}) ==
        "expected one --as PATH for each FILE, got 1 for 2 files");
  CHECK(usage_fault("source", {"--kind", "layer", "-o", "o", "up.tar"}) ==
        "invalid value for --kind; expected one of: shared-library, archive, plugin, executable, "
        "executable-with-plugins");
  CHECK(usage_fault("package", {"--go", "g", "--make", "m", "--arch", "a", "--tags", "t",
                                "--tree-id", "i", "--compression", "13", "-o", "o", "t.tar"}) ==
        "invalid value for --compression; expected a number from 1 to 12");
}

TEST_CASE("a request of the graph is written with its files and tools") {
  GomodRequest<InGraph> request;
  request.version = FileId{1};
  request.output = FileId{2};
  request.upstream = FileId{3};
  CHECK(to_words(StepRequest<InGraph>(request)) ==
        std::vector<Argument>{"--version", FileId{1}, "-o", FileId{2}, FileId{3}});
}

TEST_CASE("a request of the graph is written with its tools") {
  ProbeRequest<InGraph> request;
  request.go = Tool::go;
  request.make = Tool::make;
  request.output = FileId{2};
  request.upstream = FileId{3};
  CHECK(to_words(StepRequest<InGraph>(request)) ==
        std::vector<Argument>{"--go", Tool::go, "--make", Tool::make, "-o", FileId{2}, FileId{3}});
}

}  // namespace ocelot::graph
