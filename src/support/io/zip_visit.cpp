// Reads the zip where it is mapped.
#include "support/io/zip_visit.hpp"

#include <fmt/format.h>

#include "support/io/archive_handle.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

Unexpected<Diagnostics> broken_zip(const std::filesystem::path& zip, std::string_view what,
                                   std::string_view problem) {
  return fail(
      error("broken-archive", whole_file(zip.string()), fmt::format("{}: {}", what, problem))
          .with_help("delete the file, and run ninja again"));
}

Status visit_zip(const std::filesystem::path& zip, std::string_view what,
                 const std::function<Status(archive*, archive_entry*)>& visit) {
  const Result<MappedFile> file = MappedFile::open(zip);
  if (!file) return fail(file.error());
  const ArchiveHandle reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  const std::string_view bytes = file->bytes();
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return broken_zip(zip, what, "it has no list of entries");
  for (;;) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(reader.get(), &entry);
    if (code == ARCHIVE_EOF) return {};
    if (code != ARCHIVE_OK) return broken_zip(zip, what, "its list of entries is damaged");
    if (Status visited = visit(reader.get(), entry); !visited) return visited;
  }
}

}  // namespace ocelot::io
