// SHA-256 by OpenSSL's libcrypto.
#include "io/sha256.hpp"

#include <array>
#include <memory>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "io/file.hpp"

namespace ocelot::io {

namespace {

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  const Status read = read_pieces(path, [&](std::string_view piece) -> Status {
    EVP_DigestUpdate(context.get(), piece.data(), piece.size());
    return {};
  });
  if (!read) return fail(read.error());
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &size);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

}  // namespace ocelot::io
