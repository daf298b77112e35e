// A go.mod file: other line ends or an added comment do not change it; a module contains its own
// packages.
#include "support/golang/go_mod.hpp"

#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::GoMod;

std::string shown(const GoMod& mod) {
  std::string text = mod.module + "\n" + mod.go + "\n" + mod.toolchain + "\n";
  for (const golang::ModuleRequirement& one : mod.requirements)
    text += one.path + "@" + one.version + "\n";
  for (const std::string& path : mod.replaced) text += path + "\n";
  return text;
}

std::string with_carriage_returns(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const GoMod mod = golang::parse_go_mod(text);
  const std::string as_read = shown(mod);
  fuzz::expect_same(shown(golang::parse_go_mod(with_carriage_returns(text))), as_read,
                    "CRLF changes nothing");
  fuzz::expect_same(shown(golang::parse_go_mod(text + "\n// a comment")), as_read,
                    "a comment changes nothing");
  fuzz::expect(golang::is_within(mod.module, mod.module), "a module holds its own package");
  fuzz::expect(golang::is_within(mod.module + "/x", mod.module), "a module holds what is below");
  fuzz::expect(golang::is_standard(mod.go) == golang::is_standard(mod.go + "/x"),
               "the first element says what is standard");
  return 0;
}
