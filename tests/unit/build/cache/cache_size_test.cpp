// Sizes: parsing, formatting, and the limit.
#include "build/cache/cache_size.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

namespace ocelot::cache {

TEST_CASE("a size is a number with or without a unit") {
  CHECK(parse_size("0") == 0U);
  CHECK(parse_size("7") == 7U);
  CHECK(parse_size("1K") == 1024U);
  CHECK(parse_size("500M") == 500ULL << 20U);
  CHECK(parse_size("2G") == 2ULL << 30U);
  CHECK(parse_size("1T") == 1ULL << 40U);
  CHECK(parse_size("18446744073709551615") == UINTMAX_MAX);
  CHECK(parse_size("16777215T") == 16777215ULL << 40U);
}

TEST_CASE("a text that is not a size is refused") {
  for (const char* text : {"", " ", "K", "x", "1k", "1KB", "1 K", " 1", "1.5G", "-1", "+1", "0x10",
                           "1KK", "18446744073709551616", "16777216T", "99999999999999999999"})
    CHECK_MESSAGE(!parse_size(text).has_value(), text);
}

TEST_CASE("a size is shown in the largest unit that it fills") {
  CHECK(shown_size(0) == "0 bytes");
  CHECK(shown_size(1) == "1 byte");
  CHECK(shown_size(1023) == "1023 bytes");
  CHECK(shown_size(1024) == "1 KiB");
  CHECK(shown_size(1536) == "1.5 KiB");
  CHECK(shown_size(1048524) == "1023.9 KiB");
  CHECK(shown_size(1048575) == "1 MiB");
  CHECK(shown_size(1048576) == "1 MiB");
  CHECK(shown_size(5ULL << 30U) == "5 GiB");
  CHECK(shown_size(3ULL << 40U) == "3 TiB");
  CHECK(shown_size(UINTMAX_MAX) == "16777216 TiB");
}

TEST_CASE("the bound is five gibibytes, or what the environment says") {
  for (const auto& [value, size] :
       {std::pair("", 5ULL << 30U), {"3M", 3ULL << 20U}, {"0", 0ULL}, {"much", 5ULL << 30U}}) {
    ::setenv("OCELOT_CACHE_SIZE", value, 1);
    CHECK(bound().ignoring_diagnostics() == size);
    CHECK(bound().diagnostics().empty() == (std::string(value) != "much"));
  }
  ::unsetenv("OCELOT_CACHE_SIZE");
  CHECK(bound().ignoring_diagnostics() == 5ULL << 30U);
}

}  // namespace ocelot::cache
