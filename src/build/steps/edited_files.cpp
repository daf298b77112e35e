// Compares a folder with the zip that it was extracted from.
#include "build/steps/edited_files.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "support/io/file.hpp"
#include "support/io/zip_directory.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

// The paths of the module cache contain no capital letters (https://go.dev/ref/mod#module-cache).
std::string escape(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    if (is_capital) escaped += '!';
    escaped += is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return escaped;
}

// CACHE/cache/download/MODULE/@v/VERSION.zip for CACHE/MODULE@VERSION; empty for another folder.
fs::path zip_of(const ExtractedModule& module) {
  const std::string escaped = escape(module.name);
  const std::string folder = module.folder.string();
  if (!folder.ends_with("/" + escaped)) return {};
  const fs::path cache = folder.substr(0, folder.size() - escaped.size());
  const std::size_t at = escaped.rfind('@');
  return cache / "cache/download" / escaped.substr(0, at) / "@v" /
         (escaped.substr(at + 1) + ".zip");
}

// The checksums of the files in a module's zip, by their path in the module.
using Checksums = std::map<std::string, std::uint32_t>;

Checksums checksums_of(const std::vector<io::ZipEntry>& entries, const ExtractedModule& module) {
  const std::string prefix = module.name + "/";
  Checksums checksums;
  for (const io::ZipEntry& entry : entries) {
    const bool is_file = entry.name.starts_with(prefix) && !entry.name.ends_with('/');
    if (is_file) checksums.emplace(entry.name.substr(prefix.size()), entry.crc);
  }
  return checksums;
}

}  // namespace

std::vector<std::string> find_edited_files(const ExtractedModule& module) {
  const Result<std::vector<io::ZipEntry>> entries = io::read_zip_directory(zip_of(module));
  const Result<io::Listing> listing = io::list_folder(module.folder);
  if (!entries || !listing) return {};
  Checksums zipped = checksums_of(*entries, module);
  std::vector<std::string> edited;
  for (const std::string& file : listing->files) {
    const auto original = zipped.extract(file);
    const Result<std::uint32_t> crc = io::crc_of_file(module.folder / file);
    if (original.empty() || !crc || *crc != original.mapped()) edited.push_back(file);
  }
  for (const auto& [missing, crc] : zipped) edited.push_back(missing);
  std::sort(edited.begin(), edited.end());
  return edited;
}

}  // namespace ocelot::steps
