// The fields of a step, as they are stored next to its output. A list that is read is written and
// reads the same again; so does a list that is made of any texts. Two lists have no differences
// exactly if their digests are equal. In: two lists with a separator between them.
#include "build/cache/action_key.hpp"
#include "support/base/text.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using cache::ActionKey;

ActionKey read_again(const ActionKey& key) {
  const Result<ActionKey> again = cache::read_key(key.text(), "fields");
  fuzz::expect(again.has_value(), "a written list has no faults");
  fuzz::expect_same(again->text(), key.text(), "a written list is a fixed point");
  fuzz::expect(again->all() == key.all(), "a written list reads the same");
  fuzz::expect(again->digest() == key.digest(), "a written list has the same digest");
  return *again;
}

// No name of a field has blanks or line ends.
std::string as_name(std::string_view text) {
  std::string name;
  for (char c : text) name += c == ' ' || c == '\n' || c == '\r' ? '_' : c;
  return name;
}

ActionKey made_of(const std::vector<std::string_view>& texts) {
  ActionKey key;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
    key.add_text(as_name(texts[i]), std::string(texts[i + 1]));
    key.add_content(as_name(texts[i]), texts[i + 1], texts[i]);
  }
  return key;
}

bool have_same_names(const ActionKey& a, const ActionKey& b) {
  if (a.all().size() != b.all().size()) return false;
  for (std::size_t i = 0; i < a.all().size(); ++i) {
    if (a.all()[i].name != b.all()[i].name) return false;
  }
  return true;
}

void expect_explained(const ActionKey& a, const ActionKey& b) {
  fuzz::expect(cache::compare(a, a).empty(), "a list does not differ from itself");
  const bool is_equal = a.digest() == b.digest();
  const bool has_changes = !cache::compare(a, b).empty();
  fuzz::expect(!is_equal || !has_changes, "lists with one digest have no differences");
  fuzz::expect(is_equal || has_changes || !have_same_names(a, b), "a difference is explained");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::text_of(data, size);
  std::string_view second = input;
  const std::string_view first = fuzz::take_until(second, "\n===\n");
  const ActionKey made = read_again(made_of(split(first, '\0')));
  for (std::string_view text : {first, second}) {
    const Result<ActionKey> read = cache::read_key(text, "fields");
    if (read) {
      expect_explained(made, read_again(*read));
    } else {
      fuzz::expect(!read.error().empty(), "a failure says why");
      fuzz::expect_sound(read.error());
    }
  }
  const Result<ActionKey> a = cache::read_key(first, "fields");
  const Result<ActionKey> b = cache::read_key(second, "fields");
  if (a && b) expect_explained(*a, *b);
  return 0;
}
