// Names are looked up, and the nearest is suggested.
#include "queries/catalog.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;
using test::Asked;
using test::k_three;
using test::k_two;
using test::shown;
using test::upstream_of;
using test::wrapper;

TEST_CASE("A component of the project is in where it is selected") {
  const Asked asked = ask(test::project(k_two, k_three));
  const Catalog catalog = asked.catalog();
  const CatalogEntry& foo = *catalog.find("exporter.foo");
  CHECK(!foo.is_upstreams());
  CHECK(!catalog.holds(asked.distribution("base"), foo));
  CHECK(catalog.holds(asked.distribution("more"), foo));
  CHECK(catalog.holds(asked.distribution("rest"), foo));
  CHECK(foo.files() ==
        std::vector<std::string>{"components/collector/lambdacomponents/exporter/foo.go"});
}

TEST_CASE("A component of upstream is in where its constraint holds") {
  Asked asked = ask(test::project(k_two, k_three));
  asked.upstream = upstream_of({{"lambdacomponents/receiver/otlp.go", wrapper("receiver.otlp")},
                                {"lambdacomponents/receiver/pop.go", wrapper("receiver.pop")}});
  const Catalog catalog = asked.catalog();
  CHECK(catalog.find("receiver.otlp")->is_upstreams());
  CHECK(catalog.holds(asked.distribution("base"), *catalog.find("receiver.otlp")));
  CHECK(!catalog.holds(asked.distribution("base"), *catalog.find("receiver.pop")));
  CHECK(catalog.holds(asked.distribution("rest"), *catalog.find("receiver.pop")));
}

TEST_CASE("The nearest distribution and component are offered") {
  Asked asked = ask(test::project(k_two, k_three));
  CHECK(shown(asked.catalog().distribution("bse")) ==
        "error: no distribution 'bse' in config/distributions.yaml\nhelp: did you mean 'base'?\n");
  CHECK(shown(asked.catalog().distribution("nothing-like")) ==
        "error: no distribution 'nothing-like' in config/distributions.yaml\n"
        "help: see: ocelot-gen list distributions\n");
  CHECK(shown(asked.catalog().component("receiver.baz")) ==
        "error: the project has no component 'receiver.baz', and upstream's tree is not here yet\n"
        "note: upstream's own components are not known yet; to get its tree: "
        "ocelot-gen build build/ocelot/upstream.tar\nhelp: did you mean 'receiver.bar'?\n");
  asked.upstream = upstream_of({{"lambdacomponents/receiver/otlp.go", wrapper("receiver.otlp")}});
  CHECK(shown(asked.catalog().component("receiver.otpl")) ==
        "error: no component 'receiver.otpl'\nhelp: did you mean 'receiver.otlp'?\n");
}

}  // namespace ocelot::queries
