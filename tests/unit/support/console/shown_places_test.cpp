// Paths in messages begin with the prefix that an outer build gives.
#include "support/console/shown_places.hpp"

#include <cstdlib>

#include <doctest/doctest.h>

#include "support/base/outer_path.hpp"

namespace ocelot::console {

namespace {

class PrefixVariable {
 public:
  PrefixVariable() { setenv(k_path_prefix_variable, "otel/", 1); }
  ~PrefixVariable() { unsetenv(k_path_prefix_variable); }
  PrefixVariable(const PrefixVariable&) = delete;
  PrefixVariable& operator=(const PrefixVariable&) = delete;
};

std::string shown(const std::string& path) {
  const Diagnostics faults = with_shown_places(
      {error("code", whole_file(path), "wrong").with_note("here too", whole_file(path))});
  CHECK(faults[0].notes[0].place.source->path == faults[0].place.source->path);
  return faults[0].place.source->path;
}

}  // namespace

TEST_CASE("without an outer build, a place keeps its path") {
  CHECK(shown("config/a.yaml") == "config/a.yaml");
}

TEST_CASE("in an outer build, the path of a place begins with the prefix") {
  const PrefixVariable variable;
  CHECK(shown("config/a.yaml") == "otel/config/a.yaml");
  CHECK(shown("../up/x") == "up/x");
  CHECK(shown("/opt/x") == "/opt/x");
  CHECK(shown("https://example.com/up") == "https://example.com/up");
  CHECK(with_shown_places({error("code", {}, "wrong")})[0].place.has_source() == false);
}

}  // namespace ocelot::console
