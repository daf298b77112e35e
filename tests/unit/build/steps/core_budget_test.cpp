// The cores of a step's tools: what limits them, and what the tools are told.
#include "build/steps/core_budget.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/environment.hpp"
#include "support/io/descriptor.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace ocelot::steps {

namespace {

using test::TemporaryFolder;
using test::Variable;

// The limit of a tool; 0 if there is none.
std::size_t limit_with(const CoreSettings& settings) {
  return CoreBudget(settings).take().cores.value_or(0);
}

// A fifo with this many tokens, which is the jobserver of MAKEFLAGS.
struct Outer {
  explicit Outer(std::size_t tokens) {
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    pipe = io::Descriptor(::open((folder / "fifo").c_str(), O_RDWR | O_CLOEXEC));
    const std::string bytes(tokens, '+');
    REQUIRE(::write(pipe.get(), bytes.data(), tokens) == static_cast<ssize_t>(tokens));
  }

  std::string makeflags() const {
    return fmt::format("-j9 --jobserver-auth=fifo:{}", (folder / "fifo").string());
  }

  TemporaryFolder folder;
  io::Descriptor pipe;
};

}  // namespace

TEST_CASE("without a jobserver, only the user's own settings limit Go") {
  CHECK(limit_with({"", "", "", 8}) == 0);
  CHECK(limit_with({"-j4", "", "-mod=mod", 8}) == 0);
  CHECK(limit_with({"", "3", "", 8}) == 3);
  CHECK(limit_with({"", "", "-mod=mod -p=2", 8}) == 2);
  CHECK(limit_with({"", "3", "-p=6 --p=5", 8}) == 3);
  CHECK(limit_with({"", "8", "-p=9", 8}) == 0);
  CHECK(limit_with({"", "0", "-p=x", 8}) == 0);
}

TEST_CASE("with a jobserver, a tool gets one core and one for each token") {
  for (const auto& [tokens, cores] : {std::pair(0, 1U), {3, 4U}, {7, 8U}, {20, 8U}}) {
    CAPTURE(tokens);
    const Outer outer(static_cast<std::size_t>(tokens));
    CHECK(limit_with({outer.makeflags(), "", "", 8}) == cores);
    CHECK(limit_with({outer.makeflags(), "2", "", 8}) == std::min(cores, 2U));
    CHECK(limit_with({outer.makeflags(), "", "-p=1", 8}) == 1);
  }
}

TEST_CASE("tools that run at the same time share the tokens") {
  const Outer outer(3);
  const CoreBudget budget({outer.makeflags(), "", "", 3});
  const CoreShare first = budget.take();
  CHECK(first.cores == 3);
  CHECK(budget.take_one().cores == 1);
  CHECK(budget.take().cores == 2);
  CHECK(budget.take().cores == 2);
}

TEST_CASE("a tool also uses the cores of steps that wait for it, but not more than it can") {
  const Outer outer(2);
  const CoreBudget budget({outer.makeflags(), "", "", 5});
  CHECK(budget.take(1).cores == 4);
  CHECK(budget.take(3).cores == 5);
  CHECK(budget.take(9).cores == 5);
  const CoreShare taken = budget.take(3);
  CHECK(budget.take().cores == 2);  // one token was left
  CHECK(CoreBudget({"", "", "", 5}).take(3).cores == std::nullopt);
}

TEST_CASE("a jobserver that cannot be used is one core, and a warning") {
  const CoreSettings settings{"--jobserver-auth=fifo:/missing", "", "", 8};
  CHECK(CoreBudget(settings).take().cores == 1);
  CHECK(CoreBudget(settings).take_one().cores == 1);
  const std::optional<Diagnostic> warned = check_jobserver(settings);
  REQUIRE(warned);
  CHECK(test::shown({*warned}) ==
        "/missing: warning: cannot open the jobserver: No such file or directory; each step uses "
        "one core\nhelp: to use all cores, unset MAKEFLAGS\n");
  CHECK_FALSE(check_jobserver({Outer(1).makeflags(), "", "", 8}));
  CHECK_FALSE(check_jobserver({"-j8", "", "", 8}));
}

TEST_CASE("Go reads the limit from GOMAXPROCS and GOFLAGS") {
  io::Environment environment = {{"GOFLAGS", "-buildvcs=false"}};
  CoreShare{std::nullopt, {}}.limit(environment);
  CHECK(environment == io::Environment{{"GOFLAGS", "-buildvcs=false"}});
  CoreShare{3, {}}.limit(environment);
  CHECK(environment == io::Environment{{"GOFLAGS", "-buildvcs=false -p=3"}, {"GOMAXPROCS", "3"}});
}

TEST_CASE("the settings come from the environment") {
  const Variable makeflags("MAKEFLAGS", "-j5");
  const Variable gomaxprocs("GOMAXPROCS", "4");
  const Variable goflags("GOFLAGS", "-p=3");
  const CoreSettings settings = read_core_settings();
  CHECK(settings.makeflags == "-j5");
  CHECK(settings.gomaxprocs == "4");
  CHECK(settings.goflags == "-p=3");
  CHECK(settings.cores >= 1);
}

}  // namespace ocelot::steps
