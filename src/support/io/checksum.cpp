// Digests a file while it is installed.
#include "support/io/checksum.hpp"

#include <fmt/format.h>

#include "support/io/write_file.hpp"

namespace ocelot::io {

std::string checksum_line(const Digest& digest, const std::filesystem::path& path) {
  return fmt::format("{}  {}\n", digest.hex(), path.filename().string());
}

Result<Digest> install_with_digest(const std::filesystem::path& source, const Folder& folder,
                                   const std::filesystem::path& target) {
  Sha256 compared;
  Sha256 copied;
  const Result<Written> written = install_if_changed(
      source, folder, target, [&](std::string_view piece) { compared.add(piece); },
      [&](std::string_view piece) { copied.add(piece); });
  if (!written) return fail(written.error());
  return *written == Written::unchanged ? compared.digest() : copied.digest();
}

}  // namespace ocelot::io
