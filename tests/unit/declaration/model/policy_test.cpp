// Policies: which sandboxes and which upstreams they accept.
#include "declaration/model/policy.hpp"

#include <doctest/doctest.h>

#include "declaration/config/config.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

Policy policy_of(const std::string& text) {
  const auto entry = config::read_policy(make_source("config/policy.yaml", text));
  CHECK(test::shown(entry) == "");
  const test::Parts<Policy> policy = read_policy(entry.ignoring_diagnostics());
  CHECK(test::shown(policy) == "");
  return policy.value;
}

bool allows(const Policy& policy, const std::string& repo) {
  const test::Parts<Upstream> upstream =
      read_upstream(config::UpstreamEntry{{repo, {}}, {"main", {}}, {"collector", {}}});
  REQUIRE(test::shown(upstream) == "");
  return !find_forbidden_upstream(policy, upstream.value);
}

}  // namespace

TEST_CASE("an empty policy accepts everything") {
  const Policy policy = policy_of("");
  CHECK(allows(policy, "http://example.com/a"));
  CHECK(!find_missing_sandbox(policy, Sandbox::none));
}

TEST_CASE("required is bubblewrap, and container is one of the two") {
  const Policy required = policy_of("sandbox: required\n");
  CHECK(find_missing_sandbox(required, Sandbox::none));
  CHECK(find_missing_sandbox(required, Sandbox::container));
  CHECK(!find_missing_sandbox(required, Sandbox::bubblewrap));
  const Policy container = policy_of("sandbox: container\n");
  CHECK(find_missing_sandbox(container, Sandbox::none));
  CHECK(!find_missing_sandbox(container, Sandbox::container));
  CHECK(!find_missing_sandbox(container, Sandbox::bubblewrap));
}

TEST_CASE("writers of a shared cache are public keys") {
  const Policy policy =
      policy_of("cache-writers: ['ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=']\n");
  REQUIRE(policy.cache_writers.size() == 1);
  CHECK(policy.cache_writers.front().key.text() ==
        "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
}

TEST_CASE("owner/name is a repository of GitHub") {
  const Policy policy = policy_of("repositories: [github.com/open-telemetry]\n");
  CHECK(allows(policy, "open-telemetry/opentelemetry-lambda"));
  CHECK(!allows(policy, "evil/opentelemetry-lambda"));
}

TEST_CASE("an item that can match no repository is a fault, and the help says what to write") {
  const auto help_for = [](const std::string& item) {
    const test::Parts<Policy> policy =
        read_policy(config::PolicyEntry{{}, {config::Scalar{item, {}}}, {}, {}, {}});
    return policy.diagnostics.empty() ? std::string() : policy.diagnostics.front().help;
  };
  for (const char* item : {"..", "../..", "../a/b", "/a", "./..", "github.com/a/", "git.org:8443"})
    CHECK_MESSAGE(help_for(item).empty(), item);
  CHECK(help_for("../a/") == "leave out the last '/': ../a");
  for (const char* item : {"../a/../b", "/", "./a//b", "/a/./b"})
    CHECK_MESSAGE(
        help_for(item) == "write a path without '//', '/./' and '/../', and not '/' alone", item);
  for (const char* item : {"github.com/*", "*.github.com", "../*", "*"})
    CHECK_MESSAGE(help_for(item).starts_with("'*' has no special meaning; write HOST"), item);
  for (const char* item : {":8443/a", "https://:8443", "owner/name"})
    CHECK_MESSAGE(help_for(item).starts_with("write HOST or HOST/PATH"), item);
}

TEST_CASE("a path must be written in the policy") {
  CHECK(!allows(policy_of("repositories: [github.com]\n"), "./upstream"));
  const Policy policy = policy_of("repositories: [../upstream, /srv/git]\n");
  CHECK(allows(policy, "../upstream"));
  CHECK(allows(policy, "../upstream/inner"));
  CHECK(allows(policy, "/srv/git/a"));
  for (const char* path :
       {"../upstream2", "../upstream/../evil", "./upstream", "/srv", "/srv/git/../a"})
    CHECK_MESSAGE(!allows(policy, path), path);
}

}  // namespace ocelot::model
