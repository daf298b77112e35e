// A shared cache in a folder: what one machine stores another one gets, whatever somebody without a
// key puts there.
#include "build/remote/shared_cache.hpp"

#include <random>
#include <thread>

#include <doctest/doctest.h>

#include "build/cache/store.hpp"
#include "build/remote/folder_transport.hpp"
#include "build/remote/signed_entry.hpp"
#include "build/remote/trimming.hpp"
#include "support/cache.hpp"

namespace ocelot::remote {

namespace fs = std::filesystem;

namespace {

using test::get;
using test::put;

// A machine with a cache, and with a shared cache behind it.
struct Machine {
  explicit Machine(const fs::path& shared, const Settings& settings = {},
                   std::unique_ptr<Transport> transport = nullptr)
      : level(complete(settings),
              transport ? std::move(transport)
                        : std::make_unique<FolderTransport>(shared, settings.is_read_only),
              folder / "cache", {++builds, {}}) {}

  void keep(std::string_view action, const std::string& content) {
    put(folder / "in", content);
    REQUIRE(store.put(digest_of(action), {{"output", folder / "in"}}));
  }

  std::string recalled(std::string_view action) {
    fs::remove(folder / "out");
    std::vector<cache::OutputTarget> targets;
    targets.push_back({"output", io::find_destination("build", folder / "out").value()});
    return store.get(digest_of(action), targets) ? get(folder / "out") : "miss";
  }

  cache::Statistics::Shared used() const { return cache::read_statistics(folder / "cache").shared; }

  static inline std::uint64_t builds = 0;

  test::TemporaryFolder folder;
  std::vector<std::string> told;
  SharedCache level;
  cache::Store store{folder / "cache", &level};

 private:
  Settings complete(Settings settings) {
    settings.name = "file:/shared";
    settings.largest = 1U << 20U;
    settings.report = [this](std::string_view topic, const Diagnostic&) {
      told.emplace_back(topic);
    };
    return settings;
  }
};

Settings with_writers(std::vector<PublicKey> writers, std::string key_file = {}) {
  Settings settings;
  settings.writers = std::move(writers);
  settings.key_file = std::move(key_file);
  return settings;
}

fs::path entry_in(const fs::path& shared, std::string_view action) {
  return shared / "ac" / digest_of(action).hex();
}

fs::path blob_in(const fs::path& shared, std::string_view content) {
  return shared / "cas" / digest_of(content).hex();
}

// A server that answers after a time, and counts what it is asked.
class SlowTransport : public Transport {
 public:
  SlowTransport(std::chrono::milliseconds time, int& asked) : time_(time), asked_(asked) {}

  Result<bool> get(const std::string&, const Accept&, Deadline& deadline) override {
    ++asked_;
    std::this_thread::sleep_for(time_);
    if (deadline.is_over()) return fail(error(k_failed, {}, "too slow"));
    return false;
  }
  Result<bool> has(const std::string&, std::uintmax_t, Deadline&) override { return false; }
  Status put(const std::string&, const Upload&, Deadline&) override { return {}; }
  void discard(const std::string&) override {}

 private:
  std::chrono::milliseconds time_;
  int& asked_;
};

}  // namespace

TEST_CASE("what one machine stores, another one gets") {
  const test::TemporaryFolder shared;
  Machine first(shared.path());
  CHECK(first.recalled("step") == "miss");
  first.keep("step", "content");
  CHECK(get(blob_in(shared.path(), "content")) == "content");
  Machine second(shared.path());
  CHECK(second.recalled("step") == "content");
  CHECK(second.recalled("other") == "miss");
  CHECK(second.told.empty());
  CHECK(second.used().hits == 1);
  CHECK(second.used().misses == 1);
  CHECK(second.used().received == 7);
  CHECK(first.used().sent == 7);
  fs::remove_all(shared.path());
  CHECK(second.recalled("step") == "content");  // from its own cache
}

TEST_CASE("a reader writes nothing") {
  const test::TemporaryFolder shared;
  Settings settings;
  settings.is_read_only = true;
  Machine reader(shared.path(), settings);
  reader.keep("step", "content");
  CHECK(reader.recalled("step") == "content");
  CHECK(fs::is_empty(shared.path()));
}

TEST_CASE("a missing blob is a miss, and one of another size is replaced") {
  const test::TemporaryFolder shared;
  Machine first(shared.path());
  first.keep("step", "content");
  fs::remove(blob_in(shared.path(), "content"));
  Machine second(shared.path());
  CHECK(second.recalled("step") == "miss");
  CHECK(second.told.empty());
  put(blob_in(shared.path(), "content"), "cont");
  second.keep("step", "content");
  CHECK(get(blob_in(shared.path(), "content")) == "content");
}

TEST_CASE("wrong bytes end the use, are told, and are removed") {
  const test::TemporaryFolder shared;
  Machine first(shared.path());
  first.keep("step", "content");
  first.keep("next", "more");
  for (const char* wrong : {"CONTENT", "cont", "", "content and more"}) {
    put(blob_in(shared.path(), "content"), wrong);
    Machine second(shared.path());
    CHECK(second.recalled("step") == "miss");
    CHECK(second.told == std::vector<std::string>{"failed"});
    CHECK_FALSE(fs::exists(blob_in(shared.path(), "content")));
    CHECK(second.recalled("next") == "miss");
    CHECK(second.told.size() == 1);
  }
}

TEST_CASE("a thousand entries of somebody without a key: none is used") {
  const test::TemporaryFolder shared;
  const test::TemporaryFolder keys;
  const PrivateKey writer = PrivateKey::generate();
  const PrivateKey former = PrivateKey::generate();
  put(keys / "writer", writer.text());
  Machine first(shared.path(), with_writers({writer.public_key()}, keys / "writer"));
  first.keep("step", "content");
  first.keep("other", "other content");
  put(blob_in(shared.path(), "evil"), "evil");
  const std::string right = get(entry_in(shared.path(), "step"));
  const std::string swapped = get(entry_in(shared.path(), "other"));
  const cache::Entry evil{digest_of("step"), {{"output", 4, digest_of("evil")}}};
  std::mt19937 random(19);
  for (std::size_t i = 0; i < 1000; ++i) {
    const auto text = [&]() -> std::string {
      switch (i % 6) {
        case 0:
          return render(evil, nullptr);
        case 1:
          return render(evil, &former);
        case 2:
          return render(evil, nullptr) + right.substr(right.find("signature "));
        case 3:
          return swapped;
        case 4:
          return right.substr(0, random() % right.size());
        default: {
          std::string flipped = right;
          flipped[random() % flipped.size()] ^= static_cast<char>(1U << (random() % 7));
          return flipped;
        }
      }
    }();
    put(entry_in(shared.path(), "step"), text);
    Machine reader(shared.path(), with_writers({writer.public_key()}));
    REQUIRE(reader.recalled("step") == "miss");
    REQUIRE(reader.told == std::vector<std::string>{"entry"});
  }
  put(entry_in(shared.path(), "step"), right);
  Machine reader(shared.path(), with_writers({writer.public_key()}));
  CHECK(reader.recalled("step") == "content");
}

TEST_CASE("without a key of a listed writer, nothing is written") {
  const test::TemporaryFolder shared;
  const test::TemporaryFolder keys;
  const PrivateKey writer = PrivateKey::generate();
  put(keys / "other", PrivateKey::generate().text());
  put(keys / "text", "no key");
  Machine none(shared.path(), with_writers({writer.public_key()}));
  none.keep("step", "content");
  CHECK(none.told.empty());
  for (const char* file : {"other", "text", "missing"}) {
    Machine machine(shared.path(), with_writers({writer.public_key()}, keys / file));
    machine.keep("step", "content");
    CHECK(machine.told == std::vector<std::string>{"key"});
  }
  CHECK(fs::is_empty(shared.path()));
}

TEST_CASE("an entry that is larger than the cache is not fetched") {
  const test::TemporaryFolder shared;
  Machine first(shared.path());
  first.keep("step", std::string(2U << 20U, 'x'));
  Machine second(shared.path());
  CHECK(second.recalled("step") == "miss");
  CHECK(second.used().received == 0);
}

TEST_CASE("a slow server is asked until the build has waited long enough") {
  int asked = 0;
  Settings settings;
  settings.patience = std::chrono::milliseconds(1);
  Machine machine(
      {}, settings,
      std::make_unique<SlowTransport>(k_answer_time + std::chrono::milliseconds(20), asked));
  for (const char* step : {"one", "two", "three"}) CHECK(machine.recalled(step) == "miss");
  CHECK(asked == 1);
  CHECK(machine.told == std::vector<std::string>{"failed"});
}

TEST_CASE("trimming keeps what was used last, with all its blobs") {
  const test::TemporaryFolder shared;
  Machine machine(shared.path());
  for (int i = 0; i < 8; ++i) {
    const std::string name = std::to_string(i);
    machine.keep(name, name + std::string(1000, 'x'));
    test::set_age(entry_in(shared.path(), name), (20 - i) * 3600);
    test::set_age(blob_in(shared.path(), name + std::string(1000, 'x')), (20 - i) * 3600);
  }
  put(shared / "cas" / digest_of("garbage").hex(), "garbage");
  CHECK(trim(shared.path(), 3 * 1001, cache::Removal::dry_run)->entries == 5);
  const auto removed = trim(shared.path(), 3 * 1001, cache::Removal::real);
  REQUIRE(removed);
  CHECK(removed->entries == 5);
  CHECK(removed->bytes == 5 * 1001);  // the garbage may be of an entry that is yet to come
  Machine reader(shared.path());
  for (int i = 0; i < 8; ++i) CHECK((reader.recalled(std::to_string(i)) == "miss") == (i < 5));
  CHECK(reader.told.empty());
}

}  // namespace ocelot::remote
