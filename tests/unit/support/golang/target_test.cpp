// Which tags Go itself sets.
#include "support/golang/target.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

namespace {

bool is_set_for(const Target& target, std::string_view tag) {
  return is_tag_set(tag, target, {});
}

const Target k_linux = {"linux", "arm64"};

}  // namespace

TEST_CASE("a target sets its own names, the compiler and unix") {
  CHECK(is_set_for(k_linux, "linux"));
  CHECK(is_set_for(k_linux, "arm64"));
  CHECK(is_set_for(k_linux, "gc"));
  CHECK(is_set_for(k_linux, "unix"));
  CHECK_FALSE(is_set_for(k_linux, "amd64"));
  CHECK_FALSE(is_set_for(k_linux, "windows"));
  CHECK_FALSE(is_set_for(k_linux, "gccgo"));
  CHECK_FALSE(is_set_for({"windows", "amd64"}, "unix"));
  CHECK_FALSE(is_set_for({"plan9", "amd64"}, "unix"));
}

TEST_CASE("cgo is set where C is on") {
  CHECK_FALSE(is_set_for(k_linux, "cgo"));
  CHECK(is_set_for({"linux", "arm64", true}, "cgo"));
  CHECK(is_tag_set("cgo", k_linux, {"cgo"}));
}

TEST_CASE("the lowest feature level of the architecture is set") {
  CHECK(is_set_for({"linux", "amd64"}, "amd64.v1"));
  CHECK(is_set_for({"linux", "arm64"}, "arm64.v8.0"));
  CHECK(value_of_tag("amd64.v2", {"linux", "amd64"}, {}) == Truth::no);
  CHECK(value_of_tag("arm64.v8.1", k_linux, {}) == Truth::no);
  CHECK(value_of_tag("amd64.v1", k_linux, {}) == Truth::no);
}

TEST_CASE("what depends on the toolchain is undecided, unless the user sets it") {
  for (const char* tag : {"go1.25", "go1.99", "goexperiment.jsonv2"}) {
    CHECK(value_of_tag(tag, k_linux, {}) == Truth::undecided);
    CHECK(value_of_tag(tag, k_linux, {tag}) == Truth::yes);
  }
  CHECK(value_of_tag("go1.25", {"linux", "arm64", false, 25}, {}) == Truth::yes);
  CHECK(value_of_tag("boringcrypto", k_linux, {}) == Truth::no);
}

TEST_CASE("some systems count as another one too") {
  CHECK(is_set_for({"android", "arm64"}, "linux"));
  CHECK(is_set_for({"illumos", "amd64"}, "solaris"));
  CHECK(is_set_for({"ios", "arm64"}, "darwin"));
  CHECK_FALSE(is_set_for(k_linux, "android"));
}

TEST_CASE("every older release tag is set, and nothing that only looks like one") {
  CHECK(is_set_for(k_linux, "go1.1"));
  CHECK(is_set_for(k_linux, "go1.24"));
  for (const char* other : {"go1", "go1.", "go1.0", "go1.01", "go1.21.3", "go1.2x", "go2.1"}) {
    CHECK(value_of_tag(other, k_linux, {}) == Truth::no);
  }
}

TEST_CASE("the user's tags are set, boringcrypto by its new name only") {
  CHECK(is_tag_set("lambda", k_linux, {"lambda"}));
  CHECK_FALSE(is_tag_set("Lambda", k_linux, {"lambda"}));
  CHECK(is_tag_set("boringcrypto", k_linux, {"goexperiment.boringcrypto"}));
  CHECK_FALSE(is_tag_set("boringcrypto", k_linux, {"boringcrypto"}));
}

}  // namespace ocelot::golang
