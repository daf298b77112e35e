// URLs of shared caches.
#include "support/base/cache_location.hpp"

#include <doctest/doctest.h>

namespace ocelot {

namespace {

std::string shown(const std::string& url) {
  const Result<CacheLocation> location = read_cache_location(url);
  if (!location) return std::string(location.error().front().code);
  return (location->kind == CacheLocation::Kind::folder ? "folder " : "server ") + location->text;
}

}  // namespace

TEST_CASE("folders and servers") {
  CHECK(shown("file:/srv/cache") == "folder /srv/cache");
  CHECK(shown("file:///srv/cache/") == "folder /srv/cache");
  CHECK(shown("file:/") == "folder /");
  CHECK(shown("http://host") == "server http://host");
  CHECK(shown("https://host:8443/a/b/") == "server https://host:8443/a/b");
}

TEST_CASE("what is neither") {
  for (const char* url : {"", "/srv/cache", "file:cache", "file://host/cache",
                          "file:", "s3://bucket", "http://", "https://me:password@host/",
                          "https://token@host/", "http://host/?token=x", "http://host/a b"})
    CHECK(shown(url) == "bad-remote-cache");
}

TEST_CASE("a credential is in no message") {
  const Result<CacheLocation> location = read_cache_location("https://me:hidden@host/");
  REQUIRE_FALSE(location);
  CHECK(location.error().front().message.find("hidden") == std::string::npos);
}

TEST_CASE("a credential is not sent unencrypted to another machine") {
  for (const char* url :
       {"file:/a", "https://host", "http://127.0.0.1:80/a", "http://localhost", "http://[::1]:8/"})
    CHECK(read_cache_location(url)->is_confidential());
  for (const char* url :
       {"http://host", "http://127.0.0.1.example.org", "http://localhost.example.org/"})
    CHECK_FALSE(read_cache_location(url)->is_confidential());
}

}  // namespace ocelot
