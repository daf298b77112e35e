// Writes zip files as PKWARE's APPNOTE 6.3 describes: local headers, data, central directory, end
// record.
#include "support/io/zip.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <memory>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <libdeflate.h>
#include <sys/stat.h>

#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t k_local_header = 0x04034b50;
constexpr std::uint32_t k_central_header = 0x02014b50;
constexpr std::uint32_t k_end_record = 0x06054b50;
constexpr std::uint16_t k_version = 20;  // folders and deflate
constexpr std::uint16_t k_made_by_unix = (3U << 8) | k_version;
constexpr std::uint16_t k_utf8_names = 1U << 11;
constexpr std::uint16_t k_stored = 0;
constexpr std::uint16_t k_deflated = 8;
constexpr std::uint16_t k_midnight = 0;
constexpr std::uint16_t k_first_of_january_1980 =
    (1U << 5) | 1U;  // the earliest date that zip knows
constexpr std::uint32_t k_dos_folder = 0x10;

struct Entry {
  std::string name;  // the name of a folder ends in '/'
  std::uint32_t mode = 0;
  std::uint32_t checksum = 0;
  std::uint32_t packed_size = 0;
  std::uint32_t size = 0;
  std::uint32_t offset = 0;
  std::uint16_t method = k_stored;

  bool is_folder() const { return name.back() == '/'; }
};

class LittleEndian {
 public:
  LittleEndian& u16(std::uint16_t value) { return put(value, 2); }
  LittleEndian& u32(std::uint32_t value) { return put(value, 4); }
  LittleEndian& text(std::string_view value) {
    bytes_ += value;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  LittleEndian& put(std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return *this;
  }

  std::string bytes_;
};

void put_common(LittleEndian& out, const Entry& entry) {
  out.u16(k_version)
      .u16(k_utf8_names)
      .u16(entry.method)
      .u16(k_midnight)
      .u16(k_first_of_january_1980);
  out.u32(entry.checksum).u32(entry.packed_size).u32(entry.size);
  out.u16(static_cast<std::uint16_t>(entry.name.size())).u16(0);
}

std::string local_header(const Entry& entry) {
  LittleEndian out;
  out.u32(k_local_header);
  put_common(out, entry);
  return out.text(entry.name).bytes();
}

std::string central_header(const Entry& entry) {
  LittleEndian out;
  out.u32(k_central_header).u16(k_made_by_unix);
  put_common(out, entry);
  out.u16(0)
      .u16(0)
      .u16(0)
      .u32((entry.mode << 16) | (entry.is_folder() ? k_dos_folder : 0))
      .u32(entry.offset);
  return out.text(entry.name).bytes();
}

std::string end_record(std::size_t entries, std::size_t size, std::size_t offset) {
  const auto count = static_cast<std::uint16_t>(entries);
  LittleEndian out;
  out.u32(k_end_record).u16(0).u16(0).u16(count).u16(count);
  out.u32(static_cast<std::uint32_t>(size)).u32(static_cast<std::uint32_t>(offset)).u16(0);
  return out.bytes();
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

class ZipWriter {
 public:
  ZipWriter(fs::path path, int level)
      : path_(std::move(path)),
        file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
        open_error_(errno),
        compressor_(libdeflate_alloc_compressor(level)) {}

  Status add_folder(const std::string& name, std::uint32_t mode) {
    Entry entry;
    entry.name = name + "/";
    entry.mode = mode;
    return put(std::move(entry), {});
  }

  Status add_file(const std::string& name, std::uint32_t mode, std::string_view content) {
    if (content.size() >= std::numeric_limits<std::uint32_t>::max()) return too_large(name);
    Entry entry;
    entry.name = name;
    entry.mode = mode;
    entry.size = static_cast<std::uint32_t>(content.size());
    entry.checksum = libdeflate_crc32(0, content.data(), content.size());
    // Compressed data that would not be smaller does not fit and yields 0; the bytes are then
    // stored.
    const auto packed = std::make_unique_for_overwrite<char[]>(content.size());
    const std::size_t packed_size = libdeflate_deflate_compress(
        compressor_.get(), content.data(), content.size(), packed.get(), content.size());
    if (packed_size == 0) return put(std::move(entry), content);
    entry.method = k_deflated;
    return put(std::move(entry), {packed.get(), packed_size});
  }

  Status opened() const {
    if (!file_.is_open()) return system_failure("create", path_, open_error_);
    return {};
  }

  Status finish() {
    const std::size_t begin = written_;
    for (const Entry& entry : entries_) {
      if (Status done = write(central_header(entry)); !done) return done;
    }
    return write(end_record(entries_.size(), written_ - begin, begin));
  }

 private:
  static Unexpected<Diagnostics> too_large(const std::string& name) {
    return fail(error("zip-too-large", whole_file(name),
                      "4 GiB or more do not fit a zip file of the classic form"));
  }

  Status put(Entry entry, std::string_view packed) {
    entry.offset = static_cast<std::uint32_t>(written_);
    entry.packed_size = static_cast<std::uint32_t>(packed.size());
    if (Status done = write(local_header(entry)); !done) return done;
    if (Status done = write(packed); !done) return done;
    if (written_ >= std::numeric_limits<std::uint32_t>::max() ||
        entries_.size() >= std::numeric_limits<std::uint16_t>::max()) {
      return too_large(path_.string());
    }
    entries_.push_back(std::move(entry));
    return {};
  }

  Status write(std::string_view bytes) {
    written_ += bytes.size();
    return write_all(file_.get(), bytes, path_);
  }

  fs::path path_;
  Descriptor file_;
  int open_error_;
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor_;
  std::vector<Entry> entries_;
  std::size_t written_ = 0;
};

// The name of an entry: without a leading `./` or a trailing slash; empty for the folder itself.
std::string entry_name(const std::string& path) {
  std::string name = fs::path(path).lexically_normal().generic_string();
  while (!name.empty() && name.back() == '/') name.pop_back();
  return name == "." ? std::string() : name;
}

// Follows links to folders, as `zip -r` does; a cycle of links ends with the system's error.
Status collect(const fs::path& folder, const std::string& name, std::set<std::string>& names) {
  const fs::path path = folder / name;
  if (!name.empty()) names.insert(name);
  std::error_code code;
  if (!fs::is_directory(path, code)) return {};
  fs::directory_iterator entries(path, code);
  for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
    const std::string leaf = entries->path().filename().string();
    const std::string below = name.empty() ? leaf : name + "/" + leaf;
    if (Status done = collect(folder, below, names); !done) return done;
  }
  if (code) return system_failure("list", path, code.value());
  return {};
}

Result<std::set<std::string>> all_names(const ZipRequest& request) {
  std::set<std::string> names;
  for (const std::string& path : request.paths) {
    if (Status done = collect(request.folder, entry_name(path), names); !done)
      return fail(done.error());
  }
  return names;
}

Status add(ZipWriter& writer, const fs::path& path, const std::string& name) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return system_failure("read", path, errno);
  if (S_ISDIR(status.st_mode)) return writer.add_folder(name, status.st_mode);
  const Result<MappedFile> content = MappedFile::open(path);
  if (!content) return fail(content.error());
  return writer.add_file(name, status.st_mode, content->bytes());
}

}  // namespace

Status write_zip(const fs::path& out, const ZipRequest& request) {
  const Result<std::set<std::string>> names = all_names(request);
  if (!names) return fail(names.error());
  ZipWriter writer(out, request.level);
  if (Status opened = writer.opened(); !opened) return opened;
  for (const std::string& name : *names) {
    if (Status added = add(writer, request.folder / name, name); !added) return added;
  }
  return writer.finish();
}

}  // namespace ocelot::io
