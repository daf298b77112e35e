// Locations of repositories: what is within an allowed one, and what is never.
#include "declaration/model/repository_location.hpp"

#include <string>

#include <doctest/doctest.h>

namespace ocelot::model {

namespace {

bool allows(std::string_view allowed, std::string_view url) {
  const auto place = read_allowed_location(allowed);
  REQUIRE_MESSAGE(place, std::string(allowed));
  const auto repository = read_url(url);
  return repository && is_within(*repository, *place);
}

}  // namespace

TEST_CASE("a host allows https and ssh to all of its repositories") {
  for (const char* url :
       {"https://github.com/a/b.git", "https://GitHub.com/a/b", "ssh://git@github.com/a/b",
        "git@github.com:a/b.git", "git@github.com:/a/b"})
    CHECK_MESSAGE(allows("github.com", url), url);
  for (const char* url : {"http://github.com/a/b", "git://github.com/a/b", "file:///github.com/a/b",
                          "https://github.com.evil.org/a/b", "https://evil.org/github.com/a/b",
                          "https://github.com:8443/a/b", "https://evilgithub.com/a/b",
                          "https://github.com@evil.org/a", "https://evil.org/@github.com/a",
                          "https://evil.org#@github.com/a", "https://evil.org?@github.com/a",
                          "https://evil.org\\@github.com/a", "git@evil.org:github.com/a",
                          "https:///a/b", "https://github.com%2fevil.org/a"})
    CHECK_MESSAGE(!allows("github.com", url), url);
}

TEST_CASE("a path allows what is below it") {
  for (const char* allowed : {"github.com/a", "github.com/a/"}) {
    for (const char* url :
         {"https://github.com/a/b.git", "https://github.com/a/b/", "git@github.com:a/b"})
      CHECK_MESSAGE(allows(allowed, url), url);
    for (const char* url :
         {"https://github.com/ab/c", "https://github.com/b/a", "https://github.com",
          "https://github.com/a/../b/c", "https://github.com/a/./b", "https://github.com/a//b",
          "https://github.com/a/%2e%2e/b/c", "git@github.com:a/../b/c", "https://github.com/A/b"})
      CHECK_MESSAGE(!allows(allowed, url), url);
  }
  CHECK(allows("github.com/a/b", "https://github.com/a/b.git"));
  CHECK(allows("github.com/a/b.git", "https://github.com/a/b"));
}

TEST_CASE("another scheme or port must be written") {
  CHECK(allows("http://mirror.org", "http://mirror.org/a"));
  CHECK(!allows("http://mirror.org", "https://mirror.org/a"));
  CHECK(allows("https://intranet/a", "https://intranet/a/b"));
  CHECK(allows("git.org:8443", "https://git.org:8443/a"));
  CHECK(allows("file:///srv/git", "file:///srv/git/a.git"));
  CHECK(!allows("file:///srv/git", "file:///srv/git/../a.git"));
}

TEST_CASE("a text without a host is no location") {
  for (const char* text : {"owner/name", "", "/", "a b.org", "git@github.com", "https://",
                           "git.org/../a", ":8443/a", ".org/a", "git.org:/a", "https://:8443/a"})
    CHECK_MESSAGE(!read_allowed_location(text), text);
}

}  // namespace ocelot::model
