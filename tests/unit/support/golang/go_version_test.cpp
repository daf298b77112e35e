// Which toolchains are too old for a go directive.
#include "support/golang/go_version.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

TEST_CASE("versions are compared part by part, as numbers") {
  CHECK(is_older("go1.24.3", "1.24.11"));
  CHECK(is_older("go1.9", "1.24"));
  CHECK(is_older("go1.24", "1.24.1"));
  CHECK_FALSE(is_older("go1.24.11", "1.24.11"));
  CHECK_FALSE(is_older("go1.26.8", "1.24.11"));
  CHECK_FALSE(is_older("go2.0", "1.99"));
}

TEST_CASE("a release candidate counts as its release, a development build as new enough") {
  CHECK_FALSE(is_older("go1.25rc1", "1.25"));
  CHECK(is_older("go1.25rc1", "1.26"));
  CHECK_FALSE(is_older("devel go1.27-abcdef", "1.99"));
  CHECK_FALSE(is_older("go1.26.8", "nonsense"));
}

}  // namespace ocelot::golang
