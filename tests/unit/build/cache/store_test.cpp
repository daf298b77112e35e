// Entries are restored complete and correct, or not at all.
#include "build/cache/store.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/cache.hpp"
#include "support/processes.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

using test::CacheFolder;
using test::flip;
using test::get;
using test::put;
using test::set_age;
using test::stat_of;

const std::string k_one = "the first output\n";
const std::string k_two = std::string(100000, 'b') + "the second";

// The first, the last and some positions in between.
std::vector<std::size_t> positions_in(const fs::path& path) {
  const std::size_t size = fs::file_size(path);
  std::vector<std::size_t> positions = {0, size - 1};
  for (std::size_t part = 1; part < 8; ++part) positions.push_back(size * part / 8);
  return positions;
}

// `spoil` damages a file; then nothing is restored, the entry is removed, and it can be stored
// again.
template <class Spoil>
void expect_miss(const Spoil& spoil) {
  const CacheFolder cache;
  cache.keep("step", {k_one, k_two});
  spoil(cache);
  CHECK(cache.recalled("step", 2) == "miss");
  CHECK_FALSE(fs::exists(cache.folder / "out/0"));
  CHECK_FALSE(fs::exists(cache.folder / "out/1"));
  CHECK_FALSE(cache.store.has(digest_of("step")));
  cache.keep("step", {k_one, k_two});
  CHECK(cache.recalled("step", 2) == "[" + k_one + "][" + k_two + "]");
}

}  // namespace

TEST_CASE("what was kept is recalled, and nothing else is") {
  const CacheFolder cache;
  CHECK(cache.recalled("step", 1) == "miss");
  cache.keep("step", {k_one, k_two});
  CHECK(cache.store.has(digest_of("step")));
  CHECK(cache.recalled("step", 2) == "[" + k_one + "][" + k_two + "]");
  CHECK(cache.recalled("another", 2) == "miss");
  CHECK_FALSE(cache.store.has(digest_of("another")));
}

TEST_CASE("no outputs, empty ones, equal ones and odd bytes are outputs too") {
  const CacheFolder cache;
  cache.keep("none", {});
  CHECK(cache.recalled("none", 0) == "");
  cache.keep("empty", {"", ""});
  CHECK(cache.recalled("empty", 2) == "[][]");
  cache.keep("equal", {"x", "x"});
  CHECK(cache.recalled("equal", 2) == "[x][x]");
  const std::string odd("\0\r\n\xff", 4);
  cache.keep("odd", {odd});
  CHECK(cache.recalled("odd", 1) == "[" + odd + "]");
}

TEST_CASE("a later keep of the same action counts") {
  const CacheFolder cache;
  cache.keep("step", {"old"});
  cache.keep("step", {"new"});
  CHECK(cache.recalled("step", 1) == "[new]");
}

TEST_CASE("one content lies there once") {
  const CacheFolder cache;
  cache.keep("one", {k_one});
  cache.keep("other", {k_one, k_one});
  CHECK(cache.files_but_statistics().size() == 3);
}

TEST_CASE("an entry for another number of outputs is a miss") {
  const CacheFolder cache;
  for (const std::size_t count : {1, 3}) {
    cache.keep("step", {k_one, k_two});
    CHECK(cache.recalled("step", count) == "miss");
  }
}

TEST_CASE("a missing blob is a miss") {
  for (const std::string& content : {k_one, k_two})
    expect_miss([&](const CacheFolder& cache) { fs::remove(cache.blob(content)); });
}

TEST_CASE("a blob that is too short, too long or empty is a miss") {
  for (const std::string& content : {k_one, k_two}) {
    for (const std::string& damaged : {content.substr(1), content + "x", std::string()})
      expect_miss([&](const CacheFolder& cache) { put(cache.blob(content), damaged); });
  }
}

TEST_CASE("a flipped bit anywhere in a blob is a miss") {
  const CacheFolder model;
  model.keep("step", {k_one, k_two});
  for (const std::string& content : {k_one, k_two}) {
    for (const std::size_t position : positions_in(model.blob(content)))
      expect_miss([&](const CacheFolder& cache) { flip(cache.blob(content), position); });
  }
}

TEST_CASE("a flipped bit in any byte of an action's file is a miss") {
  const CacheFolder cache;
  cache.keep("step", {k_one, k_two});
  const std::string whole = get(cache.action("step"));
  for (std::size_t position = 0; position < whole.size(); ++position) {
    cache.keep("step", {k_one, k_two});
    flip(cache.action("step"), position);
    CHECK_MESSAGE(cache.recalled("step", 2) == "miss", "byte ", position);
    CHECK_FALSE(fs::exists(cache.action("step")));
  }
}

TEST_CASE("an action's file cut off anywhere is a miss") {
  const CacheFolder cache;
  cache.keep("step", {k_one});
  const std::string whole = get(cache.action("step"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    cache.keep("step", {k_one});
    put(cache.action("step"), whole.substr(0, size));
    CHECK_MESSAGE(cache.recalled("step", 1) == "miss", "first ", size, " bytes");
  }
}

TEST_CASE("a foreign file in an entry's or a blob's place is a miss") {
  for (const char* content : {"something else\n", "\n", "end 0\n", "1 x\n"})
    expect_miss([&](const CacheFolder& cache) { put(cache.action("step"), content); });
  expect_miss([](const CacheFolder& cache) {
    fs::remove(cache.action("step"));
    REQUIRE(::mkfifo(cache.action("step").c_str(), 0600) == 0);
  });
  expect_miss([](const CacheFolder& cache) {
    fs::remove(cache.blob(k_two));
    REQUIRE(::mkfifo(cache.blob(k_two).c_str(), 0600) == 0);
  });
  expect_miss([](const CacheFolder& cache) {
    fs::remove(cache.blob(k_one));
    fs::create_directory(cache.blob(k_one));
  });
}

TEST_CASE(
    "a folder with files of another's in a blob's or an entry's place stays, and keeping fails") {
  for (const bool in_blob : {true, false}) {
    const CacheFolder cache;
    cache.keep("step", {k_one});
    const fs::path place = in_blob ? cache.blob(k_one) : cache.action("step");
    fs::remove(place);
    put(place / "mine", "x");
    CHECK(cache.recalled("step", 1) == "miss");
    put(cache.outputs(1)[0], k_one);
    CHECK(test::shown(cache.store.put(digest_of("step"), cache.outputs(1)).error()) ==
          place.string() + ": error: cannot replace: Is a directory\n");
    CHECK(get(place / "mine") == "x");
  }
}

TEST_CASE("when the second output cannot be had, the first is not touched") {
  const CacheFolder cache;
  cache.keep("step", {k_one, k_two});
  flip(cache.blob(k_two), 5);
  put(cache.outputs(2)[0], "before");
  fs::remove(cache.outputs(2)[1]);
  const auto before = stat_of(cache.outputs(2)[0]);
  CHECK_FALSE(cache.store.get(digest_of("step"), test::destinations(cache.outputs(2))));
  CHECK(get(cache.outputs(2)[0]) == "before");
  CHECK(stat_of(cache.outputs(2)[0]).st_ino == before.st_ino);
  CHECK(std::distance(fs::directory_iterator(cache.folder / "out"), fs::directory_iterator()) == 1);
}

TEST_CASE("an output that holds the bytes already is left untouched, its time and inode included") {
  const CacheFolder cache;
  cache.keep("step", {k_one, k_two});
  const fs::path output = cache.outputs(2)[0];
  set_age(output, 1000);
  const auto before = stat_of(output);
  put(cache.outputs(2)[1], "to be replaced");
  REQUIRE(cache.store.get(digest_of("step"), test::destinations(cache.outputs(2))));
  const auto after = stat_of(output);
  CHECK(after.st_ino == before.st_ino);
  CHECK(after.st_mtim.tv_sec == before.st_mtim.tv_sec);
  CHECK(get(cache.outputs(2)[1]) == k_two);
}

TEST_CASE(
    "an output is no link to its blob: what is written to it later does not reach the cache") {
  const CacheFolder cache;
  cache.keep("step", {k_one});
  const fs::path output = cache.outputs(1)[0];
  for (int round = 0; round < 2; ++round) {
    CHECK(stat_of(output).st_nlink == 1);
    CHECK(stat_of(cache.blob(k_one)).st_nlink == 1);
    std::ofstream(output, std::ios::in | std::ios::out) << "X";
    CHECK(get(cache.blob(k_one)) == k_one);
    REQUIRE(cache.recalled("step", 1) == "[" + k_one + "]");
  }
}

TEST_CASE("a pipe in an output's place is never replaced") {
  const CacheFolder cache;
  cache.keep("step", {k_one});
  fs::remove(cache.outputs(1)[0]);
  REQUIRE(::mkfifo(cache.outputs(1)[0].c_str(), 0600) == 0);
  CHECK_FALSE(cache.store.get(digest_of("step"), test::destinations(cache.outputs(1))));
  CHECK(S_ISFIFO(stat_of(cache.outputs(1)[0]).st_mode));
  CHECK(cache.store.has(digest_of("step")));
}

TEST_CASE("an output that is not there cannot be kept, and leaves no entry") {
  const CacheFolder cache;
  put(cache.outputs(2)[0], k_one);
  CHECK(test::shown(cache.store.put(digest_of("step"), cache.outputs(2)).error()) ==
        cache.outputs(2)[1].string() + ": error: cannot open: No such file or directory\n");
  CHECK_FALSE(cache.store.has(digest_of("step")));
}

TEST_CASE("a damaged blob is mended by keeping its content again") {
  const CacheFolder cache;
  cache.keep("step", {k_one});
  flip(cache.blob(k_one), 3);
  cache.keep("step", {k_one});
  CHECK(get(cache.blob(k_one)) == k_one);
}

TEST_CASE("a use is noted at the entry") {
  const CacheFolder cache;
  cache.keep("step", {k_one});
  set_age(cache.action("step"), 1000);
  REQUIRE(cache.recalled("step", 1) != "miss");
  CHECK(stat_of(cache.action("step")).st_mtim.tv_sec > std::time(nullptr) - 100);
}

TEST_CASE("ten processes keep and recall one entry at once") {
  const CacheFolder cache;
  const Digest step = digest_of("step");
  const int right = test::count_successes(10, [&](int number) {
    const fs::path own = cache.folder / std::to_string(number);
    const std::vector<fs::path> outputs = {own / "0", own / "1"};
    for (int round = 0; round < 20; ++round) {
      put(outputs[0], k_one);
      put(outputs[1], k_two);
      if (!cache.store.put(step, outputs)) return false;
      fs::remove_all(own);
      if (!cache.store.get(step, test::destinations(outputs))) return false;
      if (get(outputs[0]) != k_one || get(outputs[1]) != k_two) return false;
    }
    return true;
  });
  CHECK(right == 10);
  CHECK(cache.files_but_statistics().size() == 3);
}

}  // namespace ocelot::cache
