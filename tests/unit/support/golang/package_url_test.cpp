// Package URLs of Go modules.
#include "support/golang/package_url.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

TEST_CASE("a package URL has the module's path in lower case and its version") {
  CHECK(package_url("github.com/BurntSushi/toml", "v1.0.0") ==
        "pkg:golang/github.com/burntsushi/toml@v1.0.0");
  CHECK(package_url("github.com/cenkalti/backoff/v5", "v5.0.3") ==
        "pkg:golang/github.com/cenkalti/backoff/v5@v5.0.3");
  CHECK(package_url("example.com/parts", "") == "pkg:golang/example.com/parts");
}

TEST_CASE("characters that separate parts are escaped") {
  CHECK(package_url("example.com/a", "v1.0.0+incompatible") ==
        "pkg:golang/example.com/a@v1.0.0%2Bincompatible");
  CHECK(package_url("example.com/a b@c#d?e", "v1.0.0-a~b") ==
        "pkg:golang/example.com/a%20b%40c%23d%3Fe@v1.0.0-a~b");
}

}  // namespace ocelot::golang
