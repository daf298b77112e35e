// The stamp: read, written, and digested from the inputs.
#include "project/generate/generation_stamp.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/project_folder.hpp"
#include "support/text.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;
using test::ProjectFolder;
using test::put;
using test::shown;

namespace {

std::string digest(const ProjectFolder& folder, const graph::Machine& machine = {}) {
  return digest_inputs(folder.root(), *project::read_sources(folder.root()), {model::k_lock_path},
                       machine);
}

}  // namespace

TEST_CASE("a stamp that was written is read; without one it is empty") {
  const ProjectFolder folder;
  CHECK(read_stamp(folder.root()).inputs == "");
  REQUIRE(shown(write_stamp(folder.root(), {"in", "file", "1 layer"}, false)) == "");
  const GenerationStamp stamp = read_stamp(folder.root());
  CHECK(stamp.inputs == "in");
  CHECK(stamp.file == "file");
  CHECK(stamp.counts == "1 layer");
  CHECK(stamp.arguments.empty());
}

TEST_CASE("a stamp keeps the words that regenerate the file") {
  const ProjectFolder folder;
  const std::vector<std::string> words = {"--upstream-repo", "a\nb\r", "", "--offline"};
  REQUIRE(shown(write_stamp(folder.root(), {"", "file", "1 layer", words}, false)) == "");
  CHECK(read_stamp(folder.root()).arguments == words);
}

TEST_CASE("a stamp keeps the paths of configurations") {
  const ProjectFolder folder;
  const std::vector<std::string> configs = {"deploy/a.yaml", "deploy/b.yaml"};
  REQUIRE(shown(write_stamp(folder.root(), {"in", "file", "1 layer", {"word"}, configs}, false)) ==
          "");
  const GenerationStamp stamp = read_stamp(folder.root());
  CHECK(stamp.inputs == "in");
  CHECK(stamp.configs == configs);
  CHECK(stamp.arguments == std::vector<std::string>{"word"});
}

TEST_CASE("a request takes the options of the build.ninja that the stamp is of") {
  const ProjectFolder folder;
  put(folder.root() / graph::k_own_ninja_file.path, "a file");
  const std::vector<std::string> words = {"--distribution", "a", "--compression", "9"};
  REQUIRE(shown(write_stamp(folder.root(), {"", digest_ninja_file(folder.root()), "1 layer", words},
                            false)) == "");
  CHECK(with_kept_options(folder.root(), {})->choice.compression == 9);
  put(folder.root() / graph::k_own_ninja_file.path, "another file");
  CHECK(!with_kept_options(folder.root(), {})->choice.compression);
}

TEST_CASE("a stamp that says the same gets a new time, except under Ninja") {
  const ProjectFolder folder;
  REQUIRE(shown(write_stamp(folder.root(), {"in", "file", "1 layer"}, false)) == "");
  const fs::path path = folder.root() / graph::k_own_ninja_file.stamp;
  const auto old = fs::last_write_time(path) - std::chrono::hours(1);
  fs::last_write_time(path, old);
  REQUIRE(shown(write_stamp(folder.root(), {"in", "file", "1 layer"}, true)) == "");
  CHECK(fs::last_write_time(path) == old);
  REQUIRE(shown(write_stamp(folder.root(), {"in", "file", "1 layer"}, false)) == "");
  CHECK(fs::last_write_time(path) > old);
}

TEST_CASE("the digest depends on the declaration, the lock and the machine") {
  const ProjectFolder folder;
  const std::string before = digest(folder);
  CHECK(digest(folder) == before);
  graph::Machine machine;
  machine.go = "/bin/go";
  CHECK(digest(folder, machine) != before);
  put(folder.root() / "config/upstream.lock", "x");
  const std::string locked = digest(folder);
  CHECK(locked != before);
  folder.put_component("c");
  CHECK(digest(folder) != locked);
}

TEST_CASE("a Ninja file is ours by its first words") {
  const ProjectFolder folder;
  CHECK(!is_ninja_file_ours(folder.root()));
  put(folder.root() / "build.ninja", "rule x\n");
  CHECK(!is_ninja_file_ours(folder.root()));
  put(folder.root() / "build.ninja", std::string(graph::k_first_words) + "\n");
  CHECK(is_ninja_file_ours(folder.root()));
}

}  // namespace ocelot::generate
