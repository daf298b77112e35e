// Diagnostics without secrets.
#include "support/console/masked.hpp"

#include <doctest/doctest.h>

#include "support/base/render.hpp"

namespace ocelot::console {

TEST_CASE("no text of a diagnostic shows a secret, and its place stays") {
  const std::string url = "https://me:pass-word@host";
  const Place place = {make_source("dir?token=abc", "repo: " + url + "\nref: main\n"), 6, 25};
  const Diagnostic fault =
      error("e", place, "m " + url).with_note("n " + url, place).with_help("h " + url);
  CHECK(render(masked({fault})) ==
        "dir?token=***:1:7: error: m https://************@host\n"
        "    1 | repo: https://************@host\n"
        "      |       ^~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "dir?token=***:1:7: note: n https://************@host\n"
        "    1 | repo: https://************@host\n"
        "      |       ^~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "help: h https://************@host\n");
}

}  // namespace ocelot::console
