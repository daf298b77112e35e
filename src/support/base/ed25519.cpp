// Wraps Ed25519 of OpenSSL's libcrypto in our own types.
#include "support/base/ed25519.hpp"

#include <new>
#include <span>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include "support/base/base64.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_prefix = "ed25519:";
constexpr std::size_t k_signature = 64;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(BIO* buffer) const { BIO_free(buffer); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

void require(bool is_done) {
  if (!is_done) throw std::runtime_error("OpenSSL cannot use Ed25519");
}

template <class T>
Owned<T> owned(T* pointer) {
  if (pointer == nullptr) throw std::bad_alloc();
  return Owned<T>(pointer);
}

}  // namespace

std::string PublicKey::text() const {
  return std::string(k_prefix) + to_base64(bytes);
}

std::optional<PublicKey> read_public_key(std::string_view text) {
  if (!text.starts_with(k_prefix)) return std::nullopt;
  const auto bytes = from_base64<32>(text.substr(k_prefix.size()));
  return bytes ? std::optional(PublicKey{*bytes}) : std::nullopt;
}

struct PrivateKey::State {
  Owned<EVP_PKEY> key;
};

PrivateKey::PrivateKey(std::unique_ptr<State> state) : state_(std::move(state)) {}
PrivateKey::~PrivateKey() = default;
PrivateKey::PrivateKey(PrivateKey&& other) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&& other) noexcept = default;

PrivateKey PrivateKey::generate() {
  const auto context = owned(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
  EVP_PKEY* key = nullptr;
  require(EVP_PKEY_keygen_init(context.get()) == 1 && EVP_PKEY_keygen(context.get(), &key) == 1);
  return PrivateKey(std::make_unique<State>(State{owned(key)}));
}

// Without the function, OpenSSL would ask the terminal for a password.
std::optional<PrivateKey> PrivateKey::read(std::string_view text) {
  const auto no_password = [](char*, int, int, void*) { return -1; };
  const auto buffer = owned(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(buffer.get(), nullptr, no_password, nullptr));
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) return std::nullopt;
  return PrivateKey(std::make_unique<State>(State{std::move(key)}));
}

std::string PrivateKey::text() const {
  const auto buffer = owned(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_PrivateKey(buffer.get(), state_->key.get(), nullptr, nullptr, 0, nullptr,
                                   nullptr) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(buffer.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

PublicKey PrivateKey::public_key() const {
  PublicKey key;
  std::size_t size = key.bytes.size();
  require(EVP_PKEY_get_raw_public_key(state_->key.get(), key.bytes.data(), &size) == 1 &&
          size == key.bytes.size());
  return key;
}

std::string PrivateKey::sign(std::string_view message) const {
  const auto context = owned(EVP_MD_CTX_new());
  std::array<std::uint8_t, k_signature> signature{};
  std::size_t size = signature.size();
  require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, state_->key.get()) == 1 &&
          EVP_DigestSign(context.get(), signature.data(), &size,
                         reinterpret_cast<const unsigned char*>(message.data()),
                         message.size()) == 1);
  return to_base64(std::span(signature).first(size));
}

bool is_signed_by(const PublicKey& key, std::string_view message, std::string_view signature) {
  const auto bytes = from_base64<k_signature>(signature);
  const Owned<EVP_PKEY> verifier(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()));
  if (!bytes || !verifier) return false;
  const auto context = owned(EVP_MD_CTX_new());
  require(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, verifier.get()) == 1);
  return EVP_DigestVerify(context.get(), bytes->data(), bytes->size(),
                          reinterpret_cast<const unsigned char*>(message.data()),
                          message.size()) == 1;
}

}  // namespace ocelot
