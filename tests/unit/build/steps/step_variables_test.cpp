// Which variables of the caller reach the tools of a step.
#include "build/steps/step_variables.hpp"

#include <doctest/doctest.h>

#include "support/environment.hpp"

namespace ocelot::steps {

using test::Variable;

TEST_CASE("variables for git and for credentials are passed") {
  const Variable global("GIT_CONFIG_GLOBAL", "/home/me/git.ini");
  const Variable ask("GIT_ASKPASS", "/home/me/ask");
  const Variable authority("GIT_SSL_CAINFO", "/home/me/authority.pem");
  const io::Environment passed = passed_variables();
  CHECK(passed.at("GIT_CONFIG_GLOBAL") == "/home/me/git.ini");
  CHECK(passed.at("GIT_ASKPASS") == "/home/me/ask");
  CHECK(passed.at("GIT_SSL_CAINFO") == "/home/me/authority.pem");
}

TEST_CASE("settings for git are passed by their count, with empty values") {
  const Variable count("GIT_CONFIG_COUNT", "2");
  const Variable key_0("GIT_CONFIG_KEY_0", "credential.helper");
  const Variable value_0("GIT_CONFIG_VALUE_0", "");
  const Variable key_1("GIT_CONFIG_KEY_1", "http.proxy");
  const Variable value_1("GIT_CONFIG_VALUE_1", "http://localhost:1");
  const Variable key_2("GIT_CONFIG_KEY_2", "not.counted");
  const io::Environment passed = passed_variables();
  CHECK(passed.at("GIT_CONFIG_COUNT") == "2");
  CHECK(passed.at("GIT_CONFIG_KEY_0") == "credential.helper");
  CHECK(passed.at("GIT_CONFIG_VALUE_0") == "");
  CHECK(passed.at("GIT_CONFIG_VALUE_1") == "http://localhost:1");
  CHECK(passed.count("GIT_CONFIG_KEY_2") == 0);
}

TEST_CASE("a count that is not a small number passes no settings") {
  for (const char* text : {"", "-1", "1x", "99999999999999999999", "1000000"}) {
    const Variable count("GIT_CONFIG_COUNT", text);
    const Variable key("GIT_CONFIG_KEY_0", "a.b");
    CHECK(passed_variables().count("GIT_CONFIG_KEY_0") == 0);
  }
}

TEST_CASE("other variables are not passed") {
  const Variable flags("GOFLAGS", "-race");
  const Variable folder("GIT_DIR", "/elsewhere");
  const io::Environment passed = passed_variables();
  CHECK(passed.count("GOFLAGS") == 0);
  CHECK(passed.count("GIT_DIR") == 0);
}

TEST_CASE("a relative XDG_CONFIG_HOME is ignored") {
  const Variable folder("XDG_CONFIG_HOME", "settings");
  CHECK(passed_variables().count("XDG_CONFIG_HOME") == 0);
  const Variable absolute("XDG_CONFIG_HOME", "/settings");
  CHECK(passed_variables().at("XDG_CONFIG_HOME") == "/settings");
}

TEST_CASE("only absolute folders of PATH are passed") {
  const Variable path("PATH", "/opt/bin:tools::./x:/nix/bin");
  CHECK(callers_path() == ":/opt/bin:/nix/bin");
  const Variable empty("PATH", "");
  CHECK(callers_path() == "");
}

}  // namespace ocelot::steps
