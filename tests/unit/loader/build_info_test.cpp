// Go's build information: parsed from a section, and compared.
#include "loader/build_info.hpp"

#include <doctest/doctest.h>

namespace ocelot::load {

namespace {

std::string with_length(const std::string& text) {
  std::string out;
  std::size_t length = text.size();
  for (; length >= 0x80; length >>= 7) out += static_cast<char>(0x80 | (length & 0x7f));
  return out + static_cast<char>(length) + text;
}

// A section in the format of Go's linker.
std::string section_of(const std::string& version, const std::string& modules) {
  const std::string header = std::string("\xff Go buildinf:") + '\x08' + '\x02';
  const std::string sentinel(16, '#');
  return header + std::string(16, '\0') + with_length(version) +
         with_length(sentinel + modules + sentinel);
}

constexpr const char* k_modules =
    "path\tm.org/m/cmd\n"
    "mod\tm.org/m\t(devel)\t\n"
    "dep\ta.org/a\tv1.2.3\th1:aaa=\n"
    "dep\tb.org/b\tv0.1.0\n=>\t./b\t(devel)\t\n"
    "dep\tc.org/c\tv1.0.0\n=>\td.org/d\tv1.1.0\th1:ddd=\n"
    "build\t-buildmode=plugin\n"
    "build\t-tags=one,two\n"
    "build\tCGO_CFLAGS=\n"
    "build\t-ldflags=\"-X main.a=\\\"b c\\\"\"\n";

BuildInfo info_of(const std::string& version, const std::string& modules) {
  const auto info = read_build_info(section_of(version, modules));
  REQUIRE(info.has_value());
  return *info;
}

}  // namespace

TEST_CASE("versions, modules and settings") {
  const BuildInfo info = info_of("go1.26.8", k_modules);
  CHECK(info.go_version == "go1.26.8");
  CHECK(info.package == "m.org/m/cmd");
  CHECK(info.main.path == "m.org/m");
  CHECK(info.main.version == "(devel)");
  REQUIRE(info.modules.size() == 3);
  CHECK(info.modules[0].sum == "h1:aaa=");
  CHECK(info.modules[1].replaced_by == "./b@(devel)");
  CHECK(info.modules[2].replaced_by == "d.org/d@v1.1.0");
  CHECK(info.setting("-tags") == "one,two");
  CHECK(info.setting("CGO_CFLAGS") == "");
  CHECK(info.setting("-ldflags") == "-X main.a=\"b c\"");
  CHECK(info.setting("-race") == "");
}

TEST_CASE("a section that is cut anywhere is none, or holds less") {
  const std::string whole = section_of("go1.26.8", k_modules);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(read_build_info(std::string_view(whole).substr(0, size)).has_value());
  CHECK_FALSE(read_build_info("something else that is long enough to be a header").has_value());
}

TEST_CASE("the form with pointers, of Go before 1.18, is not read") {
  std::string section = section_of("go1.17", "");
  section[15] = '\0';
  CHECK_FALSE(read_build_info(section).has_value());
}

TEST_CASE("equal builds do not differ, whatever tags the plugin adds") {
  const BuildInfo library = info_of("go1.26.8", "build\t-buildmode=c-shared\nbuild\t-tags=one\n");
  const BuildInfo plugin =
      info_of("go1.26.8", "build\t-buildmode=plugin\nbuild\t-tags=one,two\nbuild\tvcs.time=x\n");
  CHECK(differences(plugin, library).empty());
}

TEST_CASE("of a module that is listed twice, the first line counts") {
  const std::string first = "dep\ta.org/a\tv1.0.0\th1:aaa=\n";
  const BuildInfo here = info_of("go1.26.8", first + "dep\ta.org/a\tv2.0.0\th1:bbb=\n");
  CHECK(differences(here, here) == std::vector<std::string>());
  CHECK(differences(here, info_of("go1.26.8", first)) == std::vector<std::string>());
}

TEST_CASE("what differs is told line by line") {
  const BuildInfo library = info_of("go1.26.8",
                                    "dep\ta.org/a\tv1.0.0\th1:a=\ndep\tb.org/b\tv1.0.0\th1:b=\n"
                                    "dep\tonly.org/library\tv1.0.0\th1:x=\n"
                                    "build\t-trimpath=true\nbuild\t-tags=one,two\n");
  const BuildInfo plugin = info_of("go1.25.0",
                                   "dep\ta.org/a\tv1.1.0\th1:c=\ndep\tb.org/b\tv1.0.0\th1:d=\n"
                                   "build\t-race=true\nbuild\t-tags=two\n");
  CHECK(differences(plugin, library) ==
        std::vector<std::string>{"Go: go1.25.0 here, go1.26.8 in the library",
                                 "-race: 'true' here, '' in the library",
                                 "-trimpath: '' here, 'true' in the library", "tag one: not here",
                                 "module a.org/a: v1.1.0 here, v1.0.0 in the library",
                                 "module b.org/b: another content"});
}

}  // namespace ocelot::load
