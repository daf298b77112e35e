// Durations and sizes with units.
#include "support/base/quantity.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("a duration is a whole number and a unit") {
  CHECK(parse_milliseconds("150 ms") == 150);
  CHECK(parse_milliseconds("150ms") == 150);
  CHECK(parse_milliseconds("2 s") == 2000);
  CHECK(parse_milliseconds("86400s") == 86'400'000);
  for (const char* text : {"", "150", "ms", "1.5 s", "-1 ms", "+1 ms", " 1 ms", "1 m", "1 S",
                           "86401 s", "99999999999999999999 ms"})
    CHECK_MESSAGE(!parse_milliseconds(text), text);
}

TEST_CASE("a size is a whole number and a unit, decimal or binary") {
  CHECK(parse_bytes("64 MB") == 64'000'000);
  CHECK(parse_bytes("64MB") == 64'000'000);
  CHECK(parse_bytes("64 MiB") == 67'108'864);
  CHECK(parse_bytes("1 kB") == 1000);
  CHECK(parse_bytes("1 KB") == 1000);
  CHECK(parse_bytes("1 KiB") == 1024);
  CHECK(parse_bytes("1 GB") == 1'000'000'000);
  CHECK(parse_bytes("1000 GB") == 1'000'000'000'000);
  CHECK(parse_bytes("7 B") == 7);
  for (const char* text :
       {"", "64", "MB", "64 mb", "6.4 MB", "64 M", "1001 GB", "18446744073709551615 GB"})
    CHECK_MESSAGE(!parse_bytes(text), text);
}

TEST_CASE("a size is shown in MB") {
  CHECK(shown_megabytes(27'704'320) == "27.7 MB");
  CHECK(shown_megabytes(0) == "0.0 MB");
}

}  // namespace ocelot
