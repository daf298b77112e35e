// Packs trees with libarchive in GNU's tar format: it stores names of any length as bytes, while
// pax would convert them by the locale.
#include "support/io/tar.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::io {

namespace {

struct CloseArchive {
  void operator()(archive* handle) const { archive_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, CloseArchive>;

struct CloseEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using EntryHandle = std::unique_ptr<archive_entry, CloseEntry>;

Unexpected<Diagnostics> archive_failure(archive* handle, const std::string& name) {
  const char* reason = archive_error_string(handle);
  return fail(
      error("broken-archive", whole_file(name),
            fmt::format("not a readable tar: {}", reason == nullptr ? "unknown reason" : reason))
          .with_help("delete the file, and run ninja again"));
}

la_ssize_t append_to_string(archive*, void* text, const void* bytes, std::size_t count) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), count);
  return static_cast<la_ssize_t>(count);
}

EntryHandle describe(const TreeEntry& entry) {
  EntryHandle described(archive_entry_new());
  archive_entry_set_pathname(described.get(), entry.path.c_str());
  archive_entry_set_mtime(described.get(), 0, 0);
  const bool is_link = entry.kind == TreeEntry::Kind::link;
  archive_entry_set_filetype(described.get(), is_link ? AE_IFLNK : AE_IFREG);
  archive_entry_set_perm(described.get(), entry.kind == TreeEntry::Kind::regular ? 0644 : 0755);
  if (is_link) archive_entry_set_symlink(described.get(), entry.content.c_str());
  archive_entry_set_size(described.get(),
                         is_link ? 0 : static_cast<la_int64_t>(entry.content.size()));
  return described;
}

bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/') return false;
  const std::vector<std::string_view> parts = split(path, '/');
  return std::none_of(parts.begin(), parts.end(),
                      [](std::string_view part) { return part == ".."; });
}

Result<std::string> read_content(archive* handle, const std::string& name) {
  std::string content;
  std::array<char, 65536> chunk{};
  for (;;) {
    const la_ssize_t count = archive_read_data(handle, chunk.data(), chunk.size());
    if (count < 0) return archive_failure(handle, name);
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

// libarchive has null for a name or a target that is empty.
std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

Result<TreeEntry> read_link(archive_entry* described, const std::string& path,
                            const std::string& name) {
  std::string target = text_or_empty(archive_entry_symlink(described));
  if (!target.empty()) return TreeEntry{path, std::move(target), TreeEntry::Kind::link};
  return fail(
      error("broken-archive", whole_file(name), fmt::format("the link '{}' has no target", path)));
}

Result<TreeEntry> read_entry(archive* handle, archive_entry* described, const std::string& name) {
  const std::string path = text_or_empty(archive_entry_pathname(described));
  if (!stays_inside(path)) {
    return fail(error("broken-archive", whole_file(name),
                      fmt::format("the entry '{}' leads out of the tree", path)));
  }
  if (archive_entry_filetype(described) == AE_IFLNK) return read_link(described, path, name);
  Result<std::string> content = read_content(handle, name);
  if (!content) return fail(content.error());
  const bool executable = (archive_entry_perm(described) & 0100U) != 0;
  return TreeEntry{path, std::move(*content),
                   executable ? TreeEntry::Kind::executable : TreeEntry::Kind::regular};
}

// A tree is sorted and has no duplicates, but a tar from elsewhere may violate both.
Result<Tree> sorted(Tree tree, const std::string& name) {
  const auto path_of = [](const TreeEntry& entry) -> const std::string& { return entry.path; };
  std::ranges::sort(tree, {}, path_of);
  const auto twice = std::ranges::adjacent_find(tree, {}, path_of);
  if (twice == tree.end()) return tree;
  return fail(
      error("broken-archive", whole_file(name), fmt::format("duplicate entry '{}'", twice->path)));
}

// Visits the entries that are not folders, as long as `take` returns true.
Status visit(std::string_view tar, const std::string& name,
             const std::function<Result<bool>(archive*, archive_entry*)>& take) {
  const ArchiveHandle reader(archive_read_new());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_memory(reader.get(), tar.data(), tar.size()) != ARCHIVE_OK)
    return archive_failure(reader.get(), name);
  for (;;) {
    archive_entry* described = nullptr;
    const int code = archive_read_next_header(reader.get(), &described);
    if (code == ARCHIVE_EOF) return {};
    if (code != ARCHIVE_OK) return archive_failure(reader.get(), name);
    if (archive_entry_filetype(described) == AE_IFDIR) continue;
    const Result<bool> goes_on = take(reader.get(), described);
    if (!goes_on) return fail(goes_on.error());
    if (!*goes_on) return {};
  }
}

}  // namespace

Result<std::string> pack(const Tree& tree) {
  std::string bytes;
  const ArchiveHandle writer(archive_write_new());
  archive_write_set_format_gnutar(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open(writer.get(), &bytes, nullptr, append_to_string, nullptr);
  for (const TreeEntry& entry : tree) {
    const EntryHandle described = describe(entry);
    if (archive_write_header(writer.get(), described.get()) != ARCHIVE_OK)
      return archive_failure(writer.get(), entry.path);
    if (entry.kind == TreeEntry::Kind::link) continue;
    if (archive_write_data(writer.get(), entry.content.data(), entry.content.size()) < 0) {
      return archive_failure(writer.get(), entry.path);
    }
  }
  if (archive_write_close(writer.get()) != ARCHIVE_OK) return archive_failure(writer.get(), "tar");
  return bytes;
}

Result<Tree> unpack(std::string_view tar, const std::string& name) {
  Tree tree;
  const Status read =
      visit(tar, name, [&](archive* reader, archive_entry* described) -> Result<bool> {
        Result<TreeEntry> entry = read_entry(reader, described, name);
        if (!entry) return fail(entry.error());
        tree.push_back(std::move(*entry));
        return true;
      });
  if (!read) return fail(read.error());
  return sorted(std::move(tree), name);
}

Result<std::string> unpack_one(std::string_view tar, const std::string& name,
                               std::string_view path) {
  std::string content;
  const Status read =
      visit(tar, name, [&](archive* reader, archive_entry* described) -> Result<bool> {
        if (text_or_empty(archive_entry_pathname(described)) != path) return true;
        Result<TreeEntry> entry = read_entry(reader, described, name);
        if (!entry) return fail(entry.error());
        content = std::move(entry->content);
        return false;
      });
  if (!read) return fail(read.error());
  return content;
}

Result<Tree> read_tar(const std::filesystem::path& path) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return fail(file.error());
  return unpack(file->bytes(), path.string());
}

Result<std::string> read_from_tar(const std::filesystem::path& tar, std::string_view path) {
  const Result<MappedFile> file = MappedFile::open(tar);
  if (!file) return fail(file.error());
  return unpack_one(file->bytes(), tar.string(), path);
}

Status write_tar(const std::filesystem::path& path, const Tree& tree) {
  const Result<std::string> bytes = pack(tree);
  if (!bytes) return fail(bytes.error());
  const Result<Written> written = write_if_changed(path, *bytes);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::io
