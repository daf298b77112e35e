// Measuring, collecting, verifying, clearing.
#include "build/cache/upkeep.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes k_grace{1};
constexpr std::uintmax_t k_default_bound = 5ULL << 30U;
constexpr std::string_view k_units = "KMGT";

struct Entry {
  Path path;
  fs::file_time_type used;
  std::vector<Output> outputs;
};

// The files two levels below a folder; one that vanishes meanwhile is passed over.
std::vector<Path> files_below(const Path& folder) {
  std::vector<Path> files;
  std::error_code code;
  fs::recursive_directory_iterator entries(folder, code);
  for (; !code && entries != fs::recursive_directory_iterator(); entries.increment(code)) {
    std::error_code none;
    if (entries->is_regular_file(none)) files.push_back(entries->path());
  }
  return files;
}

std::vector<Path> blobs_of(const Store& store) {
  return files_below(store.folder() / "blob");
}

bool discard(const Path& path) {
  std::error_code ignored;
  return fs::remove(path, ignored);
}

// Sound entries, the last used first; what is damaged is removed.
std::vector<Entry> entries_of(const Store& store, std::size_t* damaged = nullptr) {
  std::vector<Entry> entries;
  for (const Path& path : files_below(store.folder() / "action")) {
    std::error_code none;
    const fs::file_time_type used = fs::last_write_time(path, none);
    if (path.filename().string().starts_with('.')) continue;
    if (auto outputs = read_action(path)) {
      entries.push_back({path, used, std::move(*outputs)});
    } else if (discard(path) && damaged != nullptr) {
      ++*damaged;
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.used > b.used; });
  return entries;
}

bool is_young(const Path& path) {
  std::error_code code;
  const auto time = fs::last_write_time(path, code);
  return code || fs::file_time_type::clock::now() - time < k_grace;
}

std::uintmax_t size_of(const Path& path) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  return code ? 0 : size;
}

std::uintmax_t remove_blobs_without(const Store& store, const std::set<Path>& named,
                                    Removal removal) {
  std::uintmax_t bytes = 0;
  for (const Path& blob : blobs_of(store)) {
    if (named.contains(blob) || is_young(blob)) continue;
    const std::uintmax_t size = size_of(blob);
    if (removal == Removal::dry_run || discard(blob)) bytes += size;
  }
  return bytes;
}

bool is_sound(const Path& blob) {
  const Result<Digest> digest = io::digest_of_file(blob);
  const std::string name = blob.parent_path().filename().string() + blob.filename().string();
  return digest && digest->hex() == name;
}

bool has_all_blobs(const Store& store, const Entry& entry) {
  return std::all_of(entry.outputs.begin(), entry.outputs.end(), [&](const Output& output) {
    std::error_code code;
    return fs::file_size(store.blob_path(output.digest), code) == output.size && !code;
  });
}

}  // namespace

std::optional<std::uintmax_t> parse_size(std::string_view text) {
  std::uintmax_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc()) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return number;
  const std::size_t power = k_units.find(unit.front());
  if (unit.size() != 1 || power == std::string_view::npos) return std::nullopt;
  const std::size_t shift = 10 * (power + 1);
  if (number > (UINTMAX_MAX >> shift)) return std::nullopt;
  return number << shift;
}

WithDiagnostics<std::uintmax_t> bound() {
  const std::string text = io::environment_variable("OCELOT_CACHE_SIZE");
  if (text.empty()) return {k_default_bound, {}};
  if (const auto size = parse_size(text)) return {*size, {}};
  return {k_default_bound,
          {warning("bad-size", {},
                   fmt::format("OCELOT_CACHE_SIZE is '{}', which is no size; {} it is", text,
                               shown_size(k_default_bound)))
               .with_help("write a number of bytes, or one with K, M, G or T behind it: 500M")}};
}

std::string shown_size(std::uintmax_t bytes) {
  constexpr std::array<std::string_view, 5> k_names = {"byte", "KiB", "MiB", "GiB", "TiB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  // What one decimal would round to 1024.0 belongs to the next unit.
  for (; amount >= 1023.95 && unit + 1 < k_names.size(); ++unit) amount /= 1024;
  return unit == 0 ? counted(static_cast<std::size_t>(bytes), "byte")
                   : fmt::format("{:.1f} {}", amount, k_names[unit]);
}

Amount measure(const Store& store) {
  Amount amount{entries_of(store).size(), 0};
  for (const Path& blob : blobs_of(store)) amount.bytes += size_of(blob);
  return amount;
}

Amount collect(const Store& store, std::uintmax_t bound, Removal removal) {
  Amount removed;
  std::set<Path> named;
  std::uintmax_t kept = 0;
  for (const Entry& entry : entries_of(store)) {
    std::set<Path> more;
    std::uintmax_t size = 0;
    for (const Output& output : entry.outputs) {
      const Path blob = store.blob_path(output.digest);
      if (!named.contains(blob) && more.insert(blob).second) size += output.size;
    }
    if (kept + size > bound) {
      if (removal == Removal::dry_run || discard(entry.path)) ++removed.entries;
      continue;
    }
    kept += size;
    named.merge(more);
  }
  removed.bytes = remove_blobs_without(store, named, removal);
  if (removal == Removal::real) count_measured(store);
  return removed;
}

void keep_within(const Store& store, std::uintmax_t bound) {
  const std::optional<std::uint64_t> size = read_statistics(store).size();
  if (size && *size <= bound) return;
  if (count_measured(store) > bound) collect(store, bound / 10 * 9);
}

Amount verify(const Store& store) {
  Amount damaged;
  for (const Path& blob : blobs_of(store)) {
    if (is_sound(blob) || (blob.filename().string().starts_with('.') && is_young(blob))) continue;
    const std::uintmax_t size = size_of(blob);
    if (discard(blob)) damaged.bytes += size;
  }
  for (const Entry& entry : entries_of(store, &damaged.entries)) {
    if (!has_all_blobs(store, entry) && discard(entry.path)) ++damaged.entries;
  }
  count_measured(store);
  return damaged;
}

Status clear(const Store& store) {
  for (const char* name : {"action", "blob", "statistics"}) {
    std::error_code code;
    fs::remove_all(store.folder() / name, code);
    if (code) return io::system_failure("remove", store.folder() / name, code.value());
  }
  return {};
}

}  // namespace ocelot::cache
