// Reads zips with libarchive.
#include "support/io/zip_content.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "support/io/archive_handle.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

constexpr std::size_t k_max_size = 16U << 20U;

Unexpected<Diagnostics> damaged(const std::filesystem::path& zip, std::string_view problem) {
  return fail(error("broken-archive", whole_file(zip.string()),
                    fmt::format("not a readable zip: {}", problem))
                  .with_help("delete the file, and run ninja again"));
}

// The name below the folder; empty if the entry is not directly in it.
std::string_view name_in(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder) || !path.substr(folder.size()).starts_with('/')) return {};
  const std::string_view name = path.substr(folder.size() + 1);
  return name.find('/') == std::string_view::npos ? name : std::string_view();
}

// At most one byte more than the limit is read, whatever size the zip states.
Result<std::string> read_content(archive* handle, const std::filesystem::path& zip) {
  std::string content(k_max_size + 1, '\0');
  const la_ssize_t count = archive_read_data(handle, content.data(), content.size());
  if (count < 0) return damaged(zip, "an entry is damaged");
  content.resize(static_cast<std::size_t>(count));
  if (content.size() > k_max_size) return damaged(zip, "a configuration is larger than 16 MiB");
  content.shrink_to_fit();
  return content;
}

}  // namespace

Result<std::map<std::string, std::string>> read_zip_folder(const std::filesystem::path& zip,
                                                           std::string_view folder) {
  const Result<MappedFile> file = MappedFile::open(zip);
  if (!file) return fail(file.error());
  const ArchiveHandle reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  const std::string_view bytes = file->bytes();
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return damaged(zip, "it has no list of entries");
  std::map<std::string, std::string> contents;
  for (;;) {
    archive_entry* described = nullptr;
    const int code = archive_read_next_header(reader.get(), &described);
    if (code == ARCHIVE_EOF) return contents;
    if (code != ARCHIVE_OK) return damaged(zip, "its list of entries is damaged");
    const char* const path = archive_entry_pathname(described);
    const std::string name(name_in(path == nullptr ? "" : path, folder));
    if (name.empty() || archive_entry_filetype(described) != AE_IFREG) continue;
    Result<std::string> content = read_content(reader.get(), zip);
    if (!content) return fail(content.error());
    contents[name] = std::move(*content);
  }
}

}  // namespace ocelot::io
