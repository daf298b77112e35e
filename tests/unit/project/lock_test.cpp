// Locks: written, read, and compared with the upstream.
#include "project/lock.hpp"

#include <doctest/doctest.h>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::project {

using test::put;
using test::shown;

namespace {

const std::string k_path = "config/upstream.lock";
const std::string k_commit(40, 'a');
const std::string k_tree(40, 'b');

const std::string k_modules = std::string(64, 'a');
const Pinned k_pinned{k_commit, k_tree, k_modules, "1.26.8"};

model::Upstream upstream() {
  model::Upstream upstream;
  upstream.repo = "o/r";
  upstream.ref = "main";
  upstream.folder = "collector";
  return upstream;
}

}  // namespace

TEST_CASE("a lock that was written is read, and fits its upstream") {
  const test::TemporaryFolder folder;
  const Root root(folder.path());
  REQUIRE(shown(write_lock_file(root, k_path, upstream(), k_pinned)) == "");
  const auto lock = read_lock_file(root, k_path);
  REQUIRE(shown(lock) == "");
  REQUIRE(lock->has_value());
  CHECK((*lock)->commit.value == k_commit);
  CHECK((*lock)->tree.value == k_tree);
  CHECK((*lock)->modules.value == k_modules);
  CHECK((*lock)->go.value == "1.26.8");
  CHECK(shown(check_fit(**lock, upstream())) == "");
}

TEST_CASE("a project without a lock has none") {
  const test::TemporaryFolder folder;
  const auto lock = read_lock_file(Root(folder.path()), k_path);
  REQUIRE(shown(lock) == "");
  CHECK(!lock->has_value());
}

TEST_CASE("a commit that is not an id is a failure at its place") {
  const test::TemporaryFolder folder;
  put(folder / k_path, "repo: o/r\nref: main\ncommit: short\n");
  const std::string text = shown(read_lock_file(Root(folder.path()), k_path));
  CHECK(text.starts_with("config/upstream.lock:3:9: error: invalid commit 'short'"));
}

TEST_CASE("a lock of another ref is stale") {
  const test::TemporaryFolder folder;
  const Root root(folder.path());
  REQUIRE(shown(write_lock_file(root, k_path, upstream(), k_pinned)) == "");
  model::Upstream other = upstream();
  other.ref = "v2";
  const Status fit = check_fit(**read_lock_file(root, k_path), other);
  REQUIRE(!fit);
  CHECK(fit.error().front().code == "stale-lock");
  CHECK(fit.error().front().message == "the lock is for 'main', but the configuration has 'v2'");
}

}  // namespace ocelot::project
