// Reads and lists files with POSIX calls.
#include "support/io/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_piece = 65536;

std::optional<off_t> size_of(const Descriptor& file) {
  struct stat status {};
  return ::fstat(file.get(), &status) == 0 ? std::optional(status.st_size) : std::nullopt;
}

// Fills the buffer until it is full or the file ends; returns the number of bytes.
std::size_t read_fully(int descriptor, std::string& buffer) {
  std::size_t done = 0;
  while (done < buffer.size()) {
    const ssize_t count = ::read(descriptor, buffer.data() + done, buffer.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

}  // namespace

bool is_device_or_pipe(const fs::path& path) {
  std::error_code none;
  const fs::file_status status = fs::symlink_status(path, none);
  return fs::is_other(status);
}

Unexpected<Diagnostics> system_failure(std::string_view doing, const fs::path& path,
                                       int error_number) {
  Diagnostic fault = error("system", whole_file(path.string()),
                           fmt::format("cannot {}: {}", doing, std::strerror(error_number)));
  if (error_number == ENOSPC || error_number == EDQUOT)
    fault.help =
        "make room on that file system and run it again; what was there before is untouched";
  return fail(std::move(fault));
}

Status write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Status expect_regular(const Descriptor& file, const fs::path& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_failure("read", path, errno);
  if (S_ISDIR(status.st_mode)) return system_failure("read", path, EISDIR);
  if (S_ISREG(status.st_mode)) return {};
  return fail(error("not-a-file", whole_file(path.string()),
                    "a device, pipe or socket, which is not read"));
}

// O_NONBLOCK, because opening a pipe would otherwise wait for its writer.
Result<Descriptor> open_to_read(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open()) return system_failure("open", path, errno);
  if (Status fits = expect_regular(file, path); !fits) return fail(fits.error());
  return file;
}

Status read_pieces(const Descriptor& file, const fs::path& path,
                   const std::function<Status(std::string_view)>& accept) {
  std::array<char, k_piece> piece;  // NOLINT: read fills it
  for (;;) {
    const ssize_t count = ::read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure("read", path, errno);
    if (count == 0) return {};
    if (Status done = accept({piece.data(), static_cast<std::size_t>(count)}); !done) return done;
  }
}

Status read_pieces(const fs::path& path, const std::function<Status(std::string_view)>& accept) {
  const Result<Descriptor> file = open_to_read(path);
  if (!file) return fail(file.error());
  return read_pieces(*file, path, accept);
}

Result<std::string> read_rest(const Descriptor& file, const fs::path& path, std::size_t limit) {
  std::string content;
  const Status read = read_pieces(file, path, [&](std::string_view piece) -> Status {
    if (piece.size() > limit - content.size()) return system_failure("read", path, EFBIG);
    content += piece;
    return {};
  });
  if (!read) return fail(read.error());
  return content;
}

Result<std::string> read_file(const fs::path& path) {
  const Result<Descriptor> file = open_to_read(path);
  if (!file) return fail(file.error());
  return read_rest(*file, path);
}

bool hold_same_bytes(const fs::path& a, const fs::path& b, const ByteSink& sink) {
  const Result<Descriptor> first = open_to_read(a);
  const Result<Descriptor> second = open_to_read(b);
  return first && second && hold_same_bytes(*first, *second, sink);
}

bool hold_same_bytes(const Descriptor& a, const Descriptor& b, const ByteSink& sink) {
  const std::optional<off_t> size = size_of(a);
  if (!size || size != size_of(b)) return false;
  std::string piece_of_a(k_piece, '\0');
  std::string piece_of_b(k_piece, '\0');
  for (;;) {
    const std::size_t count = read_fully(a.get(), piece_of_a);
    if (count != read_fully(b.get(), piece_of_b)) return false;
    const std::string_view piece = std::string_view(piece_of_a).substr(0, count);
    if (piece != std::string_view(piece_of_b).substr(0, count)) return false;
    if (sink) sink(piece);
    if (count < k_piece) return true;
  }
}

Status make_folders(const fs::path& path) {
  std::error_code code;
  if (!path.empty()) fs::create_directories(path, code);
  if (code) return system_failure("make the folder", path, code.value());
  return {};
}

Result<Listing> list_folder(const fs::path& folder) {
  Listing listing;
  std::error_code code;
  fs::recursive_directory_iterator entries(folder, code);
  for (; !code && entries != fs::recursive_directory_iterator(); entries.increment(code)) {
    std::string name = entries->path().lexically_relative(folder).generic_string();
    const fs::file_type type = entries->symlink_status().type();
    if (type != fs::file_type::directory && type != fs::file_type::regular)
      listing.special.push_back(name);
    (type == fs::file_type::directory ? listing.folders : listing.files).push_back(std::move(name));
  }
  if (code) return system_failure("list", folder, code.value());
  std::sort(listing.folders.begin(), listing.folders.end());
  std::sort(listing.files.begin(), listing.files.end());
  std::sort(listing.special.begin(), listing.special.end());
  return listing;
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
  const Result<Descriptor> file = open_to_read(path);
  if (!file) return fail(file.error());
  return map(*file, path);
}

Result<MappedFile> MappedFile::map(const Descriptor& file, const fs::path& path) {
  const std::optional<off_t> length = size_of(file);
  if (!length) return system_failure("read", path, errno);
  const auto size = static_cast<std::size_t>(*length);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) return system_failure("read", path, errno);
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace ocelot::io
