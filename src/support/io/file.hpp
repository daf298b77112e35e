// Files and folders on this machine. Every failure is a Result with the path and the system's
// reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/byte_sink.hpp"
#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// Opens a regular file to read it.
Result<Descriptor> open_to_read(const std::filesystem::path& path);

/// The content of a regular file.
Result<std::string> read_file(const std::filesystem::path& path);

/// Reads a regular file in pieces, in order, so that only one piece is in memory at a time.
Status read_pieces(const std::filesystem::path& path,
                   const std::function<Status(std::string_view)>& accept);

/// The same for an open file, from where it is; `path` is for messages.
Status read_pieces(const Descriptor& file, const std::filesystem::path& path,
                   const std::function<Status(std::string_view)>& accept);

/// The rest of an open file; `path` is for messages. Fails if it has more than `limit` bytes.
Result<std::string> read_rest(const Descriptor& file, const std::filesystem::path& path,
                              std::size_t limit = std::string::npos);

/// Fails unless an open file is regular; `path` is for the message.
Status expect_regular(const Descriptor& file, const std::filesystem::path& path);

/// Whether two files can be read and contain the same bytes. `sink` receives the bytes of the first
/// as far as they are equal: all of them if the answer is true.
bool hold_same_bytes(const std::filesystem::path& a, const std::filesystem::path& b,
                     const ByteSink& sink = {});

/// The same for two open regular files.
bool hold_same_bytes(const Descriptor& a, const Descriptor& b, const ByteSink& sink = {});

/// Whether a path exists and is not a file, folder or link. Such a path is never replaced.
bool is_device_or_pipe(const std::filesystem::path& path);

/// Creates a folder and its parents.
Status make_folders(const std::filesystem::path& path);

/// The content of a folder, recursively: paths relative to it, with '/', sorted by bytes. Symbolic
/// links are listed as files and never followed.
struct Listing {
  std::vector<std::string> folders;  ///< without the folder itself
  std::vector<std::string> files;
  std::vector<std::string> special;  ///< of the files: links, devices, pipes and sockets
};

/// Lists a folder. Fails if it does not exist.
Result<Listing> list_folder(const std::filesystem::path& folder);

/// A read-only mapping of a regular file's bytes: for files that are too large to copy into memory.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);

  /// Maps an open regular file; `path` is for the message.
  static Result<MappedFile> map(const Descriptor& file, const std::filesystem::path& path);

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

/// The failure of a system call on a path, described by errno.
Unexpected<Diagnostics> system_failure(std::string_view doing, const std::filesystem::path& path,
                                       int error_number);

}  // namespace ocelot::io
