// Upstream's components are named by the same rules as the project's.
#include "queries/upstream_components.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::upstream_of;
using test::wrapper;

TEST_CASE("A wrapper of a type folder is a component, named after its tag") {
  const auto found =
      upstream_of({{"lambdacomponents/exporter/otlp.go", wrapper("exporter.otlp")},
                   {"lambdacomponents/processor/ml.go", wrapper("processor.memorylimiter")}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].full_name() == "exporter.otlp");
  CHECK(found[0].files[0].source->path == "lambdacomponents/exporter/otlp.go");
  CHECK(found[1].full_name() == "processor.memorylimiter");
}

TEST_CASE("Without one tag of its own, it is named after its file") {
  const auto found = upstream_of(
      {{"lambdacomponents/exporter/two.go",
        "//go:build lambdacomponents.exporter.a || lambdacomponents.exporter.b\n\npackage p\n"},
       {"lambdacomponents/exporter/every.go",
        "//go:build lambdacomponents.exporter.all\n\npackage p\n"}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].full_name() == "exporter.every");
  CHECK(found[1].full_name() == "exporter.two");
}

TEST_CASE("Other files of upstream are no components") {
  CHECK(upstream_of(
            {{"lambdacomponents/exporter/pkg.go", "package exporter\n"},
             {"lambdacomponents/custom.go", "//go:build lambdacomponents.custom\n\npackage p\n"},
             {"lambdacomponents/exporter/deep/foo.go", wrapper("exporter.foo")},
             {"lambdacomponents/exporter/foo_test.go", wrapper("exporter.foo")},
             {"lambdacomponents/exporter/foo.txt", wrapper("exporter.foo")},
             {"lambdacomponents/exporter/other.go", wrapper("receiver.foo")},
             {"internal/exporter/foo.go", wrapper("exporter.foo")}})
            .empty());
}

}  // namespace ocelot::queries
