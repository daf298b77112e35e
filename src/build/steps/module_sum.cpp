// Computes Hash1 of golang.org/x/mod/sumdb/dirhash, and records it.
#include "build/steps/module_sum.hpp"

#include <fmt/format.h>

#include "support/base/digest.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"
#include "support/io/folder_identity.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::steps {

namespace {

constexpr const char* k_records = "modules";
constexpr std::size_t k_largest_record = 4096;

// A record contains the identity of the folder, a blank, and the sum.
std::string name_of_record(const ExtractedModule& module) {
  Hasher hasher;
  hasher.field("module", module.name);
  hasher.field("folder", module.folder.string());
  return hasher.digest().hex();
}

std::string read_record(const ExtractedModule& module) {
  const Result<io::Folder> folder = io::open_cache(k_records);
  if (!folder) return {};
  return io::read_private_file(*folder, name_of_record(module), k_largest_record)
      .value_or(std::string());
}

// Without the record, the next process only reads the files again.
void write_record(const ExtractedModule& module, const std::string& record) {
  const Result<io::Folder> folder = io::open_cache(k_records);
  if (folder) static_cast<void>(io::write_private_file(*folder, name_of_record(module), record));
}

}  // namespace

Result<std::string> compute_sum(const ExtractedModule& module) {
  const Result<io::Listing> listing = io::list_folder(module.folder);
  if (!listing) return fail(listing.error());
  Sha256 sum;
  for (const std::string& file : listing->files) {
    const Result<Digest> digest = io::digest_of_file(module.folder / file);
    if (!digest) return fail(digest.error());
    sum.add(fmt::format("{}  {}/{}\n", digest->hex(), module.name, file));
  }
  return "h1:" + sum.digest().base64();
}

// The identity is taken before the files are read, so that a later edit never has the old sum.
Result<std::string> find_sum(const ExtractedModule& module) {
  const Result<Digest> identity = io::identity_of_folder(module.folder);
  if (!identity) return fail(identity.error());
  const std::string prefix = identity->hex() + " ";
  const std::string record = read_record(module);
  if (record.starts_with(prefix)) return record.substr(prefix.size());
  return renew_sum(module);
}

Result<std::string> renew_sum(const ExtractedModule& module) {
  const Result<Digest> identity = io::identity_of_folder(module.folder);
  if (!identity) return fail(identity.error());
  Result<std::string> sum = compute_sum(module);
  if (sum) write_record(module, identity->hex() + " " + *sum);
  return sum;
}

}  // namespace ocelot::steps
