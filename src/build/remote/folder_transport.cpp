// Copies files in pieces, so that a slow disk is noticed.
#include "build/remote/folder_transport.hpp"

#include <array>
#include <cerrno>
#include <ctime>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::remote {

namespace {

constexpr std::size_t k_piece = 262144;

Status expect_in_time(const Deadline& deadline, const std::filesystem::path& folder) {
  if (!deadline.is_over()) return {};
  return fail(error(k_failed, {}, fmt::format("file:{} is too slow", folder.string())));
}

// Trimming removes what was not used for the longest time. A folder that cannot be written to is
// not trimmed from here either.
void note_use(const io::Folder& folder, const std::string& name) {
  static_cast<void>(io::touch(folder, name));
}

Unexpected<Diagnostics> failure(const Diagnostics& reason, std::string_view code) {
  const Diagnostic& first = reason.front();
  const std::string place = first.place.source ? first.place.source->path + ": " : std::string();
  return fail(error(code, {}, place + first.message));
}

}  // namespace

Result<io::Folder> FolderTransport::open() const {
  Result<io::Folder> folder = is_read_only_ ? io::Folder::open(folder_) : io::Folder::make(folder_);
  if (!folder) return failure(folder.error(), k_failed);
  return folder;
}

Result<bool> FolderTransport::get(const std::string& name, const Accept& accept,
                                  Deadline& deadline) {
  const Result<io::Folder> folder = open();
  if (!folder) return fail(folder.error());
  const auto status = folder->status(name);
  if (status && !*status) return false;
  const Result<io::Descriptor> file = io::open_to_read(*folder, name);
  if (!file) return failure(file.error(), k_failed);
  const Status read = io::read_pieces(*file, folder_ / name, [&](std::string_view piece) -> Status {
    deadline.moved(piece.size());
    if (Status in_time = expect_in_time(deadline, folder_); !in_time) return in_time;
    return accept(piece);
  });
  if (!read) return fail(read.error());
  if (!is_read_only_) note_use(*folder, name);
  return true;
}

Result<bool> FolderTransport::has(const std::string& name, std::uintmax_t size, Deadline&) {
  const Result<io::Folder> folder = open();
  if (!folder) return fail(folder.error());
  const std::optional<struct stat> status = folder->find_status(name);
  const bool is_there =
      status && S_ISREG(status->st_mode) && static_cast<std::uintmax_t>(status->st_size) == size;
  if (is_there) note_use(*folder, name);
  return is_there;
}

Status FolderTransport::put(const std::string& name, const Upload& upload, Deadline& deadline) {
  const Result<io::Folder> folder = open();
  if (!folder) return fail(folder.error());
  Result<io::Replacement> next = io::Replacement::begin(*folder, name);
  if (!next) return failure(next.error(), k_refused);
  std::vector<char> piece(k_piece);
  for (std::uintmax_t left = upload.size; left > 0;) {
    const std::size_t count = upload.read(piece.data(), piece.size());
    if (count == 0 || count > left)
      return fail(error(k_refused, {}, "an output changed while it was copied"));
    if (Status written = next->write({piece.data(), count}); !written)
      return failure(written.error(), k_refused);
    deadline.moved(count);
    if (Status in_time = expect_in_time(deadline, folder_); !in_time) return in_time;
    left -= count;
  }
  if (Status done = next->commit(); !done) return failure(done.error(), k_refused);
  return {};
}

void FolderTransport::discard(const std::string& name) {
  if (is_read_only_) return;
  const Result<io::Folder> folder = open();
  if (folder) static_cast<void>(folder->remove_file(name));
}

}  // namespace ocelot::remote
