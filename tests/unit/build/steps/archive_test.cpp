// The pkg-config file of an archive.
#include "build/steps/archive.hpp"

#include <doctest/doctest.h>

namespace ocelot::steps {

TEST_CASE("a pkg-config file is relative to its folder, and has the collector's version") {
  const std::string go_mod =
      "module x.org/up\n\nrequire go.opentelemetry.io/collector/otelcol v0.145.0\n";
  CHECK(pkg_config_text("libotelcol-amd64-edge", go_mod, {"-rdynamic", "-lfoo"}) ==
        "Name: libotelcol-amd64-edge\n"
        "Description: an OpenTelemetry Collector to link into a program\n"
        "Version: 0.145.0\n"
        "Cflags: -I${pcfiledir}\n"
        "Libs: -L${pcfiledir} -lotelcol-amd64-edge -rdynamic -lfoo\n");
}

TEST_CASE("an upstream that does not require the collector has version 0") {
  CHECK(pkg_config_text("libx", "module x.org/up\n", {}).find("\nVersion: 0\n") !=
        std::string::npos);
}

}  // namespace ocelot::steps
