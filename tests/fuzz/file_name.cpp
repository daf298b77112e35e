// A Go file's name: its parts form the name again, and only a Go file that is neither ignored nor a
// test is built.
#include "support/golang/file_name.hpp"

#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::FileName;
using golang::name_matches;

void expect_matches(const FileName& name) {
  const bool may_match = name.is_go && !name.is_ignored && !name.is_test;
  const bool own = name_matches(
      name, {name.os.empty() ? "linux" : name.os, name.arch.empty() ? "amd64" : name.arch});
  fuzz::expect(own == may_match, "a name matches its own target");
  const bool other = name_matches(name, {"no-system", "no-architecture"});
  fuzz::expect(other == (may_match && name.os.empty() && name.arch.empty()),
               "a name without a target matches all");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const FileName name = golang::parse_file_name(text);
  fuzz::expect_same(name.stem + (name.is_go ? ".go" : ""), text, "the parts make up the name");
  fuzz::expect(name.is_go || !name.is_test, "a test is a Go file");
  fuzz::expect(text.find("_" + name.os) != std::string::npos || name.os.empty(),
               "a system is written");
  fuzz::expect(text.find("_" + name.arch) != std::string::npos || name.arch.empty(),
               "an architecture is written");
  expect_matches(name);
  return 0;
}
