// Digests each blob while it arrives.
#include "build/cache/incoming.hpp"

#include <fmt/format.h>

#include "build/cache/statistics.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::cache {

Result<IncomingBlob> IncomingBlob::begin(const Path& cache, const Output& output,
                                         std::string name) {
  const Result<CacheFile> file = make_place(cache, k_blobs, output.digest);
  if (!file) return fail(file.error());
  Result<io::Replacement> next =
      io::Replacement::begin(file->folder, file->name, io::k_private_file);
  if (!next) return fail(next.error());
  return IncomingBlob(cache, output, std::move(name), std::move(*next));
}

Status IncomingBlob::wrong(std::string_view what) const {
  return fail(error("wrong-data", {}, fmt::format("{} has {}", name_, what)));
}

Status IncomingBlob::add(std::string_view piece) {
  if (piece.size() > expected_.size - size_) return wrong("more bytes than its entry says");
  size_ += piece.size();
  hasher_->add(piece);
  return replacement_.write(piece);
}

Status IncomingBlob::finish() {
  if (size_ != expected_.size) return wrong("fewer bytes than its entry says");
  if (hasher_->digest() != expected_.digest) return wrong("other bytes than its name says");
  count_added(cache_, size_);
  return replacement_.commit();
}

Status put_entry(const Path& cache, const Entry& entry) {
  const Result<CacheFile> file = make_place(cache, k_entries, entry.key);
  if (!file) return fail(file.error());
  if (Status written = io::write_private_file(file->folder, file->name, render(entry)); !written)
    return written;
  note_use(*file);  // so that no blob of it is newer
  return {};
}

}  // namespace ocelot::cache
