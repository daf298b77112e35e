// Requirements and versions: what is accepted, and each fault with its exact text and range.
#include "support/golang/module.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace ocelot::golang {

namespace {

// "MESSAGE <THE INVALID PART> HELP"
std::string fault_of(std::string_view text) {
  const auto read = parse_requirement(text);
  if (read) return "none";
  const ModuleFault& fault = read.error();
  return fmt::format("{} <{}> {}", fault.message, text.substr(fault.offset, fault.length),
                     fault.help);
}

}  // namespace

TEST_CASE("a requirement has a path and may have a version") {
  CHECK(*parse_requirement("github.com/a/b@v1.2.3") ==
        ModuleRequirement{"github.com/a/b", "v1.2.3"});
  CHECK(*parse_requirement("github.com/a/b") == ModuleRequirement{"github.com/a/b", ""});
  CHECK(fault_of("example.com/A_b~c/v2@v2.0.0-rc.1") == "none");
  CHECK(fault_of("example.com/a@v0.0.0-20240102030405-abcdef012345") == "none");
  CHECK(fault_of("example.com/a@v2.0.0+incompatible") == "none");
  CHECK(fault_of("gopkg.in/yaml.v3@v3.0.1") == "none");
  CHECK(fault_of("gopkg.in/x.v1@v0.0.0-20161208181325-20d25e280405") == "none");
  CHECK(fault_of("gopkg.in/x.v2-unstable@v2.0.0") == "none");
}

TEST_CASE("a path is checked as Go does") {
  CHECK(fault_of("") ==
        "no module path <> write the whole path, as in 'github.com/OWNER/REPOSITORY'");
  CHECK(fault_of("example.com/a b") ==
        "invalid character ' ' in a module path < > use ASCII letters, digits and '-._~/'");
  CHECK(fault_of("example.com/é") ==
        "invalid character 'é' in a module path <é> use ASCII letters, digits and '-._~/'");
  CHECK(fault_of("example.com//a") ==
        "empty element in a module path <> write single slashes, and none at the ends");
  CHECK(fault_of("example.com/.a") == "path element '.a' begins with a dot <.a> remove the dot");
  CHECK(fault_of("example.com/a.") == "path element 'a.' ends with a dot <a.> remove the dot");
  CHECK(fault_of("example.com/Aux.x") ==
        "path element 'Aux.x' is a device name on Windows <Aux.x> rename that part of the module");
  CHECK(fault_of("example.com/lpt1") ==
        "path element 'lpt1' is a device name on Windows <lpt1> rename that part of the module");
  CHECK(fault_of("example.com/a~1") ==
        "path element 'a~1' looks like a short name of Windows <a~1> "
        "rename that part of the module");
}

TEST_CASE("a path begins with a domain") {
  CHECK(fault_of("fmt/x") ==
        "'fmt' is not a domain: it has no dot <fmt> "
        "write the whole path, as in 'github.com/OWNER/REPOSITORY'");
  CHECK(fault_of("-a.b/c") == "module path begins with a dash <-> remove the dash");
  CHECK(fault_of("GitHub.com/a") ==
        "invalid character 'G' in the domain <G> "
        "a domain has lower-case letters, digits, '-' and '.'");
}

TEST_CASE("a path ends in a major version that Go knows, or in none") {
  const std::string help = "write '/v2' or higher, or nothing for v0 and v1";
  for (const std::string suffix : {"/v1", "/v0", "/v02", "/v2.0"}) {
    CHECK(fault_of("example.com/a" + suffix) ==
          "invalid major version in a module path <" + suffix + "> " + help);
  }
  CHECK(fault_of("gopkg.in/yaml") ==
        "gopkg.in path without a major version <gopkg.in/yaml> "
        "end the path with a version, as in '.v2'");
}

TEST_CASE("a version is canonical") {
  const std::string path = "example.com/a@";
  CHECK(fault_of(path) == "'' is not a version <> write a version such as 'v1.2.3'");
  CHECK(fault_of(path + "latest") ==
        "'latest' is not a version <latest> write a version such as 'v1.2.3'");
  CHECK(fault_of(path + "1.2.3") == "'1.2.3' is not a version <1.2.3> write 'v1.2.3'");
  CHECK(fault_of(path + "1.2") == "'1.2' is not a version <1.2> write 'v1.2.0'");
  CHECK(fault_of(path + "v1.2") == "'v1.2' is not a version <v1.2> write 'v1.2.0'");
  CHECK(fault_of(path + "v1") == "'v1' is not a version <v1> write 'v1.0.0'");
  CHECK(fault_of(path + "v1.2.3+x") == "'v1.2.3+x' is not a version <v1.2.3+x> write 'v1.2.3'");
}

TEST_CASE("a version fits its path") {
  CHECK(fault_of("example.com/a@v2.0.0") ==
        "version v2.0.0 needs a path that ends in '/v2' <v2.0.0> write "
        "'example.com/a/v2@v2.0.0', or 'example.com/a@v2.0.0+incompatible' for a module without "
        "a go.mod file");
  CHECK(fault_of("example.com/a/v2@v1.0.0") ==
        "version v1.0.0 does not fit a path that ends in '/v2' <v1.0.0> "
        "write a version that begins with 'v2.'");
  CHECK(fault_of("gopkg.in/a.v2-unstable@v3.0.0") ==
        "version v3.0.0 does not fit a path that ends in '.v2-unstable' <v3.0.0> "
        "write a version that begins with 'v2.'");
  CHECK(fault_of("example.com/a@v1.0.0+incompatible") ==
        "needless +incompatible <v1.0.0+incompatible> write 'v1.0.0'");
  CHECK(fault_of("example.com/a/v2@v2.0.0+incompatible") ==
        "needless +incompatible <v2.0.0+incompatible> write 'v2.0.0'");
}

TEST_CASE("is_version asks for all three numbers") {
  CHECK(is_version("v1.2.3"));
  CHECK(is_version("v1.2.3-rc.1"));
  CHECK(is_version("v2.0.0+incompatible"));
  for (const char* other : {"", "v1", "v1.2", "1.2.3", "v01.2.3", "v1.2.3-01", "v1.2.3-",
                            "v1.2.3+meta", "v1.2.3 ", "v1.2.3-a..b"}) {
    CHECK_FALSE(is_version(other));
  }
}

TEST_CASE("versions are ordered by semantic precedence") {
  const char* ordered[] = {"v0.9.0",
                           "v1.0.0-1",
                           "v1.0.0-2",
                           "v1.0.0-10",
                           "v1.0.0-alpha",
                           "v1.0.0-alpha.1",
                           "v1.0.0-beta",
                           "v1.0.0-beta.2",
                           "v1.0.0",
                           "v1.0.1",
                           "v1.2.0",
                           "v1.10.0",
                           "v99999999999999999999.0.0"};
  for (std::size_t i = 0; i + 1 < std::size(ordered); ++i) {
    CHECK(compare_versions(ordered[i], ordered[i + 1]) == -1);
    CHECK(compare_versions(ordered[i + 1], ordered[i]) == 1);
  }
  CHECK(compare_versions("v2.0.0", "v2.0.0+incompatible") == 0);
}

}  // namespace ocelot::golang
