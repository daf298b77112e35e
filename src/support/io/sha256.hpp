// SHA-256, for the checksums that users compare.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/io/folder.hpp"

namespace ocelot::io {

/// Computes the SHA-256 of bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);

  /// 64 hexadecimal digits; after this call, no bytes can be added.
  std::string hex();

  /// The same digest in base64 (RFC 4648), 44 characters; after this call, no bytes can be added.
  std::string base64();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The SHA-256 of a regular file's bytes, in hexadecimal digits.
Result<std::string> sha256_of_file(const std::filesystem::path& path);

/// The same for a file below a folder; follows no link below it.
Result<std::string> sha256_of_file(const Folder& folder, const std::filesystem::path& path);

/// The line of a file in sha256sum's format: the digits, two blanks, the name without its folder,
/// and a line end.
std::string checksum_line(std::string_view digits, const std::filesystem::path& path);

/// Replaces a file by a finished one as install_if_changed does, and returns the SHA-256 of its
/// bytes. Only the bytes before the first difference from the old content are read twice.
Result<std::string> install_with_sha256(const std::filesystem::path& source, const Folder& folder,
                                        const std::filesystem::path& target);

}  // namespace ocelot::io
