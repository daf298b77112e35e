// The text for the progress of a fetch.
#include "project/generate/progress_line.hpp"

#include <doctest/doctest.h>

namespace ocelot::generate {

TEST_CASE("progress has a share, objects and size") {
  CHECK(progress_text({540, 1200, 1258291}) ==
        "fetching upstream: 45% (540/1200 objects, 1.2 MiB)");
  CHECK(progress_text({0, 0, 0}) == "fetching upstream");
}

}  // namespace ocelot::generate
