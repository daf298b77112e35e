// Packs trees with libarchive in GNU's tar format: it stores names of any length as bytes, while
// pax would convert them by the locale.
#include "support/io/tar.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "support/base/tree_check.hpp"
#include "support/base/tree_limits.hpp"
#include "support/io/archive_handle.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

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

la_ssize_t pass_on(archive*, void* sink, const void* bytes, std::size_t count) {
  (*static_cast<const ByteSink*>(sink))({static_cast<const char*>(bytes), count});
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

// Writes the entries of a tree in their order.
class TarWriter {
 public:
  explicit TarWriter(const ByteSink& sink) : sink_(sink), writer_(archive_write_new()) {
    archive_write_set_format_gnutar(writer_.get());
    archive_write_set_bytes_in_last_block(writer_.get(), 1);
    archive_write_open(writer_.get(), &sink_, nullptr, pass_on, nullptr);
  }

  Status add(const TreeEntry& entry) {
    const EntryHandle described = describe(entry);
    if (archive_write_header(writer_.get(), described.get()) != ARCHIVE_OK)
      return archive_failure(writer_.get(), entry.path);
    if (entry.kind == TreeEntry::Kind::link) return {};
    if (archive_write_data(writer_.get(), entry.content.data(), entry.content.size()) < 0)
      return archive_failure(writer_.get(), entry.path);
    return {};
  }

  Status finish() {
    if (archive_write_close(writer_.get()) != ARCHIVE_OK)
      return archive_failure(writer_.get(), "tar");
    return {};
  }

 private:
  ByteSink sink_;
  ArchiveHandle writer_;
};

Diagnostics describe_faults(TreeFaults faults, const std::string& name) {
  return describe(std::move(faults), [&](const TreeFault& fault) {
    const std::string subject =
        fault.path.empty() ? "the archive" : fmt::format("the entry '{}'", fault.path);
    return error("broken-archive", whole_file(name), fmt::format("{} {}", subject, fault.problem))
        .with_help("delete the file, and run ninja again");
  });
}

std::string text_or_nothing(const char* text) {
  return text == nullptr ? "" : text;
}

std::uint64_t size_of(archive_entry* described) {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(described), 0));
}

// A list of holes can make a file longer than its header says.
Result<std::string> read_content(archive* handle, archive_entry* described,
                                 const std::string& name) {
  const std::uint64_t most = size_of(described);
  std::string content;
  std::array<char, 65536> chunk{};
  while (content.size() <= most) {
    const la_ssize_t count = archive_read_data(handle, chunk.data(), chunk.size());
    if (count < 0) return archive_failure(handle, name);
    if (count == 0) return content;
    content.append(chunk.data(), static_cast<std::size_t>(count));
  }
  return fail(describe_faults({{{},
                                text_or_nothing(archive_entry_pathname(described)),
                                "has more bytes than its header says"}},
                              name));
}

Status add_to(TreeSize& size, archive_entry* described, const std::string& name) {
  const std::string path = text_or_nothing(archive_entry_pathname(described));
  std::optional<TreeFault> fault = size.add_file(path, size_of(described));
  if (!fault) return {};
  return fail(describe_faults({std::move(*fault)}, name));
}

Result<TreeEntry> read_entry(archive* handle, archive_entry* described, const std::string& name) {
  TreeEntry entry;
  entry.path = text_or_nothing(archive_entry_pathname(described));
  if (archive_entry_filetype(described) == AE_IFLNK) {
    entry.content = text_or_nothing(archive_entry_symlink(described));
    entry.kind = TreeEntry::Kind::link;
    return entry;
  }
  if (archive_entry_filetype(described) != AE_IFREG || archive_entry_hardlink(described) != nullptr)
    return fail(describe_faults({{{}, entry.path, "is neither a file nor a link"}}, name));
  Result<std::string> content = read_content(handle, described, name);
  if (!content) return fail(content.error());
  entry.content = std::move(*content);
  if ((archive_entry_perm(described) & 0100U) != 0) entry.kind = TreeEntry::Kind::executable;
  return entry;
}

// A tar that a step wrote is sorted and safe to extract, but a tar from elsewhere may be neither.
Result<Tree> checked(Tree tree, const std::string& name) {
  std::ranges::stable_sort(tree, {}, &TreeEntry::path);
  if (TreeFaults faults = find_faults(files_of(tree)); !faults.empty())
    return fail(describe_faults(std::move(faults), name));
  return tree;
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

Status pack_to(const ByteSink& sink, const Tree& tree) {
  TarWriter writer(sink);
  for (const TreeEntry& entry : tree) {
    if (Status added = writer.add(entry); !added) return added;
  }
  return writer.finish();
}

Status pack_to(const ByteSink& sink, const StoredTree& tree) {
  TarWriter writer(sink);
  for (const StoredFile& file : tree.files) {
    const Result<TreeEntry> entry = load(tree, file);
    if (!entry) return fail(entry.error());
    if (Status added = writer.add(*entry); !added) return added;
  }
  return writer.finish();
}

Result<std::string> pack(const Tree& tree) {
  std::string bytes;
  const Status packed = pack_to([&](std::string_view piece) { bytes += piece; }, tree);
  if (!packed) return fail(packed.error());
  return bytes;
}

Result<Tree> unpack(std::string_view tar, const std::string& name) {
  Tree tree;
  TreeSize size(k_joined_limits);
  const Status read =
      visit(tar, name, [&](archive* reader, archive_entry* described) -> Result<bool> {
        if (Status fits = add_to(size, described, name); !fits) return fail(fits.error());
        Result<TreeEntry> entry = read_entry(reader, described, name);
        if (!entry) return fail(entry.error());
        tree.push_back(std::move(*entry));
        return true;
      });
  if (!read) return fail(read.error());
  return checked(std::move(tree), name);
}

Result<std::string> unpack_one(std::string_view tar, const std::string& name,
                               std::string_view path) {
  std::string content;
  TreeSize size(k_joined_limits);
  const Status read =
      visit(tar, name, [&](archive* reader, archive_entry* described) -> Result<bool> {
        if (text_or_nothing(archive_entry_pathname(described)) != path) return true;
        if (Status fits = add_to(size, described, name); !fits) return fail(fits.error());
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

}  // namespace ocelot::io
