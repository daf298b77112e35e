// A word is a file, a component, a tag or a module; its users are found.
#include "queries/uses.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::joined;
using test::k_modules;
using test::k_three;
using test::k_two;
using test::shown;

namespace {

std::string uses(const Asked& asked, const std::string& word) {
  const Edges edges(asked.graph);
  const Result<Uses> found = find_uses(asked.catalog(), edges, word);
  if (!found) return shown(found);
  std::string all(name_of(found->kind));
  for (const Use& use : found->distributions)
    all += " " + use.distribution + (use.how.empty() ? "" : "(" + use.how + ")");
  return all + "; " + joined(found->components);
}

}  // namespace

TEST_CASE("Each kind of name has its users") {
  const Asked asked = ask(test::project(k_two, k_three, k_modules));
  CHECK(uses(asked, "components/collector/lambdacomponents/exporter/foo.go") ==
        "file more rest; exporter.foo");
  CHECK(uses(asked, "config/examples/c.yaml") == "file more; ");
  CHECK(uses(asked, "build/ocelot/upstream.tar") == "file base more rest; ");
  CHECK(uses(asked, "config/distributions.yaml") == "file base more rest; ");
  CHECK(uses(asked, "receiver.bar") == "component rest; ");
  CHECK(uses(asked, "lambdacomponents.receiver.otlp") == "tag base(its own) more(from base); ");
  CHECK(uses(asked, "lambdacomponents.exporter.foo") == "tag more(its own); exporter.foo");
  CHECK(uses(asked, "x.org/foo") == "module more(v1.0.0) rest(v1.0.0); exporter.foo");
  CHECK(uses(asked, "x.org/both") ==
        "module more(upstream's version) rest(upstream's version); exporter.foo receiver.bar");
}

TEST_CASE("An unknown name is reported with the nearest") {
  Asked asked = ask(test::project(k_two, k_three, k_modules));
  asked.upstream.emplace();
  CHECK(uses(asked, "exporter.fo") ==
        "error: no file, component, module or tag 'exporter.fo'\nhelp: did you mean "
        "'exporter.foo'?\n");
}

}  // namespace ocelot::queries
