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

TEST_CASE("a repeated library counts once, and other flags stay in their order") {
  CHECK(join_link_flags("-ldl\n\n-Xlinker\n-z\n-Xlinker\nnow\n-ldl\n-lpthread\n") ==
        std::vector<std::string>{"-rdynamic", "-pthread", "-ldl", "-Xlinker", "-z", "-Xlinker",
                                 "now", "-lpthread"});
}

TEST_CASE("a flag that names a folder of the build is a fault") {
  const Status checked =
      check_link_flags({"-ldl", "-L/tmp/scratch/lib"}, {"", "/tmp/scratch"}, "build/x.a");
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().front().code == "flag-of-build");
  CHECK(checked.error().front().message ==
        "a package is linked with '-L/tmp/scratch/lib', which exists only during the build");
  CHECK(check_link_flags({"-ldl"}, {"", "/tmp/scratch"}, "build/x.a").has_value());
}

TEST_CASE("special characters are escaped for pkg-config") {
  CHECK(
      pkg_config_text("libx", "", {"-Wl,-rpath,$ORIGIN/a b"}).find("-Wl,-rpath,$$ORIGIN/a\\ b\n") !=
      std::string::npos);
}

}  // namespace ocelot::steps
