#include "loader/restart_limit.hpp"

#include <doctest/doctest.h>

namespace ocelot::load {

using std::chrono::seconds;

TEST_CASE("restarts count for a period") {
  const RestartLimit limit{2, seconds(60)};
  RestartCounter counter;
  const RestartCounter::Time begin{};
  CHECK(counter.allows(limit, begin));
  CHECK(counter.allows(limit, begin + seconds(30)));
  CHECK_FALSE(counter.allows(limit, begin + seconds(59)));
  CHECK(counter.allows(limit, begin + seconds(60)));
  CHECK_FALSE(counter.allows(limit, begin + seconds(89)));
  CHECK(counter.allows(limit, begin + seconds(90)));
}

TEST_CASE("a limit of zero allows none") {
  CHECK_FALSE(RestartCounter().allows({0, seconds(60)}, {}));
}

}  // namespace ocelot::load
