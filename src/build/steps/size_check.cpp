// Measures a zip and the files that it lists, or another file.
#include "build/steps/size_check.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/base/quantity.hpp"
#include "support/io/file.hpp"
#include "support/io/zip_directory.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_zip_begin = "PK\3\4";

// In bytes.
struct Sizes {
  std::uint64_t file = 0;
  std::uint64_t unzipped = 0;  // of all files in a layer
  std::uint64_t binary = 0;    // of the program in a layer, or of the file itself
};

Result<Sizes> measure(const std::string& path) {
  const Result<io::MappedFile> file = io::MappedFile::open(path);
  if (!file) return fail(file.error());
  Sizes sizes{file->bytes().size(), 0, file->bytes().size()};
  if (!file->bytes().starts_with(k_zip_begin)) return sizes;
  const std::string programs = fmt::format("{}/", graph::k_layer_programs);
  const Result<std::vector<io::ZipEntry>> entries = io::read_zip_directory(path);
  if (!entries) return fail(entries.error());
  sizes.binary = 0;
  for (const io::ZipEntry& entry : *entries) {
    sizes.unzipped += entry.size;
    if (entry.name.starts_with(programs)) sizes.binary += entry.size;
  }
  return sizes;
}

class SizeChecker {
 public:
  explicit SizeChecker(const RenameRequest& request) : request_(request) {}

  void check(std::string_view what, std::uint64_t size, const std::optional<std::string>& limit) {
    if (!limit) return;
    const std::optional<std::uint64_t> bytes = parse_bytes(*limit);
    if (!bytes)
      faults_.push_back(error("usage", {}, fmt::format("invalid size '{}'", *limit)));
    else if (size > *bytes)
      faults_.push_back(too_large(what, size, *limit, *bytes));
  }

  Status finish() { return faults_.empty() ? Status() : fail(std::move(faults_)); }

 private:
  Diagnostic too_large(std::string_view what, std::uint64_t size, const std::string& limit,
                       std::uint64_t bytes) const {
    Diagnostic fault =
        error("too-large", whole_file(request_.output),
              fmt::format("{} has {} bytes ({:.2f} MB), {} more than the limit of {}", what, size,
                          static_cast<double>(size) / 1e6, size - bytes, limit));
    if (request_.distribution)
      fault.notes.push_back(
          {fmt::format("what is large: ocelot-gen size {}", *request_.distribution), {}});
    fault.help =
        fmt::format("leave out parts, or raise 'max-size' in {}", model::k_distributions_path);
    return fault;
  }

  const RenameRequest& request_;
  Diagnostics faults_;
};

}  // namespace

Status check_size(const RenameRequest& request) {
  if (!request.max_zip && !request.max_unzipped && !request.max_binary) return {};
  const Result<Sizes> sizes = measure(request.built);
  if (!sizes) return fail(sizes.error());
  SizeChecker checker(request);
  checker.check("the zip", sizes->file, request.max_zip);
  checker.check("the content of the zip", sizes->unzipped, request.max_unzipped);
  checker.check("the program", sizes->binary, request.max_binary);
  return checker.finish();
}

}  // namespace ocelot::steps
