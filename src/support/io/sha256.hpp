// SHA-256, for the checksums that users compare.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "support/base/result.hpp"

namespace ocelot::io {

/// The SHA-256 of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);

  /// 64 hexadecimal digits; nothing can be added after it.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The SHA-256 of a regular file's bytes, in hexadecimal digits.
Result<std::string> sha256_of_file(const std::filesystem::path& path);

/// What a checksum's file says of a file, as sha256sum writes it: the digits, two blanks, the name
/// without its folder, and a line end.
std::string checksum_line(std::string_view digits, const std::filesystem::path& path);

/// Puts a finished file in place of another as install_if_changed does, and gives the SHA-256 of
/// its bytes. They are read once, but for those before the first difference from what was there.
Result<std::string> install_with_sha256(const std::filesystem::path& source,
                                        const std::filesystem::path& target);

}  // namespace ocelot::io
