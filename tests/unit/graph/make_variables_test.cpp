// LDFLAGS of Makefiles: which forms are known, and how they change.
#include "graph/make_variables.hpp"

#include <doctest/doctest.h>

namespace ocelot::graph {

namespace {

std::string found(const std::string& definition) {
  return find_ldflags(definition + "\nbuild:\n\tgo build $(LDFLAGS) .\n").value_or("none");
}

}  // namespace

TEST_CASE("the value of LDFLAGS is on one line and unexpanded") {
  CHECK(found("LDFLAGS=-ldflags \"-s -w -X $(P).A=$(B) \\\n-X c.d=e\"") ==
        "-ldflags \"-s -w -X $(P).A=$(B) -X c.d=e\"");
  CHECK(found("LDFLAGS := -s -w") == "-s -w");
  CHECK(found("LDFLAGS ?= -s") == "-s");
  CHECK(find_ldflags("LDFLAGS = -s\nb:\n\tgo build -ldflags \"${LDFLAGS}\"\n") == "-s");
}

TEST_CASE("another form is not changed") {
  CHECK(found("") == "none");
  CHECK(found("LDFLAGS =") == "none");
  CHECK(found("LDFLAGS = $(OTHER)") == "none");
  CHECK(found("LDFLAGS += -s") == "none");
  CHECK(found("LDFLAGS = -s\nLDFLAGS = -w") == "none");
  CHECK(found("LDFLAGS = -s\nLDFLAGS += -w") == "none");
  CHECK(found("LDFLAGS_X = -s") == "none");
  CHECK(found("LDFLAGS = -ldflags '-s'") == "none");
  CHECK(found("LDFLAGS = -ldflags \"-s\" -v") == "none");
  CHECK(found("LDFLAGS = -X \"a=b c\"") == "none");
  CHECK(find_ldflags("LDFLAGS = -s\nbuild:\n\tgo build .\n") == std::nullopt);
}

TEST_CASE("flags are added within the quotes") {
  CHECK(with_ldflags("-ldflags \"-s -w\"", "-X a=b") == "-ldflags \"-s -w -X a=b\"");
  CHECK(with_ldflags("-s -w", "-X a=b") == "-s -w -X a=b");
}

TEST_CASE("only the flags -s and -w remove symbols") {
  CHECK(with_symbols("-ldflags \"-s -w -X a.s=-s\"") == "-ldflags \"-X a.s=-s\"");
  CHECK(with_symbols("-w -X a=b -s") == "-X a=b");
  CHECK(with_symbols("-ldflags=\"-s\"") == "-ldflags=\"\"");
}

TEST_CASE("targets, and words outside of comments") {
  CHECK(has_target("build: clean\n", "build"));
  CHECK(has_target("build :\n", "build"));
  CHECK_FALSE(has_target("build := x\nbuilder:\n.PHONY: build\n", "build"));
  CHECK(mentions("export GOFLAGS = x\n", "GOFLAGS"));
  CHECK_FALSE(mentions("# GOFLAGS\na: # GOFLAGS\n", "GOFLAGS"));
}

}  // namespace ocelot::graph
