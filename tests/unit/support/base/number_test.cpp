// Whole texts that are numbers.
#include "support/base/number.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("a whole text is a number, or nothing is read") {
  CHECK(read_number<int>("12") == 12);
  CHECK(read_number<int>("-3") == -3);
  CHECK(read_number<double>("0.5") == 0.5);
  for (const char* text : {"", "x", "1x", " 1", "1 ", "+1"})
    CHECK_MESSAGE(!read_number<int>(text), text);
  CHECK(!read_number<unsigned char>("256"));
  CHECK(!read_number<unsigned>("-1"));
}

}  // namespace ocelot
