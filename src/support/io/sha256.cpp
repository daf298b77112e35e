// Computes SHA-256 with OpenSSL's libcrypto.
#include "support/io/sha256.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::io {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }

  std::array<unsigned char, 32> finish() const {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(context, digest.data(), nullptr);
    return digest;
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
  std::string hex;
  for (const unsigned char byte : state_->finish()) hex += fmt::format("{:02x}", byte);
  return hex;
}

std::string Sha256::base64() {
  const auto digest = state_->finish();
  std::array<unsigned char, 45> text{};  // 4 characters for 3 bytes, and a zero
  const int length = EVP_EncodeBlock(text.data(), digest.data(), digest.size());
  return {text.begin(), text.begin() + length};
}

namespace {

Result<std::string> sum_of(const Result<Descriptor>& file, const std::filesystem::path& path) {
  if (!file) return fail(file.error());
  Sha256 sum;
  const Status read = read_pieces(*file, path, [&](std::string_view piece) {
    sum.add(piece);
    return Status();
  });
  if (!read) return fail(read.error());
  return sum.hex();
}

}  // namespace

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  return sum_of(open_to_read(path), path);
}

Result<std::string> sha256_of_file(const Folder& folder, const std::filesystem::path& path) {
  return sum_of(open_to_read(folder, path), folder.path() / path);
}

std::string checksum_line(std::string_view digits, const std::filesystem::path& path) {
  return fmt::format("{}  {}\n", digits, path.filename().string());
}

Result<std::string> install_with_sha256(const std::filesystem::path& source, const Folder& folder,
                                        const std::filesystem::path& target) {
  Sha256 compared;
  Sha256 copied;
  const Result<Written> written = install_if_changed(
      source, folder, target, [&](std::string_view piece) { compared.add(piece); },
      [&](std::string_view piece) { copied.add(piece); });
  if (!written) return fail(written.error());
  return *written == Written::unchanged ? compared.hex() : copied.hex();
}

}  // namespace ocelot::io
