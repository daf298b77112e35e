// Compares first, then replaces.
#include "support/io/write_file.hpp"

#include <cerrno>
#include <cstdint>

#include <sys/stat.h>

#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

using Fill = std::function<Status(const Replacement&)>;

bool holds(const Result<MappedFile>& present, std::string_view content) {
  return present && present->bytes() == content;
}

bool holds(const Result<MappedFile>& present, const Produce& produce) {
  if (!present) return false;
  std::string_view rest = present->bytes();
  bool same = true;
  const Status produced = produce([&](std::string_view piece) {
    same = same && rest.starts_with(piece);
    if (same) rest.remove_prefix(piece.size());
  });
  return produced && same && rest.empty();
}

Fill filling_with(std::string_view content) {
  return [content](const Replacement& replacement) { return replacement.write(content); };
}

Fill filling_with(const Produce& produce) {
  return [&produce](const Replacement& replacement) {
    Status filled;
    Status produced = produce([&](std::string_view piece) {
      if (filled) filled = replacement.write(piece);
    });
    return produced ? filled : produced;
  };
}

Fill filling_from(const fs::path& source, const ByteSink& copied) {
  return [&](const Replacement& replacement) { return replacement.copy_from(source, copied); };
}

Result<Written> replace(Result<Replacement> replacement, const Fill& fill) {
  if (!replacement) return fail(replacement.error());
  if (Status filled = fill(*replacement); !filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Unexpected<Diagnostics> device_fault(const fs::path& path) {
  return fail(error("not-a-file", whole_file(path.string()),
                    "a device, pipe or socket, which is not replaced"));
}

template <class Content>
Result<Written> write(const fs::path& path, const Content& content) {
  if (is_device_or_pipe(path)) return device_fault(path);
  if (holds(MappedFile::open(path), content)) return Written::unchanged;
  return replace(Replacement::begin(path), filling_with(content));
}

template <class Content>
Result<Written> write(const Folder& folder, const fs::path& path, const Content& content) {
  if (is_device_or_pipe(folder, path)) return device_fault(folder.path() / path);
  if (holds(map_file(folder, path), content)) return Written::unchanged;
  return replace(Replacement::begin(folder, path), filling_with(content));
}

bool holds(const Folder& folder, const fs::path& target, const fs::path& source,
           const ByteSink& compared) {
  const Result<Descriptor> present = open_to_read(folder, target);
  const Result<Descriptor> next = open_to_read(source);
  return present && next && hold_same_bytes(*next, *present, compared);
}

}  // namespace

Result<Written> write_if_changed(const fs::path& path, std::string_view content) {
  return write(path, content);
}

Result<Written> write_if_changed(const fs::path& path, const Produce& produce) {
  return write(path, produce);
}

Result<Written> write_if_changed(const Folder& folder, const fs::path& path,
                                 std::string_view content) {
  return write(folder, path, content);
}

Result<Written> write_if_changed(const Folder& folder, const fs::path& path,
                                 const Produce& produce) {
  return write(folder, path, produce);
}

Result<Written> install_if_changed(const fs::path& source, const fs::path& target,
                                   const ByteSink& compared, const ByteSink& copied) {
  if (is_device_or_pipe(target)) return device_fault(target);
  if (hold_same_bytes(source, target, compared)) return Written::unchanged;
  return replace(Replacement::begin(target), filling_from(source, copied));
}

Result<Written> install_if_changed(const fs::path& source, const Folder& folder,
                                   const fs::path& target, const ByteSink& compared,
                                   const ByteSink& copied) {
  if (is_device_or_pipe(folder, target)) return device_fault(folder.path() / target);
  if (holds(folder, target, source, compared)) return Written::unchanged;
  return replace(Replacement::begin(folder, target), filling_from(source, copied));
}

Result<Written> install_if_changed(const Descriptor& source, const Folder& folder,
                                   const fs::path& target) {
  if (is_device_or_pipe(folder, target)) return device_fault(folder.path() / target);
  const Result<Descriptor> present = open_to_read(folder, target);
  if (present && hold_same_bytes(source, *present, {})) return Written::unchanged;
  struct stat status {};
  if (::fstat(source.get(), &status) != 0) return system_failure("read", target, errno);
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  return replace(Replacement::begin(folder, target),
                 [&](const Replacement& next) { return next.copy_from(source, size); });
}

Status copy_program(const fs::path& source, const fs::path& target) {
  if (Status created = make_folders(target.parent_path()); !created) return created;
  std::error_code code;
  fs::copy_file(source, target, code);
  if (code) return system_failure("copy", source, code.value());
  fs::permissions(target, fs::perms::owner_all, code);
  if (code) return system_failure("make executable", target, code.value());
  return {};
}

}  // namespace ocelot::io
