// Lists files; those that are removed in the meantime are skipped.
#include "build/cache/stored_files.hpp"

#include <chrono>

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes k_grace{1};

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

}  // namespace

std::vector<Entry> entries_of(const Store& store, std::size_t* damaged) {
  std::vector<Entry> entries;
  for (const Path& path : files_below(store.folder() / "action")) {
    std::error_code none;
    const fs::file_time_type last_use = fs::last_write_time(path, none);
    if (path.filename().string().starts_with('.')) continue;
    if (auto outputs = read_action(path)) {
      entries.push_back({path, last_use, std::move(*outputs)});
    } else if (discard(path) && damaged != nullptr) {
      ++*damaged;
    }
  }
  return entries;
}

std::vector<Path> blobs_of(const Store& store) {
  return files_below(store.folder() / "blob");
}

std::uintmax_t size_of(const Path& path) {
  std::error_code code;
  const std::uintmax_t size = fs::file_size(path, code);
  return code ? 0 : size;
}

bool is_young(const Path& path) {
  std::error_code code;
  const auto time = fs::last_write_time(path, code);
  return code || fs::file_time_type::clock::now() - time < k_grace;
}

bool discard(const Path& path) {
  std::error_code ignored;
  return fs::remove(path, ignored);
}

}  // namespace ocelot::cache
