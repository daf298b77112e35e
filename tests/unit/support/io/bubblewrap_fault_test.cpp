// The setting that forbids user namespaces is named.
#include "support/io/bubblewrap_fault.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::io {

namespace {

std::string shown(const NamespaceSettings& settings) {
  return test::shown(Diagnostics{bubblewrap_failure("bwrap: no", settings)});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a failure quotes bwrap and says how to go on") {
  CHECK(shown({}) ==
        "error: bwrap cannot start a sandbox\n"
        "note: output of bwrap: bwrap: no\n"
        "help: allow user namespaces to bwrap; in a container, accept the container instead with "
        "--sandbox=container\n");
}

TEST_CASE("each setting that forbids it has its command") {
  CHECK(
      has(shown({"1", "", "", false}), "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"));
  CHECK(has(shown({"0", "0", "", false}), "sysctl -w kernel.unprivileged_userns_clone=1"));
  CHECK(has(shown({"", "1", "0", false}), "sysctl -w user.max_user_namespaces=10000"));
  CHECK(has(shown({"", "", "", true}), "--security-opt seccomp=unconfined"));
  CHECK(!has(shown({"0", "1", "63000", false}), "sysctl"));
}

}  // namespace ocelot::io
