// Stores, restores and checks entries.
#include "build/cache/store.hpp"

#include <algorithm>
#include <optional>

#include "build/cache/entry.hpp"
#include "build/cache/incoming.hpp"
#include "build/cache/statistics.hpp"
#include "build/cache/stored_files.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/private_folder.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::cache {

namespace {

// Whether a blob's bytes are at its destination, which may be any file.
bool holds(const io::Destination& target, const Output& expected) {
  const Result<io::MappedFile> present = io::map_file(target.folder, target.path);
  return present && present->bytes().size() == expected.size &&
         digest_of(present->bytes()) == expected.digest;
}

// The temporary files of a get; they are committed together after all of them were checked.
class Restoration {
 public:
  explicit Restoration(const Path& cache) : cache_(cache) {}

  // Returns false if the blob is damaged, or if the target must not be replaced; the step itself
  // reports the latter.
  bool add(const Output& expected, const io::Destination& target) {
    if (io::is_device_or_pipe(target.folder, target.path)) return false;
    if (holds(target, expected)) return true;
    const Result<io::Descriptor> blob = open_blob(cache_, expected);
    if (!blob) return false;
    Result<io::Replacement> replacement = io::Replacement::begin(target.folder, target.path);
    Sha256 hasher;
    const auto sink = [&](std::string_view piece) { hasher.add(piece); };
    if (!replacement || !replacement->copy_from(*blob, expected.size, sink)) return false;
    if (hasher.digest() != expected.digest) return false;
    replacements_.push_back(std::move(*replacement));
    return true;
  }

  bool commit() {
    for (io::Replacement& replacement : replacements_) {
      if (!replacement.commit()) return false;
    }
    return true;
  }

 private:
  const Path& cache_;
  std::vector<io::Replacement> replacements_;
};

bool have_names(const Entry& entry, const std::vector<OutputTarget>& outputs) {
  return std::ranges::equal(entry.outputs, outputs, {}, &Output::name, &OutputTarget::name);
}

std::vector<std::string> names_of(const std::vector<OutputTarget>& outputs) {
  std::vector<std::string> names;
  for (const OutputTarget& output : outputs) names.push_back(output.name);
  return names;
}

bool exists(const CacheFile& file) {
  return file.folder.find_status(file.name).has_value();
}

// The fault of a file that another user can change.
std::optional<Diagnostic> find_fault(const CacheFile& file) {
  const Result<io::Descriptor> opened = io::open_private_file(file.folder, file.name);
  if (opened) return std::nullopt;
  const Diagnostic& fault = opened.error().front();
  const bool is_unsafe = fault.code == "writable-by-others" || fault.code == "foreign-owner";
  return is_unsafe ? std::optional(fault) : std::nullopt;
}

std::optional<Diagnostic> find_fault(const Path& cache, const Output& output) {
  const Result<CacheFile> blob = find_file(cache, k_blobs, output.digest);
  return blob ? find_fault(*blob) : std::nullopt;
}

void discard_blob(const Path& cache, const Output& output) {
  const Result<CacheFile> blob = find_file(cache, k_blobs, output.digest);
  if (blob) discard(blob->folder, blob->name);
}

Result<Output> measure(const OutputFile& file, const io::Descriptor& source) {
  Output output{file.name, 0, {}};
  Sha256 hasher;
  const Status read = io::read_pieces(source, file.path, [&](std::string_view piece) -> Status {
    hasher.add(piece);
    output.size += piece.size();
    return {};
  });
  if (!read) return fail(read.error());
  output.digest = hasher.digest();
  return output;
}

Result<Output> measure_file(const OutputFile& file) {
  const Result<io::Descriptor> source = io::open_to_read(file.path);
  if (!source) return fail(source.error());
  return measure(file, *source);
}

// An entry of what `output_of` makes of each file.
template <class OutputOf>
Result<Entry> make_entry(const Digest& action, const std::vector<OutputFile>& files,
                         const OutputOf& output_of) {
  Entry entry{action, {}};
  for (const OutputFile& file : files) {
    Result<Output> output = output_of(file);
    if (!output) return fail(output.error());
    entry.outputs.push_back(std::move(*output));
  }
  return entry;
}

Result<Output> put_blob(const Path& cache, const OutputFile& file) {
  const Result<io::Descriptor> source = io::open_to_read(file.path);
  if (!source) return fail(source.error());
  Result<Output> output = measure(file, *source);
  if (!output) return output;
  const Result<CacheFile> blob = make_place(cache, k_blobs, output->digest);
  if (!blob) return fail(blob.error());
  if (is_sound(cache, *output)) {
    note_use(*blob);
    return output;
  }
  Result<io::Replacement> next =
      io::Replacement::begin(blob->folder, blob->name, io::k_private_file);
  if (!next) return fail(next.error());
  if (Status copied = next->copy_from(*source, output->size); !copied) return fail(copied.error());
  count_added(cache, output->size);
  if (Status done = next->commit(); !done) return fail(done.error());
  return output;
}

}  // namespace

Path Store::action_path(const Digest& action) const {
  return folder_ / k_entries / path_of(action);
}

Path Store::blob_path(const Digest& blob) const {
  return folder_ / k_blobs / path_of(blob);
}

bool Store::has(const Digest& action) const {
  const Result<CacheFile> file = find_file(folder_, k_entries, action);
  return file && read_entry(*file, action);
}

bool Store::get(const Digest& action, const std::vector<OutputTarget>& outputs) const {
  if (get_stored(action, outputs)) return true;
  return next_ != nullptr && next_->fetch(folder_, action, names_of(outputs)) &&
         get_stored(action, outputs);
}

bool Store::get_stored(const Digest& action, const std::vector<OutputTarget>& outputs) const {
  const Result<CacheFile> file = find_file(folder_, k_entries, action);
  if (!file || !exists(*file)) return false;
  const std::optional<Entry> entry = read_entry(*file, action);
  if (!entry || !have_names(*entry, outputs)) {
    if (!find_fault(*file)) discard(file->folder, file->name);
    return false;
  }
  Restoration restoration(folder_);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Output& output = entry->outputs[i];
    if (restoration.add(output, outputs[i].destination)) continue;
    if (!find_fault(folder_, output) && !is_sound(folder_, output)) {
      discard_blob(folder_, output);
      discard(file->folder, file->name);
    }
    return false;
  }
  if (!restoration.commit()) return false;
  note_use(*file);
  return true;
}

std::optional<Diagnostic> Store::find_unsafe_file(const Digest& action) const {
  const Result<CacheFile> file = find_file(folder_, k_entries, action);
  if (!file) return std::nullopt;
  if (auto fault = find_fault(*file)) return fault;
  const std::optional<Entry> entry = read_entry(*file, action);
  if (!entry) return std::nullopt;
  for (const Output& output : entry->outputs) {
    if (auto fault = find_fault(folder_, output)) return fault;
  }
  return std::nullopt;
}

Status Store::put(const Digest& action, const std::vector<OutputFile>& outputs) const {
  const Result<Entry> entry =
      make_entry(action, outputs, [&](const OutputFile& file) { return put_blob(folder_, file); });
  if (!entry) return fail(entry.error());
  if (Status written = put_entry(folder_, *entry); !written) return written;
  if (next_ != nullptr) next_->send(*entry, outputs);
  return {};
}

Status Store::hand_on(const Digest& action, const std::vector<OutputFile>& outputs) const {
  if (next_ == nullptr) return {};
  const Result<Entry> entry = make_entry(action, outputs, measure_file);
  if (!entry) return fail(entry.error());
  next_->send(*entry, outputs);
  return {};
}

}  // namespace ocelot::cache
