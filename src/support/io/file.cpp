// Reading, replacing and listing files with POSIX calls.
#include "support/io/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/descriptor.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_piece = 65536;

bool holds_already(const fs::path& path, std::string_view content) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored) || fs::file_size(path, ignored) != content.size())
    return false;
  const Result<MappedFile> present = MappedFile::open(path);
  return present && present->bytes() == content;
}

bool holds_already(const fs::path& path, const std::function<void(const Sight&)>& make) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  const Result<MappedFile> present = MappedFile::open(path);
  if (!present) return false;
  std::string_view rest = present->bytes();
  bool same = true;
  make([&](std::string_view piece) {
    same = same && rest.starts_with(piece);
    if (same) rest.remove_prefix(piece.size());
  });
  return same && rest.empty();
}

// O_NONBLOCK, because opening a pipe would wait for its writer.
Result<Descriptor> open_regular(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open()) return system_failure("open", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_failure("read", path, errno);
  if (S_ISDIR(status.st_mode)) return system_failure("read", path, EISDIR);
  if (S_ISREG(status.st_mode)) return file;
  return fail(error("not-a-file", whole_file(path.string()),
                    "a device, pipe or socket, which is not read"));
}

// Fills the buffer as far as there are bytes, and says how far.
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

Status refuse_device(const fs::path& path) {
  if (!is_device_or_pipe(path)) return {};
  return fail(error("not-a-file", whole_file(path.string()),
                    "a device, pipe or socket, which is not replaced"));
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

Status read_pieces(const fs::path& path, const std::function<Status(std::string_view)>& take) {
  const Result<Descriptor> file = open_regular(path);
  if (!file) return fail(file.error());
  std::array<char, k_piece> piece;  // NOLINT: read fills it
  for (;;) {
    const ssize_t count = ::read(file->get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure("read", path, errno);
    if (count == 0) return {};
    if (Status taken = take({piece.data(), static_cast<std::size_t>(count)}); !taken) return taken;
  }
}

Result<std::string> read_file(const fs::path& path) {
  std::string content;
  const Status read = read_pieces(path, [&](std::string_view piece) -> Status {
    content += piece;
    return {};
  });
  if (!read) return fail(read.error());
  return content;
}

Result<Digest> digest_of_file(const fs::path& path) {
  ByteHasher hasher;
  const Status read = read_pieces(path, [&](std::string_view piece) -> Status {
    hasher.add(piece);
    return {};
  });
  if (!read) return fail(read.error());
  return hasher.digest();
}

bool hold_same_bytes(const fs::path& one, const fs::path& other, const Sight& sight) {
  const Result<Descriptor> first = open_regular(one);
  const Result<Descriptor> second = open_regular(other);
  std::error_code none;
  if (!first || !second || fs::file_size(one, none) != fs::file_size(other, none) || none)
    return false;
  std::string a(k_piece, '\0');
  std::string b(k_piece, '\0');
  for (;;) {
    const std::size_t count = read_fully(first->get(), a);
    if (count != read_fully(second->get(), b)) return false;
    const std::string_view piece = std::string_view(a).substr(0, count);
    if (piece != std::string_view(b).substr(0, count)) return false;
    if (sight) sight(piece);
    if (count < k_piece) return true;
  }
}

Result<Written> write_if_changed(const fs::path& path, std::string_view content) {
  if (Status fits = refuse_device(path); !fits) return fail(fits.error());
  if (holds_already(path, content)) return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(path);
  if (!replacement) return fail(replacement.error());
  if (Status filled = replacement->write(content); !filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Result<Written> write_if_changed(const fs::path& path,
                                 const std::function<void(const Sight&)>& make) {
  if (Status fits = refuse_device(path); !fits) return fail(fits.error());
  if (holds_already(path, make)) return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(path);
  if (!replacement) return fail(replacement.error());
  Status filled;
  make([&](std::string_view piece) {
    if (filled) filled = replacement->write(piece);
  });
  if (!filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Result<Written> install_if_changed(const fs::path& made, const fs::path& target,
                                   const Sight& compared, const Sight& copied) {
  if (Status fits = refuse_device(target); !fits) return fail(fits.error());
  std::error_code none;
  if (fs::is_regular_file(target, none) && hold_same_bytes(made, target, compared))
    return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(target);
  if (!replacement) return fail(replacement.error());
  if (Status filled = replacement->copy_from(made, copied); !filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Status touch(const fs::path& path) {
  if (Status made = make_folders(path.parent_path()); !made) return made;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open()) return system_failure("create", path, errno);
  if (::futimens(file.get(), nullptr) != 0) return system_failure("touch", path, errno);
  return {};
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
    const bool is_folder = entries->symlink_status().type() == fs::file_type::directory;
    (is_folder ? listing.folders : listing.files).push_back(std::move(name));
  }
  if (code) return system_failure("list", folder, code.value());
  std::sort(listing.folders.begin(), listing.folders.end());
  std::sort(listing.files.begin(), listing.files.end());
  return listing;
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
  const Result<Descriptor> file = open_regular(path);
  if (!file) return fail(file.error());
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return system_failure("read", path, errno);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->get(), 0);
  if (data == MAP_FAILED) return system_failure("read", path, errno);
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace ocelot::io
