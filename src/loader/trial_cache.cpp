// The names are fast digests: only this user's next run compares them.
#include "loader/trial_cache.hpp"

#include <array>
#include <ctime>

#include <sys/stat.h>

#include "support/base/fast_hasher.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::load {

namespace {

// A file that changes twice within the resolution of its times could keep them.
constexpr std::time_t k_settled = 2;  // seconds

std::string numbers_of(const struct stat& status) {
  std::string text;
  for (const auto number :
       {static_cast<long long>(status.st_dev), static_cast<long long>(status.st_ino),
        static_cast<long long>(status.st_size), static_cast<long long>(status.st_mtim.tv_sec),
        static_cast<long long>(status.st_mtim.tv_nsec),
        static_cast<long long>(status.st_ctim.tv_sec),
        static_cast<long long>(status.st_ctim.tv_nsec)})
    text += std::to_string(number) + ' ';
  return text;
}

}  // namespace

std::optional<TrialCache> TrialCache::open(const std::string& library,
                                           const std::vector<std::string>& plugins,
                                           std::string version) {
  Result<io::Folder> folder = io::open_cache("trial");
  if (!folder) return std::nullopt;
  std::vector<std::string> files = {library};
  files.insert(files.end(), plugins.begin(), plugins.end());
  return TrialCache(std::move(*folder), std::move(files), std::move(version));
}

bool TrialCache::has() const {
  const std::optional<std::string> quick = identity();
  if (quick && has(*quick)) return true;
  const std::optional<std::string> exact = content();
  if (!exact || !has(*exact)) return false;
  if (quick) keep(*quick);
  return true;
}

void TrialCache::keep() const {
  for (const std::optional<std::string>& name : {identity(), content()}) {
    if (name) keep(*name);
  }
}

bool TrialCache::has(const std::string& name) const {
  const auto status = folder_.status(name);
  return status && status->has_value();
}

void TrialCache::keep(const std::string& name) const {
  static_cast<void>(io::write_if_changed(folder_, name, ""));
}

// Nothing if a file is too young.
std::optional<std::string> TrialCache::identity() const {
  FastHasher hasher;
  hasher.field("version", version_);
  for (const std::string& file : files_) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    if (std::time(nullptr) - status.st_ctim.tv_sec < k_settled) return std::nullopt;
    hasher.field("path", file).field("numbers", numbers_of(status));
  }
  return hasher.hex();
}

std::optional<std::string> TrialCache::content() const {
  FastHasher hasher;
  hasher.field("version", version_);
  for (const std::string& file : files_) {
    const Result<io::MappedFile> mapped = io::MappedFile::open(file);
    if (!mapped) return std::nullopt;
    hasher.field("content", mapped->bytes());
  }
  return hasher.hex();
}

}  // namespace ocelot::load
