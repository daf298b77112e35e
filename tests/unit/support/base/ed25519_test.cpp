// Signatures are those of RFC 8032, and any other text is none.
#include "support/base/ed25519.hpp"

#include <doctest/doctest.h>

namespace ocelot {

namespace {

// The first test of RFC 8032, section 7.1, as OpenSSL writes the key: an empty message.
const std::string k_key =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
const std::string k_public = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const std::string k_signature =
    "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==";

}  // namespace

TEST_CASE("the key and the signature of the RFC's first test") {
  const std::optional<PrivateKey> key = PrivateKey::read(k_key);
  REQUIRE(key);
  CHECK(key->text() == k_key);
  CHECK(key->public_key().text() == k_public);
  CHECK(key->sign("") == k_signature);
}

TEST_CASE("a new key signs, and only its own signature of the same message is accepted") {
  const PrivateKey key = PrivateKey::generate();
  const PrivateKey other = PrivateKey::generate();
  const std::string signature = key.sign("message");
  CHECK(signature.size() == 88);
  CHECK(is_signed_by(key.public_key(), "message", signature));
  CHECK_FALSE(is_signed_by(key.public_key(), "massage", signature));
  CHECK_FALSE(is_signed_by(other.public_key(), "message", signature));
  for (std::size_t i = 0; i < signature.size(); ++i) {
    std::string flipped = signature;
    flipped[i] = flipped[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(is_signed_by(key.public_key(), "message", flipped));
    CHECK_FALSE(is_signed_by(key.public_key(), "message", signature.substr(0, i)));
  }
}

TEST_CASE("keys are read as they are written") {
  const PrivateKey key = PrivateKey::generate();
  CHECK(PrivateKey::read(key.text())->public_key() == key.public_key());
  CHECK(read_public_key(key.public_key().text()) == key.public_key());
  for (const char* text :
       {"", "ed25519:", "ed25519:AAAA", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= "})
    CHECK_FALSE(read_public_key(text));
  for (const char* text : {"", "key", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"})
    CHECK_FALSE(PrivateKey::read(text));
}

}  // namespace ocelot
