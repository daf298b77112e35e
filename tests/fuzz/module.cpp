// Requirements and versions, one per line: an accepted text is written back unchanged; versions are
// ordered.
#include "support/golang/module.hpp"

#include <vector>

#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/golang/go_version.hpp"
#include "support/golang/module_path.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::compare_versions;

void read_requirement(std::string_view text) {
  const auto read = golang::parse_requirement(text);
  if (!read) {
    const golang::ModuleFault& fault = read.error();
    fuzz::expect(fault.offset <= text.size(), "a fault begins within the text");
    fuzz::expect(fault.length <= text.size() - fault.offset, "a fault ends within the text");
    fuzz::expect(!fault.message.empty(), "a fault has a message");
    return;
  }
  fuzz::expect(!golang::find_path_fault(read->path), "an accepted path is a path");
  fuzz::expect(golang::major_suffix(read->path).has_value(), "an accepted path has a fit suffix");
  fuzz::expect(read->version.empty() || golang::is_version(read->version), "a version is one");
  fuzz::expect_same(read->version.empty() ? read->path : read->path + "@" + read->version, text,
                    "a requirement is its own text");
}

void expect_order(std::string_view a, std::string_view b, std::string_view c) {
  fuzz::expect(compare_versions(a, b) == -compare_versions(b, a), "an order has two directions");
  const bool rises = compare_versions(a, b) <= 0 && compare_versions(b, c) <= 0;
  fuzz::expect(!rises || compare_versions(a, c) <= 0, "an order is transitive");
}

void order_versions(const std::vector<std::string_view>& versions) {
  for (std::string_view a : versions) {
    fuzz::expect(compare_versions(a, a) == 0, "a version is equal to itself");
    for (std::string_view b : versions) {
      for (std::string_view c : versions) expect_order(a, b, c);
    }
  }
}

void order_toolchains(std::string_view a, std::string_view b) {
  const std::string go_a = "go" + std::string(a);
  const std::string go_b = "go" + std::string(b);
  fuzz::expect(!golang::is_older(go_a, a), "a toolchain is not older than itself");
  fuzz::expect(!golang::is_older(go_a, b) || !golang::is_older(go_b, a), "one of two is older");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  std::vector<std::string_view> versions;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::string_view line : lines) {
    read_requirement(line);
    order_toolchains(line, lines.back());
    if (versions.size() < 8 && golang::is_version(line)) versions.push_back(line);
  }
  order_versions(versions);
  return 0;
}
