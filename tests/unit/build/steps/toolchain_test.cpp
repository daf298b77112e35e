// The identity of go: asked once, and again if it may have changed.
#include "build/steps/toolchain.hpp"

#include <doctest/doctest.h>

#include "support/io/tar.hpp"
#include "support/pretended_go.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::PretendedGo;
using test::put;
using test::TemporaryFolder;
using test::Variable;

std::string identity(const PretendedGo& go, const std::filesystem::path& tree) {
  const Result<std::string> answer = identify_go(go.path().string(), {}, tree);
  return answer ? *answer : test::shown(answer);
}

std::filesystem::path tar_with(const TemporaryFolder& folder, const std::string& go_mod) {
  put(folder / "tree.tar", io::pack({{"go.mod", go_mod}}).value());
  return folder / "tree.tar";
}

}  // namespace

TEST_CASE("go is started once, until something changes that its answer depends on") {
  const PretendedGo go;
  const TemporaryFolder folder;
  const auto tree = tar_with(folder, "module m\ngo 1.24\n");
  CHECK(identity(go, tree) == "go1.2.3 local");
  const std::size_t asked = go.starts();
  CHECK(asked > 0);
  CHECK(identity(go, tree) == "go1.2.3 local");
  CHECK(identity(go, tar_with(folder, "module m\ngo 1.24\nrequire x v1.0.0\n")) == "go1.2.3 local");
  CHECK(go.starts() == asked);
  CHECK(identity(go, tar_with(folder, "module m\ngo 1.25\n")) == "go1.2.3 local");
  CHECK(go.starts() == 2 * asked);
  CHECK(identity(go, tar_with(folder, "module m\ngo 1.25\n\ttoolchain go1.99.0\n")) ==
        "go1.2.3 local");
  CHECK(go.starts() == 3 * asked);
  {
    const Variable chosen("GOTOOLCHAIN", "go1.77.0");
    CHECK(identity(go, tar_with(folder, "module m\ngo 1.24\n")) == "go1.2.3 local");
    CHECK(go.starts() == 4 * asked);
  }
  put(folder / "settings", "GOTOOLCHAIN=go1.77.0\n");
  const Variable settings("GOENV", (folder / "settings").string());
  CHECK(identity(go, tree) == "go1.2.3 local");
  CHECK(go.starts() == 5 * asked);
}

TEST_CASE("another go binary at the same path is asked anew") {
  const PretendedGo go;
  const TemporaryFolder folder;
  const auto tree = tar_with(folder, "module m\n");
  CHECK(identity(go, tree) == "go1.2.3 local");
  go.become("go1.2.99");
  CHECK(identity(go, tree) == "go1.2.99 local");
}

TEST_CASE("a damaged answer is asked anew") {
  const PretendedGo go;
  const TemporaryFolder folder;
  const Variable caches("OCELOT_CACHE_DIR", (folder / "caches").string());
  const auto tree = tar_with(folder, "module m\n");
  REQUIRE(identity(go, tree) == "go1.2.3 local");
  const auto memory = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(folder / "caches/toolchain")) {
      if (!entry.path().extension().empty()) continue;
      return entry.path();
    }
    return std::filesystem::path();
  }();
  const std::string good = test::get(memory);
  std::vector<std::string> damaged = {"", "go1.2.3 local", "go1.2.3 local\n", good + "x",
                                      "x" + good};
  for (std::size_t i = 0; i < good.size(); ++i) {
    damaged.push_back(good.substr(0, i));
    damaged.push_back(good);
    damaged.back()[i] = static_cast<char>(good[i] ^ 1);
  }
  for (const std::string& text : damaged) {
    put(memory, text);
    const std::size_t asked = go.starts();
    CHECK_MESSAGE(identity(go, tree) == "go1.2.3 local", text);
    CHECK_MESSAGE(go.starts() > asked, text);
    CHECK(test::get(memory) == good);
  }
}

TEST_CASE("an answer that cannot be remembered is given all the same") {
  const PretendedGo go;
  const TemporaryFolder folder;
  put(folder / "file", "x");
  const Variable caches("OCELOT_CACHE_DIR", (folder / "file").string());
  CHECK(identity(go, tar_with(folder, "module m\n")) == "go1.2.3 local");
}

TEST_CASE("a tree that cannot be read is a failure") {
  const PretendedGo go;
  CHECK(identity(go, "/no/tree.tar") ==
        "/no/tree.tar: error: cannot open: No such file or directory\n");
}

}  // namespace ocelot::steps
