// The options of bwrap for a confinement.
#include "support/io/bubblewrap.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ocelot::io {

namespace {

std::string words_for(const Confinement& confinement) {
  return fmt::format("{}", fmt::join(bubblewrap_words("/usr/bin/bwrap", confinement), " "));
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a program gets namespaces of its own, no capabilities, and only what it is given") {
  const std::string words = words_for({Reach::given_files, {"/srv/a"}, {"/srv/b"}, "/srv/home"});
  CHECK(words.starts_with(
      "/usr/bin/bwrap --unshare-all --die-with-parent --new-session --cap-drop ALL --proc /proc "
      "--dev /dev --tmpfs /tmp "));
  CHECK(words.ends_with(" --ro-bind /srv/a /srv/a --bind /srv/b /srv/b --dir /srv/home --"));
  CHECK(has(words, " --ro-bind /usr /usr "));
  for (const char* part :
       {"--share-net", " / ", " /etc ", " /home", " /root", " /var", " /run", " /sys"})
    CHECK_MESSAGE(!has(words, part), part);
}

TEST_CASE("a folder is mounted before what it contains") {
  const std::string words = words_for({Reach::given_files, {"/a/b/c", "/a"}, {"/a/b"}, {}});
  CHECK(words.ends_with(" --ro-bind /a /a --bind /a/b /a/b --ro-bind /a/b/c /a/b/c --"));
}

TEST_CASE("a program that downloads has the network, and writes only where it may") {
  const std::string words = words_for({Reach::files_and_network, {}, {"/cache"}, {}});
  CHECK(has(words, " --share-net --ro-bind / / --proc /proc "));
  CHECK(words.ends_with(" --bind /cache /cache --"));
}

TEST_CASE("system paths are those of programs and libraries") {
  CHECK(is_system_path("/usr/bin/make"));
  CHECK(is_system_path("/usr"));
  CHECK(!is_system_path("/usr2/bin/make"));
  CHECK(!is_system_path("/opt/go/bin/go"));
  CHECK(!is_system_path("/etc/shadow"));
}

}  // namespace ocelot::io
