// Digests of files, and checksum files in the format of sha256sum, which users compare. Apart from
// other functions of files, because ocelot-load must not link OpenSSL.
#pragma once

#include <filesystem>
#include <string>

#include "support/base/digest.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// The digest of a regular file's bytes, as digest_of computes it.
Result<Digest> digest_of_file(const std::filesystem::path& path);

/// The same for a file below a folder; follows no link below it.
Result<Digest> digest_of_file(const Folder& folder, const std::filesystem::path& path);

/// The same for an open file, from where it is; `path` is for messages.
Result<Digest> digest_of_file(const Descriptor& file, const std::filesystem::path& path);

/// The line of a file in sha256sum's format: the digits of its digest, two blanks, the name without
/// its folder, and a line end.
std::string checksum_line(const Digest& digest, const std::filesystem::path& path);

/// Replaces a file below a folder by a finished one as install_if_changed does, and returns the
/// digest of its bytes. Only the bytes before the first difference from the old content are read
/// twice.
Result<Digest> install_with_digest(const std::filesystem::path& source, const Folder& folder,
                                   const std::filesystem::path& target);

}  // namespace ocelot::io
