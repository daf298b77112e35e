// Commands and paths as an outer build has them.
#include "support/io/shown_path.hpp"

#include <doctest/doctest.h>

#include "support/base/outer_path.hpp"
#include "support/environment.hpp"

namespace ocelot::io {

TEST_CASE("the project's own Ninja runs a step again") {
  CHECK(ninja_command("build/a.zip") == "ninja build/a.zip");
}

TEST_CASE("an outer Ninja file has the step under a longer name") {
  const test::Variable prefix(k_path_prefix_variable, "otel/");
  CHECK(ninja_command("build/a.zip") == "ninja otel/build/a.zip");
}

TEST_CASE("where an outer build runs this program, Ninja runs in the project's folder") {
  const test::Variable prefix(k_path_prefix_variable, "../my otel/");
  const test::Variable folder(k_ninja_folder_variable, "../my otel");
  CHECK(shown_path("config/a.yaml") == "../my otel/config/a.yaml");
  CHECK(ninja_command("build/a.zip") == "ninja -C '../my otel' build/a.zip");
}

}  // namespace ocelot::io
