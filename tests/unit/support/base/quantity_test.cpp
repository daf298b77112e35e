// Durations and sizes with units.
#include "support/base/quantity.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("a duration is a number and a unit") {
  CHECK(parse_milliseconds("150 ms") == 150);
  CHECK(parse_milliseconds("150ms") == 150);
  CHECK(parse_milliseconds("2 s") == 2000);
  CHECK(parse_milliseconds("1.5 s") == 1500);
  CHECK(parse_milliseconds("0ms") == 0);
  CHECK(parse_milliseconds("86400s") == 86'400'000);
  for (const char* text : {"", "150", "ms", "-1 ms", "+1 ms", " 1 ms", "1 m", "1 S", "86401 s",
                           "99999999999999999999 ms"})
    CHECK_MESSAGE(!parse_milliseconds(text), text);
}

TEST_CASE("a size is a number and a unit, a power of 1000 or of 1024") {
  CHECK(parse_bytes("64 MB") == 64'000'000);
  CHECK(parse_bytes("64MB") == 64'000'000);
  CHECK(parse_bytes("64 MiB") == 67'108'864);
  CHECK(parse_bytes("1 kB") == 1000);
  CHECK(parse_bytes("1 KB") == 1000);
  CHECK(parse_bytes("1 KiB") == 1024);
  CHECK(parse_bytes("1 GB") == 1'000'000'000);
  CHECK(parse_bytes("1000 GB") == 1'000'000'000'000);
  CHECK(parse_bytes("7 B") == 7);
  CHECK(parse_bytes("1.5 KB") == 1500);
  CHECK(parse_bytes("0.5 KiB") == 512);
  for (const char* text :
       {"", "64", "MB", "64 mb", "64 M", "1001 GB", "18446744073709551615 GB", "-1 MB", "0 MB",
        "1e9 MB", "1,5 MB", "15 MB x", "inf MB", "nan MB", "0x1 MB"})
    CHECK_MESSAGE(!parse_bytes(text), text);
}

TEST_CASE("a size is shown in MB") {
  CHECK(shown_megabytes(27'704'320) == "27.7 MB");
  CHECK(shown_megabytes(0) == "0.0 MB");
}

}  // namespace ocelot
