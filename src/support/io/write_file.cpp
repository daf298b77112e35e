// Compares first, then replaces.
#include "support/io/write_file.hpp"

#include "support/io/file.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

bool holds_already(const fs::path& path, std::string_view content) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored) || fs::file_size(path, ignored) != content.size())
    return false;
  const Result<MappedFile> present = MappedFile::open(path);
  return present && present->bytes() == content;
}

bool holds_already(const fs::path& path, const std::function<Status(const ByteSink&)>& produce) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  const Result<MappedFile> present = MappedFile::open(path);
  if (!present) return false;
  std::string_view rest = present->bytes();
  bool same = true;
  const Status produced = produce([&](std::string_view piece) {
    same = same && rest.starts_with(piece);
    if (same) rest.remove_prefix(piece.size());
  });
  return produced && same && rest.empty();
}

Status refuse_device(const fs::path& path) {
  if (!is_device_or_pipe(path)) return {};
  return fail(error("not-a-file", whole_file(path.string()),
                    "a device, pipe or socket, which is not replaced"));
}

}  // namespace

Result<Written> write_if_changed(const fs::path& path, std::string_view content) {
  if (Status fits = refuse_device(path); !fits) return fail(fits.error());
  if (holds_already(path, content)) return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(path);
  if (!replacement) return fail(replacement.error());
  if (Status filled = replacement->write(content); !filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Result<Written> write_if_changed(const fs::path& path,
                                 const std::function<Status(const ByteSink&)>& produce) {
  if (Status fits = refuse_device(path); !fits) return fail(fits.error());
  if (holds_already(path, produce)) return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(path);
  if (!replacement) return fail(replacement.error());
  Status filled;
  const Status produced = produce([&](std::string_view piece) {
    if (filled) filled = replacement->write(piece);
  });
  if (!produced) return fail(produced.error());
  if (!filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

Result<Written> install_if_changed(const fs::path& source, const fs::path& target,
                                   const ByteSink& compared, const ByteSink& copied) {
  if (Status fits = refuse_device(target); !fits) return fail(fits.error());
  std::error_code none;
  if (fs::is_regular_file(target, none) && hold_same_bytes(source, target, compared))
    return Written::unchanged;
  Result<Replacement> replacement = Replacement::begin(target);
  if (!replacement) return fail(replacement.error());
  if (Status filled = replacement->copy_from(source, copied); !filled) return fail(filled.error());
  if (Status committed = replacement->commit(); !committed) return fail(committed.error());
  return Written::changed;
}

}  // namespace ocelot::io
