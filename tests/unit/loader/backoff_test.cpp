// The delays between restarts.
#include "loader/backoff.hpp"

#include <doctest/doctest.h>

namespace ocelot::load {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("pauses double up to a bound") {
  Backoff backoff;
  for (const int wanted : {1, 2, 4, 8, 16, 32, 60, 60})
    CHECK(backoff.after(milliseconds(10)) == seconds(wanted));
}

TEST_CASE("a healthy life begins anew") {
  Backoff backoff;
  CHECK(backoff.after(milliseconds(0)) == seconds(1));
  CHECK(backoff.after(milliseconds(0)) == seconds(2));
  CHECK(backoff.after(Backoff::k_healthy) == seconds(1));
  CHECK(backoff.after(milliseconds(0)) == seconds(2));
}

}  // namespace ocelot::load
