// Converts a step's command line to its fields: which options count, by their roles.
#include "build/action/step_key.hpp"

#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/io/tar.hpp"
#include "support/pretended_go.hpp"
#include "support/text.hpp"

namespace ocelot::action {

namespace fs = std::filesystem;

namespace {

using graph::Role;
using test::PretendedGo;
using test::put;
using test::TemporaryFolder;

// A kind of step with an option of each role except `go`, and a command line for it.
struct SomeStep {
  graph::StepContract contract{.name = "some", .purpose = "", .inputs = "FILE…", .example = ""};
  std::vector<graph::StepOption> options = {
      {{"text", "T", ""}, Role::text},      {{"reads", "F", ""}, Role::input},
      {{"plain", "D", ""}, Role::folder},   {{"folder", "D", ""}, Role::within},
      {{"tool", "P", ""}, Role::untracked}, {{"o,output", "F", ""}, Role::output},
      {{"second", "F", ""}, Role::output}};
  steps::ToolSandbox sandbox{};

  StepValues values(const console::Words& words) const {
    const Result<console::Arguments> arguments =
        console::Arguments::read({"some", "", "FILE…", {options.begin(), options.end()}}, words);
    REQUIRE(test::shown(arguments) == "");
    StepValues values{{}, arguments->inputs()};
    for (const graph::StepOption& option : options)
      values.options.push_back({option, arguments->all(option.long_name())});
    return values;
  }
};

// The key of a command line as text, without the digests of files.
std::string fields(const SomeStep& step, const console::Words& words) {
  const Result<cache::ActionKey> key = key_of(step.contract, step.values(words), step.sandbox);
  if (!key) return test::shown(key);
  std::string text;
  for (const cache::KeyField& field : key->all())
    text += field.name + "=" + fs::path(field.value).filename().string() + " ";
  return text;
}

std::string digest(const SomeStep& step, const console::Words& words) {
  const Result<cache::ActionKey> key = key_of(step.contract, step.values(words), step.sandbox);
  REQUIRE(test::shown(key) == "");
  return key->digest().hex();
}

}  // namespace

TEST_CASE("a step's name and version come first") {
  SomeStep step;
  CHECK(fields(step, {}) == "step=some 1 ");
  const std::string before = digest(step, {});
  step.contract.version = 2;
  CHECK(digest(step, {}) != before);
  step = {};
  step.contract.name = "other";
  CHECK(digest(step, {}) != before);
}

TEST_CASE("a sandbox counts, and none leaves the key as it was") {
  SomeStep step;
  const std::string before = digest(step, {});
  step.sandbox.kind = model::Sandbox::container;
  CHECK(fields(step, {}) == "step=some 1 sandbox=container ");
  step.sandbox = {model::Sandbox::bubblewrap, true};
  CHECK(fields(step, {}) == "step=some 1 sandbox=bubblewrap on the launcher's host ");
  step.sandbox = {model::Sandbox::none, true};
  CHECK(digest(step, {}) == before);
}

TEST_CASE("texts count, each of them and in their order") {
  const SomeStep step;
  CHECK(fields(step, {"--text", "a", "--text", "b"}) == "step=some 1 text=a text=b ");
  CHECK(digest(step, {"--text", "a", "--text", "b"}) !=
        digest(step, {"--text", "b", "--text", "a"}));
  CHECK(digest(step, {"--text", "a"}) != digest(step, {}));
}

TEST_CASE("an input counts by its content, by the option that names it, and not by its path") {
  const TemporaryFolder folder;
  const SomeStep step;
  for (const char* name : {"one", "two"}) put(folder / name, "content");
  put(folder / "three", "other");
  const auto path = [&](const char* name) { return (folder / name).string(); };
  CHECK(digest(step, {"--reads", path("one")}) == digest(step, {"--reads", path("two")}));
  CHECK(digest(step, {"--reads", path("one")}) != digest(step, {"--reads", path("three")}));
  CHECK(digest(step, {path("one")}) == digest(step, {path("two")}));
  CHECK(digest(step, {path("one")}) != digest(step, {path("three")}));
  CHECK(digest(step, {path("one")}) != digest(step, {"--reads", path("one")}));
  CHECK(digest(step, {path("one"), path("three")}) != digest(step, {path("three"), path("one")}));
}

TEST_CASE("where names count, an input's path does too") {
  const TemporaryFolder folder;
  SomeStep step;
  step.contract.hashes_input_paths = true;
  for (const char* name : {"one", "two"}) put(folder / name, "content");
  CHECK(fields(step, {(folder / "one").string()}) == "step=some 1 input-name=one input=one ");
  CHECK(digest(step, {(folder / "one").string()}) != digest(step, {(folder / "two").string()}));
}

TEST_CASE(
    "a folder counts by its files, their paths and contents, below --folder and without .git") {
  const TemporaryFolder folder;
  const SomeStep step;
  put(folder / "a/sub/x", "1");
  put(folder / "a/sub/y/z", "2");
  put(folder / "a/sub/.git/HEAD", "ref");
  put(folder / "a/beside", "3");
  const console::Words words = {"--plain", (folder / "a").string(), "--folder", "sub"};
  CHECK(
      fields(step, words) ==
      "step=some 1 plain-path=x plain-kind=regular plain=x plain-path=z plain-kind=regular plain=z "
      "folder=sub ");
  const std::string before = digest(step, words);
  put(folder / "a/beside", "4");
  put(folder / "a/sub/.git/HEAD", "other");
  CHECK(digest(step, words) == before);
  fs::rename(folder / "a/sub/x", folder / "a/sub/w");
  CHECK(digest(step, words) != before);
  fs::rename(folder / "a/sub/w", folder / "a/sub/x");
  CHECK(digest(step, words) == before);
  put(folder / "a/sub/x", "other");
  CHECK(digest(step, words) != before);
}

TEST_CASE("a folder counts by the modes of its files and the targets of its links") {
  const TemporaryFolder folder;
  const SomeStep step;
  put(folder / "a/file", "1");
  put(folder / "a/sub/file", "1");
  fs::create_symlink("file", folder / "a/link");
  fs::create_directory_symlink("sub", folder / "a/to_folder");
  fs::create_symlink("nowhere", folder / "a/dangling");
  const console::Words words = {"--plain", folder.path().string(), "--folder", "a"};
  std::vector<std::string> digests = {digest(step, words)};
  const auto add = [&] { digests.push_back(digest(step, words)); };
  fs::permissions(folder / "a/file", fs::perms::owner_exec, fs::perm_options::add);
  add();
  for (const char* link : {"link", "to_folder", "dangling"}) {
    fs::remove(folder / "a" / link);
    fs::create_symlink("sub/file", folder / "a" / link);
    add();
  }
  fs::remove(folder / "a/link");
  put(folder / "a/link", "1");
  add();
  CHECK(std::set<std::string>(digests.begin(), digests.end()).size() == digests.size());
}

TEST_CASE("places and outputs do not count") {
  const SomeStep step;
  const std::string before = digest(step, {});
  CHECK(digest(step, {"--tool", "/a/make", "-o", "x", "--second", "y"}) == before);
}

TEST_CASE("outputs are in the order of the options, whatever the order of the words") {
  const SomeStep step;
  CHECK(outputs_of(step.values({"--second", "b", "-o", "a"})) ==
        std::vector<cache::OutputFile>{{"output", "a"}, {"second", "b"}});
  CHECK(record_path("build/a.zip") == "build/a.zip.fields");
}

TEST_CASE("an input that is not there is a failure") {
  const SomeStep step;
  CHECK(fields(step, {"/no/input"}) ==
        "/no/input: error: cannot open: No such file or directory\n");
  CHECK(fields(step, {"--reads", "/no/input"}) ==
        "/no/input: error: cannot open: No such file or directory\n");
  CHECK(fields(step, {"--plain", "/no/folder"}) ==
        "/no/folder/: error: cannot list: No such file or directory\n");
}

TEST_CASE("the go command counts by what it calls itself, not by its path") {
  const TemporaryFolder folder;
  const PretendedGo go;
  put(folder / "tree.tar", io::pack({{"go.mod", "module m\n"}}).value());
  fs::create_directory(folder / "bin");
  fs::copy(go.path(), folder / "bin/go");
  SomeStep step;
  step.options.push_back({{"go", "P", "", false}, Role::go});
  const std::string tree = (folder / "tree.tar").string();
  CHECK(fields(step, {"--go", go.path().string(), tree}) ==
        "step=some 1 go=go1.2.3 local input=tree.tar ");
  const std::string before = digest(step, {"--go", go.path().string(), tree});
  CHECK(digest(step, {"--go", (folder / "bin/go").string(), tree}) == before);
  go.become("go1.2.99");
  CHECK(digest(step, {"--go", go.path().string(), tree}) != before);
}

TEST_CASE("every kind of step makes something") {
  for (const graph::StepCommand& command : graph::step_commands())
    CHECK_MESSAGE(!outputs_of(values_of(command.blank)).empty(), command.name);
}

}  // namespace ocelot::action
