// Paths in annotations begin at the root of the repository.
#include "support/console/annotation_paths.hpp"

#include <doctest/doctest.h>

#include "support/current_folder.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::console {

namespace fs = std::filesystem;
using test::put;

TEST_CASE("a path is one from the root of the work tree, for a file that is there or could be") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder / "repo/.git");
  put(folder / "repo/deep/otel/config/a.yaml", "a\n");
  const AnnotationPaths paths(folder / "repo/deep/otel");
  CHECK(paths.in_repository("config/a.yaml") == "deep/otel/config/a.yaml");
  CHECK(paths.in_repository("config/missing.yaml") == "deep/otel/config/missing.yaml");
  CHECK(paths.in_repository("./config/../config/a.yaml") == "deep/otel/config/a.yaml");
  CHECK(paths.in_repository((folder / "repo/deep/otel/config/a.yaml").string()) ==
        "deep/otel/config/a.yaml");
}

TEST_CASE("what is no file of the repository stays as it is") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder / "repo/otel/config");
  put(folder / "repo/.git", "gitdir: elsewhere\n");
  const AnnotationPaths paths(folder / "repo/otel");
  for (const char* path : {"collector/go.mod", "https://example.com/config", "stdout", ""})
    CHECK(paths.in_repository(path) == path);
  put(folder / "outside/config/a.yaml", "a\n");
  CHECK(AnnotationPaths(folder / "outside").in_repository("config/a.yaml") == "config/a.yaml");
  CHECK(paths.in_repository("config") == "otel/config");
}

TEST_CASE("a file that only the current folder has is below that") {
  const test::TemporaryFolder folder;
  fs::create_directories(folder / "repo/.git");
  fs::create_directories(folder / "repo/otel");
  put(folder / "repo/answers/size.json", "{}\n");
  const test::CurrentFolder entered(folder / "repo/answers");
  CHECK(AnnotationPaths(folder / "repo/otel").in_repository("size.json") == "answers/size.json");
  CHECK(AnnotationPaths().in_repository("size.json") == "answers/size.json");
}

}  // namespace ocelot::console
