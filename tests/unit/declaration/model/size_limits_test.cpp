// The sizes that a declaration may have.
#include "declaration/model/size_limits.hpp"

#include <doctest/doctest.h>

namespace ocelot::model {

TEST_CASE("units are powers of 1000 or of 1024") {
  CHECK(parse_size("1 B") == 1);
  CHECK(parse_size("15 MB") == 15'000'000);
  CHECK(parse_size("15MiB") == 15 * 1024 * 1024);
  CHECK(parse_size("1.5 KB") == 1500);
  CHECK(parse_size("0.5 KiB") == 512);
  CHECK(parse_size("2 GB") == 2'000'000'000);
  CHECK(parse_size("1 GiB") == 1 << 30);
}

TEST_CASE("a text that is not a size") {
  for (const char* text : {"", "15", "MB", "15 mb", "15 M", "-1 MB", "0 MB", "1e9 MB", "1,5 MB",
                           "15 MB x", "inf MB", "nan MB", "9999999999 GB", "0x1 MB"})
    CHECK_MESSAGE(parse_size(text) == std::nullopt, text);
}

}  // namespace ocelot::model
