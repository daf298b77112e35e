// An entry of a shared cache is used only if a listed writer signed all of it.
#include "build/remote/signed_entry.hpp"

#include <doctest/doctest.h>

namespace ocelot::remote {

namespace {

const Digest k_action = digest_of("step");

cache::Entry entry_of(const Digest& action) {
  return {action, {{"output", 3, digest_of("abc")}, {"header", 0, digest_of("")}}};
}

std::string shown(std::string_view text, const std::vector<PublicKey>& writers) {
  const ReadEntry read = read_entry(text, k_action, writers);
  return read.entry ? "used" : std::string(meaning_of(read.fault));
}

}  // namespace

TEST_CASE("where writers are listed, their entries are used, and no others") {
  const PrivateKey writer = PrivateKey::generate();
  const PrivateKey stranger = PrivateKey::generate();
  const std::vector<PublicKey> writers = {stranger.public_key(), writer.public_key()};
  const std::string text = render(entry_of(k_action), &writer);
  CHECK(text.size() <= k_largest_text);
  CHECK(shown(text, writers) == "used");
  CHECK(read_entry(text, k_action, writers).entry == entry_of(k_action));
  CHECK(shown(text, {stranger.public_key()}) ==
        "is signed with a key that is not in cache-writers");
  CHECK(shown(render(entry_of(k_action), nullptr), writers) == "has no signature");
}

TEST_CASE("a signature is that of one action") {
  const PrivateKey writer = PrivateKey::generate();
  const std::string other = render(entry_of(digest_of("other")), &writer);
  CHECK(shown(other, {writer.public_key()}) == "is not the entry of this step");
  const std::string moved =
      render(entry_of(k_action), nullptr) + other.substr(other.find("signature "));
  CHECK(shown(moved, {writer.public_key()}) == "has a wrong signature");
}

TEST_CASE("where none are listed, any entry of the action is used") {
  const PrivateKey writer = PrivateKey::generate();
  CHECK(shown(render(entry_of(k_action), nullptr), {}) == "used");
  CHECK(shown(render(entry_of(k_action), &writer), {}) == "used");
  CHECK(shown(render(entry_of(digest_of("other")), nullptr), {}) ==
        "is not the entry of this step");
}

TEST_CASE("no text with another or a missing byte is used") {
  const PrivateKey writer = PrivateKey::generate();
  const std::string text = render(entry_of(k_action), &writer);
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string flipped = text;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    CHECK(shown(flipped, {writer.public_key()}) != "used");
    CHECK(shown(text.substr(0, i), {writer.public_key()}) != "used");
  }
  CHECK(shown(text + "x", {writer.public_key()}) != "used");
  CHECK(shown(text + text, {writer.public_key()}) != "used");
}

}  // namespace ocelot::remote
