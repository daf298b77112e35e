// Wraps SHA-256 of OpenSSL's libcrypto in our own types.
#include "support/base/digest.hpp"

#include <new>
#include <stdexcept>

#include <openssl/evp.h>

#include "support/base/base64.hpp"
#include "support/base/hash_field.hpp"

namespace ocelot {

namespace {

constexpr std::string_view k_digits = "0123456789abcdef";

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

// A digest that was not computed must never be used.
void require(int is_done) {
  if (is_done != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

Context make_context() {
  Context context(EVP_MD_CTX_new());
  if (!context) throw std::bad_alloc();
  return context;
}

}  // namespace

struct Sha256::State {
  Context context = make_context();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  // OpenSSL 3 looks the algorithm up at each use of EVP_sha256, and takes longer for that than for
  // a short text.
  static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  require(EVP_DigestInit_ex(state_->context.get(), algorithm, nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

Digest Sha256::digest() const {
  const Context copy = make_context();
  Digest digest;
  require(EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()));
  require(EVP_DigestFinal_ex(copy.get(), digest.bytes.data(), nullptr));
  return digest;
}

Hasher& Hasher::field(std::string_view name, std::string_view value) {
  add_field(hash_, name, value);
  return *this;
}

Digest digest_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

std::string Digest::hex() const {
  std::string hex;
  for (const std::uint8_t byte : bytes) {
    hex += k_digits[byte >> 4U];
    hex += k_digits[byte & 0xFU];
  }
  return hex;
}

std::string Digest::base64() const {
  return to_base64(bytes);
}

std::optional<Digest> read_digest(std::string_view hex) {
  Digest digest;
  if (hex.size() != 2 * digest.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const std::size_t high = k_digits.find(hex[2 * i]);
    const std::size_t low = k_digits.find(hex[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    digest.bytes[i] = static_cast<std::uint8_t>(16 * high + low);
  }
  return digest;
}

std::optional<Digest> read_base64_digest(std::string_view text) {
  Digest digest;
  return read_base64(text, digest.bytes) ? std::optional(digest) : std::nullopt;
}

}  // namespace ocelot
