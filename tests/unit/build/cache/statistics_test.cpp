// Hits and misses are exact, even if several processes count at once.
#include "build/cache/statistics.hpp"

#include <filesystem>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>

#include "build/cache/eviction.hpp"
#include "support/cache.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/processes.hpp"

namespace ocelot::cache {

namespace {

using test::CacheFolder;
using test::put;

std::string shown(const Store& store) {
  const Statistics now = read_statistics(store.folder());
  return std::to_string(now.hits) + " hits, " + std::to_string(now.misses) + " misses";
}

// How many descriptors of this process are open on a file.
int open_descriptors_of(const std::filesystem::path& file) {
  int count = 0;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", none))
    count += std::filesystem::equivalent(entry.path(), file, none) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("hits and misses are counted apart") {
  const CacheFolder cache;
  CHECK(shown(cache.store) == "0 hits, 0 misses");
  for (int i = 0; i < 12; ++i) count(cache.store.folder(), true);
  count(cache.store.folder(), false);
  CHECK(shown(cache.store) == "12 hits, 1 misses");
}

TEST_CASE("ten processes that count at once are all counted") {
  const CacheFolder cache;
  CHECK(test::count_successes(10, [&](int number) {
          for (int i = 0; i < 101; ++i) count(cache.store.folder(), number < 3);
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
    count(cache.store.folder(), false);
    CHECK_MESSAGE(shown(cache.store) == "0 hits, 1 misses", text);
    count(cache.store.folder(), true);
    CHECK_MESSAGE(shown(cache.store) == "1 hits, 1 misses", text);
  }
}

TEST_CASE("numbers are read from the file that is locked, also if another one has its name now") {
  const CacheFolder cache;
  count(cache.store.folder(), true);
  const std::filesystem::path file = cache.store.folder() / "statistics";
  const io::Descriptor held(::open(file.c_str(), O_RDWR | O_CLOEXEC));
  REQUIRE(io::wait_for_lock(held));
  std::thread counting([&] { count(cache.store.folder(), true); });
  while (open_descriptors_of(file) < 2) std::this_thread::yield();
  put(cache.store.folder() / "other", "hits 500\nmisses 0\nadded 0\nend\n");
  std::filesystem::rename(cache.store.folder() / "other", file);
  REQUIRE(::flock(held.get(), LOCK_UN) == 0);
  counting.join();
  CHECK(io::read_rest(held, file).value().starts_with("hits 2\n"));
}

TEST_CASE("a size is what was measured and what was added since") {
  const CacheFolder cache;
  const auto size = [&] { return read_statistics(cache.store.folder()).size(); };
  cache.keep("one", {"1234"});
  CHECK_FALSE(size().has_value());
  CHECK(count_measured(cache.store) == 4);
  CHECK(size() == 4U);
  cache.keep("two", {"1234", "567"});
  CHECK(size() == 7U);
  count(cache.store.folder(), true);
  CHECK(size() == 7U);
  count_added(cache.store.folder(), 100);  // as if a process was killed before the blob was stored
  CHECK(size() == 107U);
  CHECK(count_measured(cache.store) == 7);
  CHECK(size() == 7U);
}

TEST_CASE("the use of a shared cache is added up, next to the other numbers") {
  const CacheFolder cache;
  count(cache.store.folder(), true);
  count_shared(cache.store.folder(), {1, 0, 100, 0, 5});
  count_shared(cache.store.folder(), {0, 1, 0, 30, 7});
  CHECK(read_statistics(cache.store.folder()).shared == Statistics::Shared{1, 1, 100, 30, 12});
  CHECK(shown(cache.store) == "1 hits, 0 misses");
}

TEST_CASE("what a build holds is kept next to the other numbers") {
  const CacheFolder cache;
  const auto held = [&] { return read_statistics(cache.store.folder()).held; };
  count(cache.store.folder(), true);
  CHECK_FALSE(held().has_value());
  record_held(cache.store.folder(), {1000, 77});
  count(cache.store.folder(), true);
  REQUIRE(held().has_value());
  CHECK(held()->bytes == 1000);
  CHECK(held()->build == 77);
  CHECK(shown(cache.store) == "2 hits, 0 misses");
}

TEST_CASE("ten processes that keep at once add up, also while others measure") {
  const CacheFolder cache;
  count_measured(cache.store);
  CHECK(test::count_successes(10, [&](int number) {
          for (int i = 0; i < 20; ++i) {
            const auto out = cache.folder / std::to_string(number);
            put(out, std::to_string(number) + std::string(100, 'x') + std::to_string(i));
            if (!cache.store.put(digest_of(test::get(out)), test::files_of({out}))) return false;
            if (number < 3) count_measured(cache.store);
          }
          return true;
        }) == 10);
  const auto size = read_statistics(cache.store.folder()).size();
  REQUIRE(size.has_value());
  CHECK(*size >= measure(cache.store).bytes);
}

TEST_CASE("a size that was cut or damaged is measured anew") {
  const CacheFolder cache;
  cache.keep("one", {"1234"});
  count_measured(cache.store);
  cache.keep("two", {"567"});
  const std::string good = test::get(cache.store.folder() / "statistics");
  for (std::size_t end = 0; end < good.size() - std::string("\nend\n").size(); ++end) {
    put(cache.store.folder() / "statistics", good.substr(0, end));
    const auto size = read_statistics(cache.store.folder()).size();
    CHECK_MESSAGE((!size || *size >= 7), good.substr(0, end));
  }
  for (const char* text : {"added 5\nmeasured 100\nbefore 6\n", "added 5\nmeasured 1x\nbefore 1\n",
                           "added 5\nbefore 1\n", "added 5\nmeasured 1\n"}) {
    put(cache.store.folder() / "statistics", text);
    CHECK_MESSAGE(!read_statistics(cache.store.folder()).size(), text);
  }
}

TEST_CASE("a link or another name of a file in the statistics' place is replaced") {
  for (const bool is_hard : {true, false}) {
    const CacheFolder cache;
    put(cache.folder / "mine", "hits 7\nend\n");
    std::filesystem::create_directory(cache.store.folder());
    const auto place = cache.store.folder() / "statistics";
    if (is_hard)
      std::filesystem::create_hard_link(cache.folder / "mine", place);
    else
      std::filesystem::create_symlink(cache.folder / "mine", place);
    count(cache.store.folder(), true);
    CHECK(shown(cache.store) == "1 hits, 0 misses");
    CHECK(test::get(cache.folder / "mine") == "hits 7\nend\n");
  }
}

TEST_CASE("a folder in the statistics' place is left as it is") {
  const CacheFolder cache;
  put(cache.store.folder() / "statistics/mine", "x");
  count(cache.store.folder(), true);
  CHECK(shown(cache.store) == "0 hits, 0 misses");
  CHECK(test::get(cache.store.folder() / "statistics/mine") == "x");
}

}  // namespace ocelot::cache
