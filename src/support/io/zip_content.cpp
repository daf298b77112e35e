// Reads zips with libarchive.
#include "support/io/zip_content.hpp"

#include <algorithm>
#include <cerrno>
#include <functional>

#include <fcntl.h>

#include "support/io/file.hpp"
#include "support/io/zip_visit.hpp"

namespace ocelot::io {

namespace {

constexpr std::size_t k_max_size = 16U << 20U;

constexpr std::string_view k_what = "not a readable zip";

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
  if (count < 0) return broken_zip(zip, k_what, "an entry is damaged");
  content.resize(static_cast<std::size_t>(count));
  if (content.size() > k_max_size)
    return broken_zip(zip, k_what, "a configuration is larger than 16 MiB");
  content.shrink_to_fit();
  return content;
}

// Passes each file directly in a folder of a zip to a function, which reads it.
Status visit_files(const std::filesystem::path& zip, std::string_view folder,
                   const std::function<Status(archive*, const std::string&)>& visit) {
  return visit_zip(zip, k_what, [&](archive* reader, archive_entry* entry) -> Status {
    const char* const path = archive_entry_pathname(entry);
    const std::string name(name_in(path == nullptr ? "" : path, folder));
    if (name.empty() || archive_entry_filetype(entry) != AE_IFREG) return {};
    return visit(reader, name);
  });
}

// A program is too large to be in memory as a whole.
Status copy_entry(archive* handle, const std::filesystem::path& zip,
                  const std::filesystem::path& target) {
  Descriptor file(::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700));
  if (!file.is_open()) return system_failure("write", target, errno);
  std::string piece(std::size_t{1} << 20U, '\0');
  for (;;) {
    const la_ssize_t count = archive_read_data(handle, piece.data(), piece.size());
    if (count < 0) return broken_zip(zip, k_what, "an entry is damaged");
    if (count == 0) return {};
    const std::string_view read(piece.data(), static_cast<std::size_t>(count));
    if (Status written = write_all(file.get(), read, target); !written) return written;
  }
}

}  // namespace

Result<std::map<std::string, std::string>> read_zip_folder(const std::filesystem::path& zip,
                                                           std::string_view folder) {
  std::map<std::string, std::string> contents;
  const auto read = [&](archive* handle, const std::string& name) -> Status {
    Result<std::string> content = read_content(handle, zip);
    if (!content) return fail(content.error());
    contents[name] = std::move(*content);
    return {};
  };
  if (Status visited = visit_files(zip, folder, read); !visited) return fail(visited.error());
  return contents;
}

Result<std::vector<std::string>> unpack_zip_folder(const std::filesystem::path& zip,
                                                   std::string_view folder,
                                                   const std::filesystem::path& target) {
  std::vector<std::string> names;
  const auto unpack = [&](archive* handle, const std::string& name) {
    names.push_back(name);
    return copy_entry(handle, zip, target / name);
  };
  if (Status visited = visit_files(zip, folder, unpack); !visited) return fail(visited.error());
  std::ranges::sort(names);
  return names;
}

}  // namespace ocelot::io
