// Reads a zip and writes its entries with libarchive.
#include "support/io/zip_unpacking.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/archive_handle.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

namespace fs = std::filesystem;

Unexpected<Diagnostics> broken(const fs::path& zip, std::string_view problem) {
  return fail(error("broken-archive", whole_file(zip.string()),
                    fmt::format("cannot unpack the zip: {}", problem))
                  .with_help("delete the file, and run ninja again"));
}

bool is_allowed(archive_entry* entry) {
  const char* const path = archive_entry_pathname(entry);
  if (path == nullptr || *path == '\0' || *path == '/') return false;
  for (std::string_view part : split(path, '/')) {
    if (part == "..") return false;
  }
  const auto type = archive_entry_filetype(entry);
  return type == AE_IFREG || type == AE_IFDIR;
}

bool copy_data(archive* reader, archive* writer) {
  for (;;) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int code = archive_read_data_block(reader, &bytes, &size, &offset);
    if (code == ARCHIVE_EOF) return true;
    if (code != ARCHIVE_OK || archive_write_data_block(writer, bytes, size, offset) < 0)
      return false;
  }
}

Status copy_entry(archive* reader, archive* writer, archive_entry* entry, const fs::path& zip,
                  const fs::path& folder) {
  if (!is_allowed(entry)) return broken(zip, "it has an entry that a layer must not have");
  archive_entry_set_pathname(entry, (folder / archive_entry_pathname(entry)).c_str());
  if (archive_write_header(writer, entry) != ARCHIVE_OK || !copy_data(reader, writer) ||
      archive_write_finish_entry(writer) != ARCHIVE_OK)
    return broken(zip, "an entry is damaged, or there is no space");
  return {};
}

}  // namespace

Status unpack_zip(const fs::path& zip, const fs::path& folder) {
  const Result<MappedFile> file = MappedFile::open(zip);
  if (!file) return fail(file.error());
  const ArchiveHandle reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  const std::string_view bytes = file->bytes();
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return broken(zip, "it has no list of entries");
  const ArchiveHandle writer(archive_write_disk_new());
  archive_write_disk_set_options(writer.get(), ARCHIVE_EXTRACT_PERM);
  for (;;) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(reader.get(), &entry);
    if (code == ARCHIVE_EOF) return {};
    if (code != ARCHIVE_OK) return broken(zip, "its list of entries is damaged");
    if (Status copied = copy_entry(reader.get(), writer.get(), entry, zip, folder); !copied)
      return copied;
  }
}

}  // namespace ocelot::io
