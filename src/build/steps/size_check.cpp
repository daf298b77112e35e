// Measures a zip and the files that it lists, or another file.
#include "build/steps/size_check.hpp"

#include <fmt/format.h>

#include "build/steps/artifact_size.hpp"
#include "build/steps/step_workspace.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/base/quantity.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/zip_directory.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_zip_begin = "PK\3\4";
constexpr std::size_t k_most_modules = 5;

// Nothing if go cannot measure it: the fault of the size is reported anyway.
std::vector<Note> name_largest_modules(const RenameRequest& request,
                                       const StepEnvironment& environment) {
  if (!request.go) return {};
  const std::string log =
      fmt::format("{}/max-size-{}", graph::k_examination_logs, base_name(request.built));
  const auto size =
      measure_artifact(request.built, {find_tool(*request.go), {}, request.go_version.value_or("")},
                       log, environment);
  if (!size) return {};
  std::vector<Note> notes;
  for (const ModuleSize& module : largest_modules(*size, k_most_modules)) {
    notes.push_back({fmt::format("{}{}{} has {} bytes of compiled functions", module.module,
                                 module.version.empty() ? "" : " ", module.version, module.text),
                     {}});
  }
  return notes;
}

class SizeChecker {
 public:
  SizeChecker(const RenameRequest& request, const StepEnvironment& environment)
      : request_(request), environment_(environment) {}

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
    // All faults are about the same file.
    if (faults_.empty()) fault.notes = name_largest_modules(request_, environment_);
    if (request_.distribution)
      fault.notes.push_back(
          {fmt::format("what is large: ocelot-gen size {}", *request_.distribution), {}});
    fault.help =
        fmt::format("leave out parts, or raise 'max-size' in {}", model::k_distributions_path);
    return fault;
  }

  const RenameRequest& request_;
  const StepEnvironment& environment_;
  Diagnostics faults_;
};

}  // namespace

Result<FileTotals> measure_totals(const std::string& path) {
  const Result<io::MappedFile> file = io::MappedFile::open(path);
  if (!file) return fail(file.error());
  FileTotals sizes{file->bytes().size(), 0, file->bytes().size()};
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

Status check_size(const RenameRequest& request, const StepEnvironment& environment) {
  if (!request.max_zip && !request.max_unzipped && !request.max_binary) return {};
  const Result<FileTotals> sizes = measure_totals(request.built);
  if (!sizes) return fail(sizes.error());
  SizeChecker checker(request, environment);
  checker.check("the zip", sizes->file, request.max_zip);
  checker.check("the content of the zip", sizes->unzipped, request.max_unzipped);
  checker.check("the program", sizes->binary, request.max_binary);
  return checker.finish();
}

}  // namespace ocelot::steps
