// Digests files, also while they are installed.
#include "support/io/checksum.hpp"

#include <fmt/format.h>

#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::io {

Result<Digest> digest_of_file(const Descriptor& file, const std::filesystem::path& path) {
  Sha256 hasher;
  const Status read = read_pieces(file, path, [&](std::string_view piece) -> Status {
    hasher.add(piece);
    return {};
  });
  if (!read) return fail(read.error());
  return hasher.digest();
}

Result<Digest> digest_of_file(const std::filesystem::path& path) {
  const Result<Descriptor> file = open_to_read(path);
  if (!file) return fail(file.error());
  return digest_of_file(*file, path);
}

Result<Digest> digest_of_file(const Folder& folder, const std::filesystem::path& path) {
  const Result<Descriptor> file = open_to_read(folder, path);
  if (!file) return fail(file.error());
  return digest_of_file(*file, folder.path() / path);
}

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
