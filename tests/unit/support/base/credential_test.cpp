// Credentials: masked byte for byte, anywhere in a text.
#include "support/base/credential.hpp"

#include <doctest/doctest.h>

#include "support/base/text.hpp"
#include "support/base/url_credential.hpp"
#include "support/random.hpp"

namespace ocelot {

TEST_CASE("a credential is masked, and nothing else") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://user:pw@host/a", "https://*******@host/a"},
      {"https://token@host/a", "https://*****@host/a"},
      {"HTTPS://token@host/a", "HTTPS://*****@host/a"},
      {"repo: 'http://u:p@h' # https://x@y", "repo: 'http://***@h' # https://*@y"},
      {"https://u:p@ss@host/a@b", "https://******@host/a@b"},
      {"https://u:pa/ss@host/a", "https://*******@host/a"},
      {"git://u@host/a", "git://*@host/a"},
      {"ssh://git:pw@host/a", "ssh://******@host/a"},
      {"ssh://git@host/a", "ssh://git@host/a"},
      {"git+ssh://git@host/a", "git+ssh://git@host/a"},
      {"git@host:a/b", "git@host:a/b"},
      {"https://host/a@b", "https://host/a@b"},
      {"https://host:8443/a@b", "https://host:8443/a@b"},
      {"https://[::1]/a@b", "https://[::1]/a@b"},
      {"file:///a@b", "file:///a@b"},
      {"https://host a@b", "https://host a@b"},
      {"https://host/?x=a@b", "https://host/?x=a@b"},
      {"://", "://"},
      {"", ""}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text) == masked);
}

TEST_CASE("a password in git's scp form is masked") {
  const std::pair<const char*, const char*> cases[] = {
      {"me:pass@host.org:a/b", "me:****@host.org:a/b"},
      {"repo: 'me:pass@host.org:a'", "repo: 'me:****@host.org:a'"},
      {"git@github.com:a/b", "git@github.com:a/b"},
      {"go: example.com/a@v1.2.3: no", "go: example.com/a@v1.2.3: no"},
      {"note: a@b.org", "note: a@b.org"},
      {"image:tag@sha256:0123", "image:tag@sha256:0123"},
      {"pkg:golang/example.com/a@v1.2.3:x", "pkg:golang/example.com/a@v1.2.3:x"}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text) == masked);
}

TEST_CASE("secret parameters of a URL are masked") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://h/a?access_token=abc&x=1", "https://h/a?access_token=***&x=1"},
      {"https://h/a?x=1&private_token=abc#f", "https://h/a?x=1&private_token=***#f"},
      {"GET /a?job_token=abc HTTP/1.1", "GET /a?job_token=*** HTTP/1.1"},
      {"\"https://h/?sv=1&sig=a%2Bb%3D\"", "\"https://h/?sv=1&sig=********\""},
      {"?X-Amz-Credential=a/b&X-Amz-Signature=c&X-Amz-Security-Token=d",
       "?X-Amz-Credential=***&X-Amz-Signature=*&X-Amz-Security-Token=*"},
      {"?token=a\\u0026key=b", "?token=*\\u0026key=*"},
      {"?a=1&amp;password=b", "?a=1&amp;password=*"},
      {"?go-get=1", "?go-get=1"},
      {"make token=a", "make token=a"},
      {"a?b=token", "a?b=token"},
      {"?token=&x=y", "?token=&x=y"}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text) == masked);
}

TEST_CASE("credentials of headers are masked") {
  const std::pair<const char*, const char*> cases[] = {
      {"Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ************"},
      {"> authorization: bearer abcdefgh\n", "> authorization: bearer ********\n"},
      {"\"Authorization\":\"token abcdefgh\",", "\"Authorization\":\"token ********\","},
      {"Authorization:[Bearer abcdefgh]", "Authorization:[Bearer *********"},
      {"PRIVATE-TOKEN: 0123456789abcdef", "PRIVATE-TOKEN: ****************"},
      {"Bearer 0123456789abcdef.x", "Bearer ******************"},
      {"Cookie: 0123456789abcdef Private-Token: 'abcdef0123456789'",
       "Cookie: ********************************'****************'"},
      {"authorization: denied", "authorization: denied"},
      {"Bearer authentication failed", "Bearer authentication failed"},
      {"WWW-Authenticate: Basic realm=\"x\"", "WWW-Authenticate: Basic realm=\"x\""}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text) == masked);
}

TEST_CASE("tokens of known services are masked") {
  const std::string body = "0123456789abcdefghijABCD";
  for (const std::string prefix : {"ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "npm_"}) {
    const std::string token = prefix + body;
    CHECK(mask_credentials("a " + token + ".") == "a " + std::string(token.size(), '*') + ".");
    CHECK(mask_credentials(prefix + "short") == prefix + "short");
    CHECK(mask_credentials("x" + token) == "x" + token);
  }
  CHECK(mask_credentials("AKIAIOSFODNN7EXAMPLE") == "********************");
  CHECK(mask_credentials("ASIAIOSFODNN7EXAMPLE,") == "********************,");
}

TEST_CASE("each occurrence of a secret is masked") {
  CHECK(mask_credentials("a secret, secrets", {"secret", ""}) == "a ******, ******s");
  CHECK(mask_credentials("aaaa", {"aaa"}) == "***a");
}

TEST_CASE("an ordinary word is masked, but not in names, paths and keys of JSON") {
  const std::pair<const char*, const char*> cases[] = {
      {"the password is collector.", "the password is *********."},
      {"password=collector&x", "password=*********&x"},
      {"a collector, collectors", "a *********, *********s"},
      {"[\"collector\", 1]", "[\"*********\", 1]"},
      {"{\"collector\": 1}", "{\"collector\": 1}"},
      {"{\"collectors\":1}", "{\"collectors\":1}"},
      {"build/collector", "build/collector"},
      {"collectors/main.go:1", "collectors/main.go:1"},
      {"collector.go", "collector.go"},
      {"collector-amd64", "collector-amd64"},
      {"my_collector", "my_collector"},
      {"https://h/?token=collector", "https://h/?token=*********"}};
  for (const auto& [text, masked] : cases) CHECK(mask_credentials(text, {"collector"}) == masked);
  CHECK(mask_credentials("build/c0llector", {"c0llector"}) == "build/*********");
  CHECK(mask_credentials("build/Collector", {"Collector"}) == "build/*********");
}

// The time limit of the suite ends a search that looks at the rest of the line at each mark.
TEST_CASE("a long line with many marks of credentials is masked") {
  for (const std::string mark :
       {"://a", "://a:b", "://a@", "ssh://a", "authorization: ", "authorization: basic ",
        "authorization:a", "bearer ", "?token=", "?token=a", "a:b@c.d:e", "ghp_",
        "ghp_0123456789abcdefghij "}) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += mark;
    const std::string masked = mask_credentials(text + "\nhttps://user:pw@host");
    CHECK_MESSAGE(masked.ends_with("\nhttps://*******@host"), mark);
  }
}

TEST_CASE("a credential of any length is masked") {
  const std::string secret(100000, 'x');
  const std::string stars(100000, '*');
  CHECK(mask_credentials("https://" + secret + "@host") == "https://" + stars + "@host");
  CHECK(mask_credentials("authorization: " + secret) == "authorization: " + stars);
  CHECK(mask_credentials("?sig=" + secret + "&a") == "?sig=" + stars + "&a");
}

TEST_CASE("ordinary text is not masked") {
  for (const char* text :
       {"go: downloading go.opentelemetry.io/collector v1.57.0", "github.com/a/b@v1.2.3/c.go:12:5",
        "see https://golang.org/doc/faq#git_https", "mail me@example.com: hello",
        "h1:ghp/AKIA+0123456789abcdefghij0123456789abcd=", "-X main.version=v1.0.0",
        "lambdacomponents.extension.bearertokenauth", "git@github.com:owner/name.git"})
    CHECK(mask_credentials(text) == text);
}

TEST_CASE("found credentials are those that are masked, and the password alone") {
  CHECK(find_credentials("https://me:p%40ss@h") ==
        std::vector<std::string>{"me:p%40ss", "p%40ss", "p@ss"});
  CHECK(find_credentials("Authorization: Basic abcdefgh") == std::vector<std::string>{"abcdefgh"});
  CHECK(find_credentials("https://h/a").empty());
}

namespace {

std::string random_text(test::Random& random, const std::string& alphabet, std::size_t most) {
  std::string text;
  for (std::size_t i = random.between(1, most); i > 0; --i)
    text += alphabet[random.below(alphabet.size())];
  return text;
}

struct RandomUrl {
  std::string url;
  std::string secret;
};

// The characters of `secret` occur nowhere else in the URL.
RandomUrl random_url(test::Random& random) {
  const std::string host = random_text(random, "abc.-", 9) + "host";
  const std::string path = random_text(random, "abc/._@-", 12);
  const std::string secret = random_text(random, "XYZ0%:@!$*()+,", 12) + "QJ";
  const std::string scheme =
      random.one_of<std::string>({"https://", "http://", "git://", "HTTP://"});
  if (random.chance(50)) return {scheme + secret + "@" + host + "/" + path, secret};
  const std::string name = random.one_of<std::string>(
      {"access_token", "sig", "X-Amz-Signature", "private_token", "key"});
  return {scheme + host + "/" + path + (random.chance(50) ? "?" : "?a=b&") + name + "=" + secret,
          secret};
}

}  // namespace

TEST_CASE("no random URL shows its secret, and masking twice changes nothing more") {
  test::Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const RandomUrl made = random_url(random);
    const std::string text = random_text(random, "go: '\"\n=?&@:/", 8) + " " + made.url +
                             random_text(random, " \n'\"", 3);
    const std::string masked = mask_credentials(text);
    CAPTURE(text);
    REQUIRE(masked.size() == text.size());
    REQUIRE(masked.find(made.secret) == std::string::npos);
    REQUIRE(masked.find("host") != std::string::npos);
    REQUIRE(mask_credentials(masked) == masked);
    REQUIRE(holds_credential(made.url));
    REQUIRE(holds_credential(mask_credentials(made.url)));
  }
}

TEST_CASE("a URL holds a credential, masked or not") {
  for (const char* url : {"https://u:p@h/a", "https://***@h/a", "https://t@h", "ssh://u:p@h/a",
                          "ssh://***@h/a", "user:pw@host:path", "user:pw@h.org:path",
                          "https://h/a?access_token=x", "https://h/a?x=y&sig=*"})
    CHECK_MESSAGE(holds_credential(url), url);
  for (const char* url : {"https://h/a", "ssh://git@h/a", "git@h:a", "o/n", "file:///a@b:c", ""})
    CHECK_MESSAGE(!holds_credential(url), url);
}

}  // namespace ocelot
