// Chains are the shortest, and lead from inputs to outputs.
#include "queries/path.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::k_three;
using test::k_two;
using test::shown;

namespace {

std::string chain(const Asked& asked, const std::string& a, const std::string& b) {
  const Edges edges(asked.graph);
  const Result<Chain> found = find_chain(edges, a, b);
  if (!found) return shown(found);
  std::string all;
  for (const Link& link : found->links) {
    if (link.step) all += std::string(link.only_waits ? "~" : "-") + std::string(*link.step) + "> ";
    all += link.name + "\n";
  }
  return all;
}

const std::string k_foo = "components/collector/lambdacomponents/exporter/foo.go";

}  // namespace

TEST_CASE("From a component's file to a target, in either order") {
  const Asked asked = ask(test::project(k_two, k_three));
  const std::string tree = asked.plan.trees[1].id;
  const std::string wanted = k_foo +
                             "\n-overlay> build/ocelot/overlay/exporter.foo.tar\n"
                             "-gomod> build/ocelot/tree/" +
                             tree +
                             ".tar\n"
                             "-package> build/ocelot/layer/arm64-more.zip\n"
                             "-rename> build/collector-arm64-more.zip\n"
                             "more\n";
  CHECK(chain(asked, k_foo, "more") == wanted);
  CHECK(chain(asked, "more", k_foo) == wanted);
}

TEST_CASE("The name of a component means its overlay") {
  const Asked asked = ask(test::project(k_two, k_three));
  CHECK(chain(asked, k_foo, "exporter.foo") ==
        k_foo + "\n-overlay> build/ocelot/overlay/exporter.foo.tar\n");
}

TEST_CASE("Where nothing reads it, the chain has a step that waits") {
  const Asked asked = ask(test::project(k_two, k_three));
  CHECK(chain(asked, "config/distributions.yaml", "build/ocelot/tree/plain.tar") ==
        "config/distributions.yaml\n-check> build/ocelot/check\n"
        "~gomod> build/ocelot/tree/plain.tar\n");
}

TEST_CASE("A file leads to itself; unconnected ends and unknown names are faults") {
  const Asked asked = ask(test::project(k_two, k_three));
  CHECK(chain(asked, k_foo, k_foo) == k_foo + "\n");
  CHECK(chain(asked, "base", "more") ==
        "error: neither 'base' nor 'more' is made from the other\n");
  CHECK(chain(asked, "bsae", "more") ==
        "error: no file, target or component 'bsae'\nhelp: did you mean 'base'?\n");
}

}  // namespace ocelot::queries
