// Collects the modules of the listed packages and compares their sums.
#include "build/steps/module_check.hpp"

#include <map>

#include <fmt/format.h>

#include "build/steps/changed_module.hpp"
#include "build/steps/edited_files.hpp"
#include "build/steps/module_sum.hpp"
#include "build/steps/package_listing.hpp"
#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

// MODULE@VERSION and what belongs to it: a folder or a sum.
using Texts = std::map<std::string, std::string, std::less<>>;

Result<Texts> folders_of_modules(std::string_view listed) {
  const Result<std::vector<ListedPackage>> packages = read_packages(listed);
  if (!packages) return fail(packages.error());
  Texts folders;
  for (const ListedPackage& package : *packages) {
    if (!package.module.empty()) folders.emplace(package.module, package.module_folder);
  }
  return folders;
}

// Lines of MODULE VERSION SUM; the version of a line for a go.mod alone ends with "/go.mod".
Texts read_go_sum(const Tree& tree) {
  Texts sums;
  const TreeEntry* const go_sum = find_entry(tree, "go.sum");
  if (go_sum == nullptr) return sums;
  for (std::string_view line : split_lines(go_sum->content)) {
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() == 3) sums.emplace(fmt::format("{}@{}", words[0], words[1]), words[2]);
  }
  return sums;
}

constexpr std::size_t k_most_files = 3;

Diagnostic changed_on_disk(const ExtractedModule& module, const std::string& sum,
                           const std::string& recorded, const LinkedProgram& program,
                           const PlaceLookup& places) {
  const std::size_t at = module.name.rfind('@');
  Diagnostic fault = report_changed_module(
      {module.name.substr(0, at), module.name.substr(at + 1), sum, recorded, "go.sum"},
      program.output, places);
  const std::string folder = module.folder.string();
  fault.notes.push_back({fmt::format("Go's module cache was edited: {}", folder), {}});
  if (const std::vector<std::string> files = find_edited_files(module); !files.empty())
    fault.notes.push_back({fmt::format("changed files: {}", join_first(files, k_most_files)), {}});
  fault.help = fmt::format(
      "remove the folder, and Go extracts the module again: chmod -R u+w {0} && rm -r {0}; or "
      "remove all modules: go clean -modcache",
      folder);
  return fault;
}

}  // namespace

Status check_modules(const LinkedProgram& program, const PlaceLookup& places) {
  const Result<Texts> folders = folders_of_modules(program.listed);
  if (!folders) return fail(folders.error());
  const Texts sums = read_go_sum(program.tree);
  Diagnostics faults;
  for (const auto& [name, folder] : *folders) {
    const auto recorded = sums.find(name);
    if (recorded == sums.end()) continue;
    const ExtractedModule module{name, folder};
    Result<std::string> sum = find_sum(module);
    if (sum && *sum != recorded->second) sum = renew_sum(module);
    if (!sum) return fail(sum.error());
    if (*sum != recorded->second)
      faults.push_back(changed_on_disk(module, *sum, recorded->second, program, places));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

}  // namespace ocelot::steps
