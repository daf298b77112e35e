// Which values of variables are secrets.
#include "support/io/secrets.hpp"

#include <doctest/doctest.h>

namespace ocelot::io {

TEST_CASE("variables with the name of a secret are secrets, without blanks around them") {
  for (const char* name : {"OCELOT_GIT_TOKEN", "GH_TOKEN", "GITHUB_TOKEN", "AWS_SESSION_TOKEN",
                           "AWS_SECRET_ACCESS_KEY", "DATABASE_PASSWORD", "CLIENT_SECRET"})
    CHECK(secrets_in({{name, "0123-secret\n"}}) == std::vector<std::string>{"0123-secret"});
  for (const char* name : {"TOKENS", "AWS_WEB_IDENTITY_TOKEN_FILE", "HOME", "GOFLAGS"})
    CHECK(secrets_in({{name, "0123-secret"}}).empty());
}

TEST_CASE("credentials in any variable are secrets") {
  CHECK(secrets_in({{"GOPROXY", "https://0123-secret@proxy,direct"}}) ==
        std::vector<std::string>{"0123-secret"});
  CHECK(secrets_in({{"https_proxy", "http://me:pass-word@proxy:3128"}}) ==
        std::vector<std::string>{"me:pass-word", "pass-word", "pass-word"});
  CHECK(secrets_in({{"GIT_CONFIG_VALUE_0", "Authorization: Basic abcdefgh"}}) ==
        std::vector<std::string>{"abcdefgh"});
}

TEST_CASE("a short value is not a secret") {
  CHECK(secrets_in({{"GH_TOKEN", "none"}, {"GOPROXY", "https://git:git@proxy"}}).empty());
}

}  // namespace ocelot::io
