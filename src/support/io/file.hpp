// Files and folders on this machine. Every failure is a Result with the path and the system's own
// reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/byte_sink.hpp"
#include "support/base/digest.hpp"
#include "support/base/result.hpp"

namespace ocelot::io {

/// The bytes of a regular file.
Result<std::string> read_file(const std::filesystem::path& path);

/// Reads a regular file piece by piece, in its order, so that no more than a piece is in memory.
Status read_pieces(const std::filesystem::path& path,
                   const std::function<Status(std::string_view)>& accept);

/// The digest of a file's bytes, as digest_of gives it.
Result<Digest> digest_of_file(const std::filesystem::path& path);

/// Whether two files can be read and hold the same bytes. `sink` gets those of the first, as far as
/// they are the same: all of them when the answer is yes.
bool hold_same_bytes(const std::filesystem::path& a, const std::filesystem::path& b,
                     const ByteSink& sink = {});

/// Whether a path is there and is neither file, folder nor link: it is never replaced.
bool is_device_or_pipe(const std::filesystem::path& path);

/// Sets a file's time of change to now, making it if need be.
Status touch(const std::filesystem::path& path);

/// Makes a folder and its parents.
Status make_folders(const std::filesystem::path& path);

/// What a folder holds, recursively: paths relative to it, with '/', sorted by bytes. Symbolic
/// links are listed as files and never followed.
struct Listing {
  std::vector<std::string> folders;  ///< without the folder itself
  std::vector<std::string> files;
  std::vector<std::string> special;  ///< of the files: links, devices, pipes and sockets
};

/// Lists a folder; one that does not exist is an error.
Result<Listing> list_folder(const std::filesystem::path& folder);

/// A regular file's bytes as a read-only mapping: for files that are too large to hold twice.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes all bytes to an open descriptor; `path` is for the message.
Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path);

/// The failure of a system call on a path, worded from errno.
Unexpected<Diagnostics> system_failure(std::string_view doing, const std::filesystem::path& path,
                                       int error_number);

}  // namespace ocelot::io
