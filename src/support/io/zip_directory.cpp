// Reads the central directory, as PKWARE's APPNOTE.TXT, sections 4.3.12 and 4.3.16, describes it.
#include "support/io/zip_directory.hpp"

#include <libdeflate.h>

#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

constexpr std::string_view k_end_signature = "PK\5\6";
constexpr std::string_view k_entry_signature = "PK\1\2";
constexpr std::size_t k_end_size = 22;
constexpr std::size_t k_entry_size = 46;

// A number of `size` bytes, little-endian; the bytes exist.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

Unexpected<Diagnostics> damaged(const std::filesystem::path& path) {
  return fail(error("broken-archive", whole_file(path.string()), "not a readable zip"));
}

// Reads the entry at the start of `rest` and removes it; false if there is none.
bool take_entry(std::string_view& rest, ZipEntry& entry) {
  if (rest.size() < k_entry_size || !rest.starts_with(k_entry_signature)) return false;
  const std::size_t name_size = number_at(rest, 28, 2);
  const std::size_t size =
      k_entry_size + name_size + number_at(rest, 30, 2) + number_at(rest, 32, 2);
  if (rest.size() < size) return false;
  entry = {std::string(rest.substr(k_entry_size, name_size)), number_at(rest, 16, 4),
           number_at(rest, 24, 4)};
  rest.remove_prefix(size);
  return true;
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip_directory(const std::filesystem::path& path) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return fail(file.error());
  const std::string_view zip = file->bytes();
  const std::size_t end = zip.rfind(k_end_signature);
  if (end == std::string_view::npos || zip.size() - end < k_end_size) return damaged(path);
  const std::size_t start = number_at(zip, end + 16, 4);
  if (start > end) return damaged(path);
  std::string_view rest = zip.substr(start, end - start);
  std::vector<ZipEntry> entries;
  for (std::uint32_t left = number_at(zip, end + 10, 2); left > 0; --left) {
    if (!take_entry(rest, entries.emplace_back())) return damaged(path);
  }
  return entries;
}

Result<std::uint32_t> crc_of_file(const std::filesystem::path& path) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return fail(file.error());
  return libdeflate_crc32(0, file->bytes().data(), file->bytes().size());
}

}  // namespace ocelot::io
