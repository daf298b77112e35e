// Which variable of the environment decides the cache folder.
#include "support/io/cache_folder.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"

namespace ocelot::io {

TEST_CASE("the cache folder is that of ocelot, of XDG, or of the home folder, in this order") {
  const test::Variable home("HOME", "/home/somebody");
  const test::Variable own("OCELOT_CACHE_DIR", "");
  const test::Variable xdg("XDG_CACHE_HOME", "");
  CHECK(cache_folder() == "/home/somebody/.cache/ocelot");
  {
    const test::Variable absolute("XDG_CACHE_HOME", "/caches");
    CHECK(cache_folder() == "/caches/ocelot");
    const test::Variable chosen("OCELOT_CACHE_DIR", "/own");
    CHECK(cache_folder() == "/own");
  }
}

TEST_CASE("a relative XDG_CACHE_HOME is ignored, as XDG says") {
  const test::Variable home("HOME", "/home/somebody");
  const test::Variable own("OCELOT_CACHE_DIR", "");
  for (const char* relative : {"caches", "./caches", "~/caches"}) {
    const test::Variable xdg("XDG_CACHE_HOME", relative);
    CHECK(cache_folder() == "/home/somebody/.cache/ocelot");
  }
}

}  // namespace ocelot::io
