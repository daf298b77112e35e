// Which values of variables are secrets.
#include "support/io/secrets.hpp"

#include <doctest/doctest.h>

namespace ocelot::io {

TEST_CASE("variables with the name of a secret are secrets, without blanks around them") {
  for (const char* name : {"OCELOT_GIT_TOKEN",
                           "GH_TOKEN",
                           "GITHUB_TOKEN",
                           "AWS_SESSION_TOKEN",
                           "AWS_SECRET_ACCESS_KEY",
                           "DATABASE_PASSWORD",
                           "CLIENT_SECRET",
                           "DB_PASSWD",
                           "PASS",
                           "DB_PASS",
                           "SSHPASS",
                           "DB_PWD",
                           "API_KEY",
                           "OPENAI_APIKEY",
                           "PRIVATE_KEY",
                           "ACCESS_KEY",
                           "GOOGLE_CREDENTIALS",
                           "GPG_PASSPHRASE",
                           "PGPASSWORD",
                           "npm_token",
                           "db_password",
                           "npm_config__authToken"})
    CHECK_MESSAGE(secrets_in({{name, "0123-secret\n"}}) == std::vector<std::string>{"0123-secret"},
                  name);
  for (const char* name : {"TOKENS", "AWS_WEB_IDENTITY_TOKEN_FILE", "HOME", "GOFLAGS", "PWD",
                           "OLDPWD", "COMPASS", "MONKEY", "KEY", "GIT_CONFIG_KEY_0", "KEYBOARD"})
    CHECK_MESSAGE(secrets_in({{name, "0123-secret"}}).empty(), name);
}

TEST_CASE("the path of an existing file is not a secret") {
  CHECK(secrets_in({{"GOOGLE_APPLICATION_CREDENTIALS", "/usr/bin/env\n"}}).empty());
  CHECK(secrets_in({{"AWS_SECRET_ACCESS_KEY", "/usr/bin/none"}}) ==
        std::vector<std::string>{"/usr/bin/none"});
}

TEST_CASE("each line of a secret is a secret, except short lines") {
  const std::vector<std::string> lines = {"-----BEGIN KEY-----", "0123456789", "abcdefgh"};
  const std::string key = "-----BEGIN KEY-----\r\n0123456789\n  abcdefgh\nabc=\n";
  std::vector<std::string> secrets = secrets_in({{"DEPLOY_KEY", key}});
  REQUIRE(secrets.size() == 4);
  CHECK(secrets[0] == key.substr(0, key.size() - 1));
  secrets.erase(secrets.begin());
  CHECK(secrets == lines);
  secrets = secrets_in({{"DEPLOY_KEY", "-----BEGIN KEY-----\\n0123456789\\nabcdefgh"}});
  REQUIRE(secrets.size() == 4);
  secrets.erase(secrets.begin());
  CHECK(secrets == lines);
}

TEST_CASE("credentials in any variable are secrets") {
  CHECK(secrets_in({{"GOPROXY", "https://0123-secret@proxy,direct"}}) ==
        std::vector<std::string>{"0123-secret"});
  CHECK(secrets_in({{"https_proxy", "http://me:pass-word@proxy:3128"}}) ==
        std::vector<std::string>{"me:pass-word", "pass-word", "pass-word"});
  CHECK(secrets_in({{"GIT_CONFIG_VALUE_0", "Authorization: Basic abcdefgh"}}) ==
        std::vector<std::string>{"abcdefgh"});
}

TEST_CASE("a proxy needs no scheme") {
  for (const char* name : {"HTTPS_PROXY", "http_proxy", "ALL_PROXY"})
    CHECK(secrets_in({{name, "build:pw@proxy:3128"}}) == std::vector<std::string>{"build:pw"});
  CHECK(secrets_in({{"NO_PROXY", "localhost,example.com:3128"}}).empty());
  CHECK(secrets_in({{"EMAIL", "somebody@example.com"}}).empty());
}

TEST_CASE("a short value is not a secret") {
  CHECK(secrets_in({{"GH_TOKEN", "none"}, {"GOPROXY", "https://git:git@proxy"}}).empty());
}

}  // namespace ocelot::io
