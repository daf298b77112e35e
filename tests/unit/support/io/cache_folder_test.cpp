// Which variable of the environment decides the cache folder.
#include "support/io/cache_folder.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::io {

TEST_CASE("the cache folder is that of ocelot, of XDG, or of the home folder, in this order") {
  const test::Variable home("HOME", "/home/somebody");
  const test::Variable own("OCELOT_CACHE_DIR", "");
  const test::Variable xdg("XDG_CACHE_HOME", "");
  CHECK(cache_folder().value() == "/home/somebody/.cache/ocelot");
  {
    const test::Variable absolute("XDG_CACHE_HOME", "/caches");
    CHECK(cache_folder().value() == "/caches/ocelot");
    const test::Variable chosen("OCELOT_CACHE_DIR", "/own");
    CHECK(cache_folder().value() == "/own");
  }
}

TEST_CASE("a relative XDG_CACHE_HOME is ignored, as XDG says") {
  const test::Variable home("HOME", "/home/somebody");
  const test::Variable own("OCELOT_CACHE_DIR", "");
  for (const char* relative : {"caches", "./caches", "~/caches"}) {
    const test::Variable xdg("XDG_CACHE_HOME", relative);
    CHECK(cache_folder().value() == "/home/somebody/.cache/ocelot");
  }
}

TEST_CASE("without a home, there is no cache folder") {
  const test::Variable home("HOME", "");
  const test::Variable own("OCELOT_CACHE_DIR", "");
  const test::Variable xdg("XDG_CACHE_HOME", "");
  CHECK(test::shown(cache_folder()) ==
        "error: HOME is not set, so there is no cache folder\n"
        "help: set OCELOT_CACHE_DIR to a folder of your own\n");
  CHECK_FALSE(open_cache("git"));
}

TEST_CASE("a cache below the folder is for this user only") {
  const test::TemporaryFolder folder;
  const test::Variable own("OCELOT_CACHE_DIR", "deep/cache");
  REQUIRE(open_cache("git", folder.path()));
  for (const char* name : {"deep", "deep/cache", "deep/cache/git"}) {
    CHECK((std::filesystem::status(folder / name).permissions() & std::filesystem::perms::mask) ==
          std::filesystem::perms::owner_all);
  }
}

}  // namespace ocelot::io
