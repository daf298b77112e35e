// The location of upstream, by the form in which it is written.
#include "declaration/model/upstream.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::model {

namespace {

using Kind = Upstream::Kind;

test::Parts<Upstream> read(const std::string& repo, const std::string& folder = "collector") {
  return read_upstream({{repo, {}}, {"main", {}}, {folder, {}}});
}

}  // namespace

TEST_CASE("owner/name means GitHub") {
  const auto upstream = read("open-telemetry/opentelemetry-lambda");
  CHECK(test::shown(upstream) == "");
  CHECK(upstream.value.kind == Kind::url);
  CHECK(upstream.value.repo == "open-telemetry/opentelemetry-lambda");
  CHECK(upstream.value.location == "https://github.com/open-telemetry/opentelemetry-lambda.git");
}

TEST_CASE("a URL is one") {
  for (const std::string url : {"https://example.com/a/b.git", "ssh://git@example.com/a",
                                "file:///a/b", "git@example.com:a/b.git"}) {
    const auto upstream = read(url);
    CHECK(test::shown(upstream) == "");
    CHECK(upstream.value.kind == Kind::url);
    CHECK(upstream.value.location == url);
  }
}

TEST_CASE("a path begins as one") {
  for (const std::string path : {"/a/b", "./a", "../a", ".", "..", "./it's a: $place", "/a@b:c"}) {
    const auto upstream = read(path);
    CHECK(test::shown(upstream) == "");
    CHECK(upstream.value.kind == Kind::path);
    CHECK(upstream.value.location == path);
  }
}

TEST_CASE("anything else names no repository") {
  for (const std::string repo : {"", "name", "a/b/c", "/", "a/", "a b/c", "~/a", ".../a b"}) {
    if (repo == "/") continue;
    CHECK(test::shown(read(repo)) ==
          "error: '" + repo +
              "' names no repository\n"
              "help: write owner/name, a URL, or a path that begins with '/', './' or '../'\n");
  }
}

TEST_CASE("a credential in a URL is refused, and its line shown only when it is masked") {
  for (const std::string url :
       {"https://user:pw@h/a", "https://t@h/a", "ssh://u:pw@h/a", "u:pw@h:a"}) {
    CHECK(test::shown(read(url)) ==
          "error: the upstream's URL contains a name, password or token\n"
          "help: leave it out; for https set OCELOT_GIT_TOKEN, for ssh add a key to the agent\n");
  }
  const auto at_line = [](const std::string& line, const std::string& repo) {
    const SourceRef source = make_source("f", line);
    return test::shown(read_upstream({{repo, {source, 0, line.size()}}, {"main", {}}, {"c", {}}}));
  };
  CHECK(at_line("https://**@h/a", "https://**@h/a") ==
        "f:1:1: error: the upstream's URL contains a name, password or token\n"
        "    1 | https://**@h/a\n"
        "      | ^~~~~~~~~~~~~~\n"
        "help: leave it out; for https set OCELOT_GIT_TOKEN, for ssh add a key to the agent\n");
  CHECK(at_line("\"https:\\x2f/pw@h/a\"", "https://pw@h/a") ==
        "f: error: the upstream's URL contains a name, password or token\n"
        "help: leave it out; for https set OCELOT_GIT_TOKEN, for ssh add a key to the agent\n");
}

TEST_CASE("the folder lies within the repository") {
  for (const char* folder : {"collector", ".", "a/b", "a.b/..c"})
    CHECK(test::shown(read("a/b", folder)) == "");
  for (const std::string folder : {"", "/a", "..", "a/../b", "a//b", "a/"}) {
    CHECK(test::shown(read("a/b", folder)) ==
          "error: '" + folder + "' is not a folder in the repository\n");
  }
}

TEST_CASE("control characters are refused, and invisible ones where a command of a step has them") {
  CHECK(test::shown(read("a/b\n")) ==
        "error: 'repo', 'ref' or 'folder' has control or invisible characters\n");
  CHECK(has_errors(read("./a\x7F").diagnostics));
  CHECK(has_errors(read("a/b", "x\ty").diagnostics));
  CHECK(has_errors(read("./a\u202e").diagnostics));
  CHECK(has_errors(read("a/b", "a\u200b").diagnostics));
}

}  // namespace ocelot::model
