// An entry of the action cache: a text is that of one entry or of none, each digest is a digest, so
// no path of a blob leaves the cache, and a changed byte makes the entry invalid. In: the text of
// an entry after a '!', or its lines, to which the digest of these lines is added.
#include <filesystem>

#include "build/cache/entry.hpp"
#include "build/cache/store.hpp"
#include "support/base/digest.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

std::string text_of_entry(const std::string& input) {
  if (input.starts_with('!')) return input.substr(1);
  return input + "end " + digest_of(input).hex() + "\n";
}

void expect_inside(const cache::Output& output) {
  const cache::Store store("/cache");
  const std::string blob = store.blob_path(output.digest).lexically_normal().string();
  fuzz::expect(blob == "/cache/blob/" + output.digest.hex().insert(2, "/"),
               "a blob is inside the cache");
  fuzz::expect(cache::is_output_name(output.name), "a name is no path");
  fuzz::expect(output.size <= cache::k_largest_output, "a size is not too large");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text = text_of_entry(fuzz::text_of(data, size));
  const std::optional<cache::Entry> entry = cache::parse_entry(text);
  if (!entry) return 0;
  fuzz::expect_same(cache::render(*entry), text, "an entry is written as it was read");
  for (const cache::Output& output : entry->outputs) expect_inside(output);
  for (char& c : text) {
    c = static_cast<char>(c ^ 1);
    fuzz::expect(!cache::parse_entry(text), "a changed byte makes an entry invalid");
    c = static_cast<char>(c ^ 1);
  }
  return 0;
}
