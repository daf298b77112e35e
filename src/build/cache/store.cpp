// Stores, restores and checks entries.
#include "build/cache/store.hpp"

#include <charconv>

#include <fmt/format.h>

#include "build/cache/statistics.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/replacement.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_head = "ocelot action 2";
constexpr std::string_view k_end = "end ";
constexpr std::size_t k_digest_size = 64;

// The first two digits of a digest are a folder, so that no folder becomes large.
Path shard(const Path& folder, std::string_view digest) {
  return folder / digest.substr(0, 2) / digest.substr(2);
}

bool holds(const Path& path, const Output& expected) {
  std::error_code none;
  if (fs::file_size(path, none) != expected.size || none) return false;
  const Result<Digest> digest = io::digest_of_file(path);
  return digest && digest->hex() == expected.digest;
}

// Whether a blob's bytes are at its destination, which may be any file.
bool holds(const io::Destination& target, const Output& expected) {
  const Result<io::MappedFile> present = io::map_file(target.folder, target.path);
  return present && present->bytes().size() == expected.size &&
         digest_of(present->bytes()).hex() == expected.digest;
}

std::string lines_of(const std::vector<Output>& outputs) {
  std::string text = fmt::format("{}\n", k_head);
  for (const Output& output : outputs) text += fmt::format("{} {}\n", output.size, output.digest);
  return text + fmt::format("{}{}\n", k_end, digest_of(text).hex());
}

std::optional<Output> read_output(std::string_view line) {
  Output output;
  const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), output.size);
  const auto length = static_cast<std::size_t>(end - line.data());
  if (code != std::errc() || line.size() != length + 1 + k_digest_size) return std::nullopt;
  output.digest = line.substr(length + 1);
  return output;
}

// The temporary files of a get; they are committed together after all of them were checked.
class Restoration {
 public:
  // Returns false if the blob is damaged, or if the target must not be replaced; the step itself
  // reports the latter.
  bool add(const Path& blob, const Output& expected, const io::Destination& target) {
    if (io::is_device_or_pipe(target.folder, target.path)) return false;
    if (holds(target, expected)) return true;
    Result<io::Replacement> replacement = io::Replacement::begin(target.folder, target.path);
    Sha256 hasher;
    std::uintmax_t size = 0;
    const auto sink = [&](std::string_view piece) {
      hasher.add(piece);
      size += piece.size();
    };
    if (!replacement || !replacement->copy_from(blob, sink)) return false;
    if (Output{size, hasher.digest().hex()} != expected) return false;
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
  std::vector<io::Replacement> replacements_;
};

// Sets an entry's time to its last use, so that eviction finds the least recently used entries.
void note_use(const Path& path) {
  std::error_code ignored;
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
}

void discard(const Path& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

}  // namespace

Path Store::action_path(const Digest& action) const {
  return shard(folder_ / "action", action.hex());
}

Path Store::blob_path(const std::string& digest) const {
  return shard(folder_ / "blob", digest);
}

std::optional<std::vector<Output>> read_action(const Path& path) {
  const Result<std::string> text = io::read_file(path);
  if (!text) return std::nullopt;
  std::vector<Output> outputs;
  for (std::string_view line : split_lines(*text)) {
    if (line == k_head || line.starts_with(k_end)) continue;
    const std::optional<Output> output = read_output(line);
    if (!output) return std::nullopt;
    outputs.push_back(*output);
  }
  if (lines_of(outputs) != *text) return std::nullopt;
  return outputs;
}

bool Store::has(const Digest& action) const {
  return read_action(action_path(action)).has_value();
}

bool Store::get(const Digest& action, const std::vector<io::Destination>& outputs) const {
  const Path entry = action_path(action);
  std::error_code none;
  if (!fs::exists(entry, none)) return false;
  const auto recorded = read_action(entry);
  if (!recorded || recorded->size() != outputs.size()) {
    discard(entry);
    return false;
  }
  Restoration restoration;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Path blob = blob_path((*recorded)[i].digest);
    if (restoration.add(blob, (*recorded)[i], outputs[i])) continue;
    if (!holds(blob, (*recorded)[i])) {
      discard(blob);
      discard(entry);
    }
    return false;
  }
  if (!restoration.commit()) return false;
  note_use(entry);
  return true;
}

Status Store::put(const Digest& action, const std::vector<Path>& outputs) const {
  std::vector<Output> recorded;
  for (const Path& path : outputs) {
    const Result<Digest> digest = io::digest_of_file(path);
    if (!digest) return fail(digest.error());
    std::error_code none;
    recorded.push_back({fs::file_size(path, none), digest->hex()});
    const Path blob = blob_path(recorded.back().digest);
    if (holds(blob, recorded.back())) {
      note_use(blob);
      continue;
    }
    Result<io::Replacement> replacement = io::Replacement::begin(blob);
    if (!replacement) return fail(replacement.error());
    if (Status copied = replacement->copy_from(path); !copied) return copied;
    count_added(folder_, recorded.back().size);
    if (Status done = replacement->commit(); !done) return done;
  }
  const Path entry = action_path(action);
  const Result<io::Written> written = io::write_if_changed(entry, lines_of(recorded));
  if (!written) return fail(written.error());
  note_use(entry);  // so that no blob of it is newer
  return {};
}

}  // namespace ocelot::cache
