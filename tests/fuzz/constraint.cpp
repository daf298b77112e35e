// A build constraint: its printed form has the same meaning and is a fixed point; `!` negates it;
// faults are inside the text.
#include "support/golang/constraint.hpp"

#include <algorithm>

#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using golang::Constraint;

// Some tags are set, depending only on their bytes; each seed sets other tags.
bool holds(const Constraint& constraint, unsigned int seed) {
  return constraint.holds([seed](std::string_view tag) {
    unsigned int sum = seed;
    for (char c : tag) sum = sum * 31U + static_cast<unsigned char>(c);
    return (sum >> 3U) % 2 == 1;
  });
}

void expect_equal(const Constraint& a, const Constraint& b, bool negated) {
  fuzz::expect(a.tags() == b.tags(), "the tags are the same");
  for (unsigned int seed = 0; seed < 16; ++seed)
    fuzz::expect((holds(a, seed) != holds(b, seed)) == negated, "it holds for the same tags");
}

// Parentheses count as operands, so a longer form may exceed the limit when the shorter does not.
void expect_means(const std::string& form, const Constraint& constraint, bool negated) {
  const auto parsed = Constraint::parse(form);
  if (parsed) return expect_equal(*parsed, constraint, negated);
  fuzz::expect_same(parsed.error().message, "build expression too large", form);
}

void expect_sound(const Constraint& constraint, std::string_view written) {
  const std::vector<std::string> tags = constraint.tags();
  fuzz::expect(std::is_sorted(tags.begin(), tags.end()), "tags are sorted");
  fuzz::expect(std::adjacent_find(tags.begin(), tags.end()) == tags.end(), "a tag stands once");
  fuzz::expect(std::all_of(tags.begin(), tags.end(), golang::is_build_tag), "a tag is a tag");
  const std::string text = constraint.text();
  expect_means(text, constraint, false);
  const auto again = Constraint::parse(text);
  if (again) fuzz::expect_same(again->text(), text, "the printed form is a fixed point");
  expect_means("!(" + std::string(written) + ")", constraint, true);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  const auto parsed = Constraint::parse(text);
  if (parsed) {
    expect_sound(*parsed, text);
  } else {
    fuzz::expect(parsed.error().offset <= text.size(), "the fault lies within the text");
    fuzz::expect(!parsed.error().message.empty(), "the fault has a message");
  }
  return 0;
}
