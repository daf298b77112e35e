// Reads a zip and writes its entries with libarchive.
#include "support/io/zip_unpacking.hpp"

#include "support/base/text.hpp"
#include "support/io/archive_handle.hpp"
#include "support/io/zip_visit.hpp"

namespace ocelot::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_what = "cannot unpack the zip";

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
  if (!is_allowed(entry))
    return broken_zip(zip, k_what, "it has an entry that a layer must not have");
  archive_entry_set_pathname(entry, (folder / archive_entry_pathname(entry)).c_str());
  if (archive_write_header(writer, entry) != ARCHIVE_OK || !copy_data(reader, writer) ||
      archive_write_finish_entry(writer) != ARCHIVE_OK)
    return broken_zip(zip, k_what, "an entry is damaged, or there is no space");
  return {};
}

}  // namespace

Status unpack_zip(const fs::path& zip, const fs::path& folder) {
  const ArchiveHandle writer(archive_write_disk_new());
  archive_write_disk_set_options(writer.get(), ARCHIVE_EXTRACT_PERM);
  return visit_zip(zip, k_what, [&](archive* reader, archive_entry* entry) {
    return copy_entry(reader, writer.get(), entry, zip, folder);
  });
}

}  // namespace ocelot::io
