// Converts between lines of the lock, edits and keys.
#include "project/modules_lock_file.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::project {

namespace {

// Must be increased when the same inputs yield another entry.
constexpr std::string_view k_key_format = "1";

std::string line_of(const golang::ModuleRequirement& module) {
  return fmt::format("{} {}", module.path, module.version);
}

using Imports = std::set<std::string>;

void add_imports(Imports& imports, const golang::GoFile& file) {
  for (const golang::Import& import : file.imports) imports.insert(import.path);
}

class KeyHash {
 public:
  void field(std::string_view name, std::string_view value) {
    hash_.add(fmt::format("{} {} {}\n", name, value.size(), value));
  }
  std::string hex() const { return hash_.digest().hex(); }

 private:
  Sha256 hash_;
};

// The imports of each package folder; go mod tidy reads the files of all systems and tags.
std::map<std::string, Imports> imports_of(const model::LockUnit& unit, const model::Model& model) {
  std::map<std::string, Imports> imports;
  for (model::ComponentId id : unit.components) {
    for (const model::OverlayFile& file : model.component(id).files) {
      if (!file.tree_path.ends_with(".go")) continue;
      const golang::GoFile go =
          file.is_go ? file.go : golang::read_go_file(file.source).ignoring_diagnostics();
      add_imports(imports[std::string(folder_of(file.tree_path))], go);
    }
  }
  return imports;
}

// A merge may give the lines of one entry to another, without a duplicate key.
void add_lines(KeyHash& hash, const config::LockedModules& entry) {
  hash.field("go", entry.go);
  hash.field("toolchain", entry.toolchain);
  for (const auto* lines : {&entry.requested, &entry.added, &entry.raised, &entry.dropped}) {
    hash.field("lines", fmt::format("{}", lines->size()));
    for (const std::string& line : *lines) hash.field("line", line);
  }
  for (const std::string& module : entry.replaced) hash.field("replaced", module);
}

// go mod tidy reads the go.mod of a folder, and the imports of the packages that are used.
void add_folder(KeyHash& hash, const model::Replace& replace) {
  Imports imports;
  for (const SourceRef& file : replace.files) {
    if (file->path.ends_with("/go.mod")) hash.field("go.mod", file->text);
    if (file->path.ends_with(".go"))
      add_imports(imports, golang::read_go_file(file).ignoring_diagnostics());
  }
  for (const std::string& path : imports) hash.field("import", path);
}

void add_replaces(KeyHash& hash, const model::Model& model) {
  for (const model::Replace& replace : model.replaces) {
    hash.field("replace", replace.module);
    hash.field("by", replace.folder.empty() ? line_of(replace.by) : replace.folder);
    add_folder(hash, replace);
  }
}

Result<golang::ModuleRequirement> parse_line(const std::string& name, const std::string& line,
                                             const Place& place) {
  config::LockedLine module = config::read_locked_line(line);
  if (golang::is_version(module.version))
    return golang::ModuleRequirement{std::move(module.path), std::move(module.version)};
  return fail(error("bad-modules-lock", place,
                    fmt::format("'{}' of '{}' is not a module and its version", line, name))
                  .with_help("run ocelot-gen update to rewrite the lock"));
}

}  // namespace

Result<config::ModulesLock> read_override_lock(const Root& root) {
  const std::string path(graph::k_override_modules_lock);
  std::error_code none;
  if (!std::filesystem::exists(root / path, none)) return config::ModulesLock();
  Result<std::string> text = root.read(path);
  if (!text) return fail(text.error());
  return config::read_modules_lock(make_source(path, std::move(*text))).if_clean();
}

std::string key_of(const model::LockUnit& unit, const model::Model& model,
                   const config::LockedModules& entry) {
  KeyHash hash;
  hash.field("format", k_key_format);
  for (const model::UnitRequirement& requirement : unit.requirements)
    hash.field("require", line_of(requirement.module));
  for (const auto& [folder, paths] : imports_of(unit, model)) {
    hash.field("folder", folder);
    for (const std::string& path : paths) hash.field("import", path);
  }
  add_replaces(hash, model);
  if (unit.allows_skew) hash.field("skew", "allowed");
  add_lines(hash, entry);
  return hash.hex();
}

std::string key_of_set(const std::vector<std::string>& keys, const config::LockedModules& entry) {
  KeyHash hash;
  hash.field("format", k_key_format);
  add_lines(hash, entry);
  for (const std::string& key : keys) hash.field("component", key);
  return hash.hex();
}

std::vector<golang::Replacement> replacements_of(const model::Model& model) {
  std::vector<golang::Replacement> replacements;
  for (const model::Replace& replace : model.replaces) {
    const std::string folder =
        replace.folder.empty()
            ? std::string()
            : fmt::format("./{}/{}", model::k_replaces_folder, replace.tree_name());
    replacements.push_back({replace.module, replace.by, folder});
  }
  return replacements;
}

Result<golang::GoModEdits> edits_of(const std::string& name, const config::LockedModules& entry,
                                    const std::vector<golang::Replacement>& replacements) {
  golang::GoModEdits edits{{}, entry.dropped, entry.go, entry.toolchain, {}};
  for (const golang::Replacement& replacement : replacements) {
    const auto& replaced = entry.replaced;
    if (std::find(replaced.begin(), replaced.end(), replacement.module) != replaced.end())
      edits.replaces.push_back(replacement);
  }
  Diagnostics faults;
  for (const std::string& line : entry.set_lines()) {
    Result<golang::ModuleRequirement> set = parse_line(name, line, entry.place);
    if (set)
      edits.sets.push_back(std::move(*set));
    else
      append(faults, std::move(set.error()));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return edits;
}

std::vector<std::string> sums_of(const std::vector<std::string>& sums,
                                 const std::vector<golang::GoModEdits>& all) {
  std::set<std::string, std::less<>> wanted;
  for (const golang::GoModEdits& edits : all) {
    for (const golang::ModuleRequirement& module : edits.sets) wanted.insert(line_of(module));
    for (const golang::Replacement& replacement : edits.replaces)
      wanted.insert(line_of(replacement.by));
  }
  std::vector<std::string> found;
  for (const std::string& sum : sums) {
    const std::string_view module = std::string_view(sum).substr(0, sum.rfind(' '));
    const bool is_of_go_mod = module.ends_with("/go.mod");
    if (wanted.contains(is_of_go_mod ? module.substr(0, module.rfind('/')) : module))
      found.push_back(sum);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::set<std::string> modules_of(const config::LockedModules& entry) {
  std::set<std::string> paths;
  for (const std::string& line : entry.set_lines())
    paths.insert(config::read_locked_line(line).path);
  return paths;
}

config::LockedModules entry_of(const golang::GoModEdits& edits, const std::string& upstream,
                               const std::vector<golang::ModuleRequirement>& requested) {
  std::map<std::string, std::string> before;
  for (const golang::ModuleRequirement& module : golang::parse_go_mod(upstream).requirements)
    before.emplace(module.path, module.version);
  config::LockedModules entry{};
  std::set<std::string> own;
  for (const golang::ModuleRequirement& module : requested) {
    own.insert(module.path);
    entry.requested.push_back(line_of(module));
  }
  for (const golang::ModuleRequirement& module : edits.sets) {
    const auto old = before.find(module.path);
    if (old != before.end())
      entry.raised.push_back(fmt::format("{} from {}", line_of(module), old->second));
    else if (!own.contains(module.path))
      entry.added.push_back(line_of(module));
  }
  entry.dropped = edits.drops;
  entry.go = edits.go;
  entry.toolchain = edits.toolchain;
  for (const golang::Replacement& replacement : edits.replaces)
    entry.replaced.push_back(replacement.module);
  return entry;
}

}  // namespace ocelot::project
