// Reads each entry of `replaces`.
#include "declaration/model/replaces.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/build_settings.hpp"
#include "declaration/model/upstream.hpp"

namespace ocelot::model {

namespace {

using golang::ModuleRequirement;

Diagnostic bad_module(const config::Scalar& text, const golang::ModuleFault& fault) {
  Place place = text.place;
  if (place.length == text.value.size())  // not quoted
    place = Place{place.source, place.offset + fault.offset, fault.length};
  return error("bad-module", place, fault.message).with_help(fault.help);
}

Diagnostic bad_target(const config::Scalar& text, const golang::ModuleFault& fault) {
  Diagnostic bad = bad_module(text, fault);
  if (text.value.find('@') == std::string::npos)
    bad.help += fmt::format("; for a folder of the project, write: ./{}", text.value);
  return bad;
}

WithDiagnostics<std::string> read_module(const config::Scalar& text) {
  const auto module = golang::parse_requirement(text.value);
  if (!module) return {{}, {bad_module(text, module.error())}};
  if (module->version.empty()) return {module->path, {}};
  return {{},
          {error("bad-replace", text.place,
                 fmt::format("'{}' has a version, but every version is replaced", text.value))
               .with_help(fmt::format("write: {}", module->path))}};
}

WithDiagnostics<ModuleRequirement> read_version(const config::Scalar& text,
                                                const std::string& replaced) {
  const auto module = golang::parse_requirement(text.value);
  if (!module) return {{}, {bad_target(text, module.error())}};
  if (module->version.empty())
    return {{},
            {error("bad-replace", text.place, fmt::format("'{}' has no version", text.value))
                 .with_help(fmt::format(
                     "write: {}@VERSION, or ./FOLDER for a folder of the project", text.value))}};
  if (module->path == replaced)
    return {{},
            {error("bad-replace", text.place, fmt::format("'{}' replaces itself", replaced))
                 .with_help("require the version below 'dependencies:'")}};
  return {*module, {}};
}

std::vector<SourceRef> files_in(const std::string& folder, const std::vector<SourceRef>& files) {
  const std::string prefix = folder + "/";
  std::vector<SourceRef> within;
  std::copy_if(files.begin(), files.end(), std::back_inserter(within),
               [&](const SourceRef& file) { return file->path.starts_with(prefix); });
  return within;
}

WithDiagnostics<Replace> read_replace(const config::ReplaceEntry& entry,
                                      const std::vector<SourceRef>& files) {
  Diagnostics faults;
  Replace replace{read_module(entry.module).take(faults), entry.target.place, {}, {}};
  if (is_path(entry.target.value)) {
    replace.folder = normal_folder(entry.target.value);
    replace.files = files_in(replace.folder, files);
  } else {
    replace.by = read_version(entry.target, replace.module).take(faults);
  }
  return {std::move(replace), std::move(faults)};
}

}  // namespace

std::string Replace::target() const {
  return folder.empty() ? fmt::format("{}@{}", by.path, by.version) : fmt::format("./{}", folder);
}

std::string Replace::tree_name() const {
  std::string name = module;
  std::replace(name.begin(), name.end(), '/', '+');
  return name;
}

std::string Replace::tree_path(const SourceRef& file) const {
  return fmt::format("{}/{}/{}", k_replaces_folder, tree_name(),
                     std::string_view(file->path).substr(folder.size() + 1));
}

std::string normal_folder(std::string_view target) {
  if (leads_out(target)) return std::string(target);
  const std::string path = normal_path(target);
  return path.empty() ? "." : path;
}

WithDiagnostics<std::vector<Replace>> read_replaces(
    const std::vector<config::ReplaceEntry>& entries, const std::vector<SourceRef>& files) {
  std::vector<Replace> replaces;
  Diagnostics faults;
  for (const config::ReplaceEntry& entry : entries)
    replaces.push_back(read_replace(entry, files).take(faults));
  std::sort(replaces.begin(), replaces.end(),
            [](const Replace& a, const Replace& b) { return a.module < b.module; });
  return {std::move(replaces), std::move(faults)};
}

}  // namespace ocelot::model
