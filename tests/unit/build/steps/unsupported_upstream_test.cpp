#include "build/steps/unsupported_upstream.hpp"

#include <string>

#include <doctest/doctest.h>

namespace ocelot::steps {

namespace {

std::string reason(std::string_view log) {
  return find_unsupported(log, {"github.com/o/r/collector", {}}).value_or("none");
}

}  // namespace

TEST_CASE("a package that go.mod does not provide, or another interface, is unsupported") {
  CHECK(
      reason("go: finding\n"
             "ocelot/inspect/list.go:9:2: no required module provides package a.org/otelcol; to "
             "add it:\n\tgo get a.org/otelcol\n") ==
      "ocelot/inspect/list.go:9:2: no required module provides package a.org/otelcol; to add it:");
  CHECK(reason("# github.com/o/r/collector/ocelot/inspect\n"
               "ocelot/inspect/walk.go:4:1: undefined: otelcol.Factories\n") ==
        "ocelot/inspect/walk.go:4:1: undefined: otelcol.Factories");
  CHECK(reason("# github.com/o/r/collector/internal/collector\n"
               "internal/collector/ocelot_settings.go:4:1: undefined: zap\n") ==
        "internal/collector/ocelot_settings.go:4:1: undefined: zap");
}

TEST_CASE("any other failure is not the upstream's") {
  CHECK(reason("") == "none");
  CHECK(reason("ocelot/inspect/list.go:9:2: module lookup disabled by GOPROXY=off\n") == "none");
  CHECK(reason("ocelot/inspect/list.go:9:2: a.org/x@v1.0.0: Get: dial tcp: timeout\n") == "none");
  CHECK(reason("# github.com/o/r/collector/lambdacomponents\nx.go:1:1: undefined: y\n") == "none");
  CHECK(reason("main.go:9:2: no required module provides package a.org/b\n") == "none");
  CHECK(reason("# github.com/o/r/collector/ocelot/inspect") == "none");
  for (const char* line :
       {"/go/pkg/tool/link: mapping output file failed: file too large",
        "/go/pkg/tool/link: signal: killed", "write $WORK: no space left on device"})
    CHECK(reason(std::string("# github.com/o/r/collector/ocelot/inspect\n") + line + "\n") ==
          "none");
}

}  // namespace ocelot::steps
