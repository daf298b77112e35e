// Computes SHA-256 with OpenSSL's libcrypto.
#include "support/io/sha256.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::io {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context, digest.data(), &size);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  Sha256 sum;
  const Status read = read_pieces(path, [&](std::string_view piece) {
    sum.add(piece);
    return Status();
  });
  if (!read) return fail(read.error());
  return sum.hex();
}

std::string checksum_line(std::string_view digits, const std::filesystem::path& path) {
  return fmt::format("{}  {}\n", digits, path.filename().string());
}

Result<std::string> install_with_sha256(const std::filesystem::path& source,
                                        const std::filesystem::path& target) {
  Sha256 compared;
  Sha256 copied;
  const Result<Written> written = install_if_changed(
      source, target, [&](std::string_view piece) { compared.add(piece); },
      [&](std::string_view piece) { copied.add(piece); });
  if (!written) return fail(written.error());
  return *written == Written::unchanged ? compared.hex() : copied.hex();
}

}  // namespace ocelot::io
