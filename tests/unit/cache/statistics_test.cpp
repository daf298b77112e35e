// Hits and misses: exact, whoever counts at once.
#include <doctest/doctest.h>

#include "cache/upkeep.hpp"
#include "support/cache.hpp"
#include "support/processes.hpp"

namespace ocelot::cache {

namespace {

using test::CacheFolder;
using test::put;

std::string shown(const Store& store) {
  const Statistics now = read_statistics(store);
  return std::to_string(now.hits) + " hits, " + std::to_string(now.misses) + " misses";
}

}  // namespace

TEST_CASE("hits and misses are counted apart") {
  const CacheFolder cache;
  CHECK(shown(cache.store) == "0 hits, 0 misses");
  for (int i = 0; i < 12; ++i) count(cache.store, true);
  count(cache.store, false);
  CHECK(shown(cache.store) == "12 hits, 1 misses");
}

TEST_CASE("ten processes that count at once are all counted") {
  const CacheFolder cache;
  CHECK(test::count_successes(10, [&](int number) {
          for (int i = 0; i < 101; ++i) count(cache.store, number < 3);
          return true;
        }) == 10);
  CHECK(shown(cache.store) == "303 hits, 707 misses");
}

TEST_CASE("numbers that cannot be read begin at nothing") {
  for (const char* text :
       {"", "hits", "hits x\nmisses -1\n", "hits 99999999999999999999999\n", "\n\n\n"}) {
    const CacheFolder cache;
    put(cache.store.folder() / "statistics", text);
    CHECK(shown(cache.store) == "0 hits, 0 misses");
    count(cache.store, false);
    CHECK_MESSAGE(shown(cache.store) == "0 hits, 1 misses", text);
    count(cache.store, true);
    CHECK_MESSAGE(shown(cache.store) == "1 hits, 1 misses", text);
  }
}

TEST_CASE("a folder in the statistics' place is left as it is") {
  const CacheFolder cache;
  put(cache.store.folder() / "statistics/mine", "x");
  count(cache.store, true);
  CHECK(shown(cache.store) == "0 hits, 0 misses");
  CHECK(test::get(cache.store.folder() / "statistics/mine") == "x");
}

}  // namespace ocelot::cache
