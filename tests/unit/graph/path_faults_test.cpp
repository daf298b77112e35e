// Paths that a build cannot use.
#include "graph/path_faults.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::graph {

namespace {

std::string fault_of(const std::string& path) {
  File file;
  file.path = path;
  return test::shown(find_path_faults({file}, Plan{}));
}

}  // namespace

TEST_CASE("a path with hidden characters is refused, because Ninja prints commands") {
  for (const auto& [path, shown] : {std::pair<std::string, std::string>{"a\u202e", "a\\u202e"},
                                    {"a\u200bb", "a\\u200bb"},
                                    {"a\nb", "a␊b"},
                                    {"a\x7F", "a␡"},
                                    {"a\x9B", "a\uFFFD"}})
    CHECK(fault_of(path) ==
          shown +
              ": error: the path has control characters, invisible characters or invalid UTF-8\n"
              "help: rename the file or folder\n");
  CHECK(fault_of("größe 日本 🙂.yaml") == "");
}

}  // namespace ocelot::graph
