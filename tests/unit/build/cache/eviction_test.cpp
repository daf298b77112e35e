// Eviction: what is removed first, and what is damaged.
#include "build/cache/eviction.hpp"

#include <chrono>

#include <doctest/doctest.h>

#include "build/cache/statistics.hpp"
#include "support/cache.hpp"
#include "support/processes.hpp"
#include "support/random.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

using test::CacheFolder;
using test::flip;
using test::put;
using test::set_age;

// Stores an entry with `size` bytes of one letter that was last used `age` seconds ago, with a blob
// of the same age.
void keep_aged(const CacheFolder& cache, char letter, std::size_t size, std::time_t age) {
  const std::string content(size, letter);
  cache.keep(std::string(1, letter), {content});
  set_age(cache.action(std::string(1, letter)), age);
  set_age(cache.blob(content), age);
}

// A build that started some seconds ago.
RunningBuild build_since(std::time_t age) {
  return {1, fs::file_time_type::clock::now() - std::chrono::seconds(age)};
}

// The letters of the entries in the cache.
std::string letters(const CacheFolder& cache) {
  std::string there;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    if (cache.store.has(digest_of(std::string(1, letter)))) there += letter;
  }
  return there;
}

std::string shown(const CacheUsage& usage) {
  return std::to_string(usage.entries) + " entries, " + std::to_string(usage.bytes) + " bytes";
}

}  // namespace

TEST_CASE("a cache is measured by its blobs, each once") {
  const CacheFolder cache;
  CHECK(shown(measure(cache.store)) == "0 entries, 0 bytes");
  cache.keep("one", {"1234"});
  cache.keep("two", {"1234", "123"});
  CHECK(shown(measure(cache.store)) == "2 entries, 7 bytes");
}

TEST_CASE("the least recently used go first, until the rest fits") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 4000);
  keep_aged(cache, 'b', 100, 1000);
  keep_aged(cache, 'c', 100, 3000);
  keep_aged(cache, 'd', 100, 2000);
  CHECK(shown(collect(cache.store, 400)) == "0 entries, 0 bytes");
  CHECK(shown(collect(cache.store, 399)) == "1 entries, 100 bytes");
  CHECK(letters(cache) == "bcd");
  CHECK(shown(collect(cache.store, 200)) == "1 entries, 100 bytes");
  CHECK(letters(cache) == "bd");
  CHECK(measure(cache.store).bytes == 200);
  CHECK(shown(collect(cache.store, 0)) == "2 entries, 200 bytes");
  CHECK(cache.files_but_statistics().empty());
}

TEST_CASE("a use saves an entry from being the next to go") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 4000);
  keep_aged(cache, 'b', 100, 1000);
  REQUIRE(cache.recalled("a", 1) != "miss");
  collect(cache.store, 100);
  CHECK(letters(cache) == "a");
}

TEST_CASE("an entry that is too large for what is left does not take a smaller one with it") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 3000);
  keep_aged(cache, 'b', 500, 2000);
  keep_aged(cache, 'c', 100, 1000);
  collect(cache.store, 300);
  CHECK(letters(cache) == "ac");
}

TEST_CASE("whatever the sizes, the rest fits the bound") {
  for (const std::uintmax_t bound : {0, 1, 99, 1000, 5000, 20000}) {
    const CacheFolder cache;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      const auto number = static_cast<std::size_t>(letter - 'a');
      keep_aged(cache, letter, 37 * (number * 7 % 26) + 1,
                1000 + static_cast<std::time_t>(number * 11 % 26));
    }
    collect(cache.store, bound);
    CHECK(measure(cache.store).bytes <= bound);
  }
}

TEST_CASE("a blob that two entries share counts once, and stays with the one that stays") {
  const CacheFolder cache;
  const std::string shared(100, 's');
  cache.keep("old", {shared, std::string(50, 'x')});
  cache.keep("new", {shared});
  for (const std::string& content : {shared, std::string(50, 'x')})
    set_age(cache.blob(content), 500);
  set_age(cache.action("old"), 500);
  set_age(cache.action("new"), 400);
  CHECK(shown(collect(cache.store, 150)) == "0 entries, 0 bytes");
  CHECK(shown(collect(cache.store, 149)) == "1 entries, 50 bytes");
  CHECK(cache.recalled("new", 1) == "[" + shared + "]");
}

TEST_CASE(
    "a young blob that no entry names stays, as its entry may be yet to come; an old one goes") {
  const CacheFolder cache;
  put(cache.blob("young"), "young");
  put(cache.blob("older"), "older");
  set_age(cache.blob("older"), 100);
  CHECK(shown(collect(cache.store, 1000)) == "0 entries, 5 bytes");
  CHECK(fs::exists(cache.blob("young")));
  CHECK_FALSE(fs::exists(cache.blob("older")));
}

TEST_CASE("a cache within its bound by the statistics is not looked at") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 2000);
  keep_within(cache.store, {100});
  CHECK(read_statistics(cache.store.folder()).size() == 100U);
  put(cache.blob("unseen"), std::string(1000, 'x'));
  set_age(cache.blob("unseen"), 2000);
  keep_within(cache.store, {100});
  CHECK(fs::exists(cache.blob("unseen")));
}

TEST_CASE("a size that is too large only measures; nothing is removed for it") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 2000);
  count_measured(cache.store);
  count_added(cache.store.folder(), 1000000);
  keep_within(cache.store, {100});
  CHECK(letters(cache) == "a");
  CHECK(read_statistics(cache.store.folder()).size() == 100U);
}

TEST_CASE("a cache that outgrows its bound is collected to nine tenths of it") {
  const CacheFolder cache;
  for (char letter = 'a'; letter <= 'k'; ++letter) {
    keep_aged(cache, letter, 100, 2000 - letter);
    keep_within(cache.store, {1000});
  }
  CHECK(letters(cache) == "cdefghijk");
  CHECK(read_statistics(cache.store.folder()).size() == 900U);
}

TEST_CASE("an evicted entry takes its blobs with it, however young they are") {
  const CacheFolder cache;
  cache.keep("one", {std::string(100, '1')});
  cache.keep("two", {std::string(100, '2')});
  CHECK(shown(collect(cache.store, 100)) == "1 entries, 100 bytes");
  CHECK(measure(cache.store).bytes == 100);
  CHECK(cache.recalled("two", 1) == "[" + std::string(100, '2') + "]");
}

TEST_CASE(
    "a blob that was stored again for another entry stays, as that entry may be yet to come") {
  const CacheFolder cache;
  const std::string content(100, 'x');
  cache.keep("old", {content});
  set_age(cache.action("old"), 10);
  CHECK(shown(collect(cache.store, 0)) == "1 entries, 0 bytes");
  CHECK(fs::exists(cache.blob(content)));
}

TEST_CASE("a blob with two names goes with the last of them") {
  const CacheFolder cache;
  const std::string content(100, 'x');
  cache.keep("first", {content});
  cache.keep("second", {content});
  CHECK(shown(collect(cache.store, 99)) == "2 entries, 100 bytes");
  CHECK(cache.files_but_statistics().empty());
}

TEST_CASE("entries of the running build stay, and older ones make room for them") {
  const CacheFolder cache;
  const RunningBuild build = build_since(1000);
  keep_aged(cache, 'a', 100, 3000);
  keep_aged(cache, 'b', 100, 2000);
  keep_aged(cache, 'c', 100, 900);
  keep_aged(cache, 'd', 100, 800);
  keep_within(cache.store, {300, build});
  CHECK(letters(cache) == "cd");
  keep_aged(cache, 'e', 100, 700);
  keep_within(cache.store, {300, build});
  CHECK(letters(cache) == "cde");
  keep_aged(cache, 'f', 100, 600);
  keep_within(cache.store, {300, build});
  CHECK(letters(cache) == "cde");
  CHECK(measure(cache.store).bytes == 300);
}

TEST_CASE("a recalled entry belongs to the running build") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 3000);
  keep_aged(cache, 'b', 100, 2000);
  REQUIRE(cache.recalled("a", 1) != "miss");
  cache.keep("c", {std::string(100, 'c')});
  keep_within(cache.store, {200, build_since(1000)});
  CHECK(letters(cache) == "ac");
}

TEST_CASE("an entry of the future does not belong to the running build") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, -5000);
  keep_aged(cache, 'b', 100, 900);
  keep_within(cache.store, {150, build_since(1000)});
  CHECK(letters(cache) == "b");
}

TEST_CASE("outputs that do not fit next to the running build's entries are not stored") {
  const CacheFolder cache;
  const Limit limit{250, build_since(1000)};
  const auto store = [&](char letter, std::size_t size) {
    put(cache.folder / "out/0", std::string(size, letter));
    REQUIRE(put_within(cache.store, limit, digest_of(std::string(1, letter)), cache.outputs(1)));
  };
  for (const char letter : {'a', 'b', 'c', 'd'}) store(letter, 100);
  CHECK(letters(cache) == "ab");
  const std::uint64_t added = read_statistics(cache.store.folder()).added;
  store('e', 100);
  CHECK(read_statistics(cache.store.folder()).added == added);  // not even written
  store('f', 50);
  CHECK(letters(cache) == "abf");
  CHECK(measure(cache.store).bytes == 250);
}

TEST_CASE("the next build evicts what the last one stored") {
  const CacheFolder cache;
  const auto store = [&](char letter, const RunningBuild& build) {
    put(cache.folder / "out/0", std::string(100, letter));
    REQUIRE(
        put_within(cache.store, {250, build}, digest_of(std::string(1, letter)), cache.outputs(1)));
  };
  const RunningBuild first = build_since(1000);
  for (const char letter : {'a', 'b', 'c'}) store(letter, first);
  CHECK(letters(cache) == "ab");
  for (const char letter : {'a', 'b'}) set_age(cache.action(std::string(1, letter)), 500);
  RunningBuild second = build_since(100);
  second.id = 2;
  for (const char letter : {'c', 'd', 'e'}) store(letter, second);
  CHECK(letters(cache) == "cd");
}

TEST_CASE("outputs that are larger than the limit evict nothing") {
  const CacheFolder cache;
  keep_aged(cache, 'a', 100, 2000);
  put(cache.folder / "out/0", std::string(1000, 'b'));
  REQUIRE(put_within(cache.store, {500, {}}, digest_of("b"), cache.outputs(1)));
  CHECK(letters(cache) == "a");
}

// A build that stores and recalls at random, in a cache with entries of earlier builds.
TEST_CASE("whatever a build does, the cache stays within its limit and keeps what the build used") {
  test::Random random(7);
  for (int round = 0; round < 10; ++round) {
    const CacheFolder cache;
    for (char letter = 'a'; letter <= 'j'; ++letter)
      keep_aged(cache, letter, 1 + random.below(100), 2000 + random.below(1000));
    const Limit limit{random.below(600), build_since(1000)};
    std::string used;
    for (int step = 0; step < 20; ++step) {
      const auto letter = static_cast<char>('a' + random.below(26));
      const std::string name(1, letter);
      const bool is_recalled = cache.recalled(name, 1) != "miss";
      CHECK_MESSAGE((is_recalled || used.find(letter) == std::string::npos), letter);
      if (!is_recalled) {
        put(cache.folder / "out/0", std::string(1 + random.below(100), letter));
        REQUIRE(put_within(cache.store, limit, digest_of(name), cache.outputs(1)));
        CHECK(measure(cache.store).bytes <= limit.bytes);
      }
      if (cache.store.has(digest_of(name))) used += letter;
    }
    CHECK(shown(verify(cache.store)) == "0 entries, 0 bytes");
  }
}

TEST_CASE("without statistics that can be written a cache stays in its bound") {
  const CacheFolder cache;
  put(cache.store.folder() / "statistics/mine", "x");
  keep_aged(cache, 'a', 100, 2000);
  keep_aged(cache, 'b', 100, 1000);
  keep_within(cache.store, {200});
  CHECK(letters(cache) == "ab");
  keep_within(cache.store, {199});
  CHECK(letters(cache) == "b");
}

TEST_CASE("verifying removes exactly what is damaged") {
  const CacheFolder cache;
  for (const char* name : {"good", "bit", "cut", "gone", "entry"})
    cache.keep(name, {std::string("of ") + name});
  cache.keep("half", {"whole half", "broken half"});
  cache.keep("empty", {""});
  flip(cache.blob("of bit"), 2);
  put(cache.blob("of cut"), "of");
  fs::remove(cache.blob("of gone"));
  flip(cache.action("entry"), 20);
  flip(cache.blob("broken half"), 0);
  CHECK(shown(verify(cache.store)) == "5 entries, 19 bytes");
  for (const char* name : {"bit", "cut", "gone", "entry", "half"})
    CHECK_FALSE(cache.store.has(digest_of(name)));
  CHECK(cache.recalled("good", 1) == "[of good]");
  CHECK(cache.recalled("empty", 1) == "[]");
  CHECK(fs::exists(cache.blob("whole half")));
  CHECK(fs::exists(cache.blob("of entry")));
  CHECK(shown(verify(cache.store)) == "0 entries, 0 bytes");
}

TEST_CASE("verifying misses an empty blob too") {
  const CacheFolder cache;
  cache.keep("empty", {""});
  fs::remove(cache.blob(""));
  CHECK(shown(verify(cache.store)) == "1 entries, 0 bytes");
}

TEST_CASE(
    "verifying removes foreign files among blobs and entries, and leaves a blob that is being "
    "written") {
  const CacheFolder cache;
  cache.keep("good", {"good"});
  put(cache.store.folder() / "blob/ab/README", "x");
  put(cache.store.folder() / "action/ab/README", "x");
  put(cache.store.folder() / "blob/ab/.ocelot-0123.tmp", "half");
  CHECK(shown(verify(cache.store)) == "1 entries, 1 bytes");
  CHECK(fs::exists(cache.store.folder() / "blob/ab/.ocelot-0123.tmp"));
  CHECK(cache.files_but_statistics().size() == 3);
}

TEST_CASE("clearing leaves what else lies in the folder") {
  const CacheFolder cache;
  cache.keep("step", {"x"});
  count(cache.store.folder(), true);
  put(cache.store.folder() / "git/mirror", "x");
  REQUIRE(clear(cache.store).has_value());
  CHECK(cache.files() == std::vector<std::string>{"git/mirror"});
  CHECK(clear(cache.store).has_value());
}

TEST_CASE("a cache that is not there can be measured, collected, verified and cleared") {
  const CacheFolder cache;
  CHECK(shown(measure(cache.store)) == "0 entries, 0 bytes");
  CHECK(shown(collect(cache.store, 0)) == "0 entries, 0 bytes");
  CHECK(shown(verify(cache.store)) == "0 entries, 0 bytes");
  CHECK(clear(cache.store).has_value());
  CHECK_FALSE(fs::exists(cache.store.folder()));
}

TEST_CASE("keeping, recalling and collecting at once: what is recalled is right") {
  const CacheFolder cache;
  const int right = test::count_successes(10, [&](int number) {
    const std::vector<fs::path> output = {cache.folder / std::to_string(number) / "out"};
    for (int round = 0; round < 30; ++round) {
      if (number < 2) {
        collect(cache.store, round % 2 == 0 ? 0 : 500);
        continue;
      }
      const std::string content(100, static_cast<char>('a' + round % 10));
      put(output[0], content);
      if (!cache.store.put(digest_of(content), output)) return false;
      put(output[0], "other");
      if (cache.store.get(digest_of(content), test::destinations(output)) &&
          test::get(output[0]) != content)
        return false;
    }
    return true;
  });
  CHECK(right == 10);
}

}  // namespace ocelot::cache
