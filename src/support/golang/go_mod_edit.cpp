// Edits go.mod line by line, so that everything that is not edited keeps its bytes.
#include "support/golang/go_mod_edit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/go_version.hpp"

namespace ocelot::golang {

namespace {

using Versions = std::map<std::string, std::string, std::less<>>;

Versions versions_of(const std::vector<ModuleRequirement>& requirements) {
  Versions versions;
  for (const ModuleRequirement& requirement : requirements)
    versions.insert_or_assign(requirement.path, requirement.version);
  return versions;
}

bool replaces(const GoModEdits& edits, const std::string& module) {
  return std::any_of(edits.replaces.begin(), edits.replaces.end(),
                     [&](const Replacement& replacement) { return replacement.module == module; });
}

std::string line_of(const Replacement& replacement) {
  const auto& [module, by, folder] = replacement;
  return folder.empty() ? fmt::format("replace {} => {} {}\n", module, by.path, by.version)
                        : fmt::format("replace {} => {}\n", module, folder);
}

bool is_replaced(const GoModLine& line, const GoModEdits& edits,
                 const std::set<std::string>& paths) {
  if (line.words.empty()) return false;
  if (line.verb == "replace") return replaces(edits, line.words[0]);
  if (line.verb == "require") return paths.contains(line.words[0]);
  return (line.verb == "go" && !edits.go.empty()) ||
         (line.verb == "toolchain" && !edits.toolchain.empty());
}

std::string edit_go_mod(std::string_view text, const GoModEdits& edits) {
  std::set<std::string> paths(edits.drops.begin(), edits.drops.end());
  for (const ModuleRequirement& requirement : edits.sets) paths.insert(requirement.path);
  std::string edited;
  for (const GoModLine& line : read_go_mod_lines(text)) {
    if (!is_replaced(line, edits, paths)) edited += fmt::format("{}\n", line.text);
  }
  if (!edits.go.empty()) edited += fmt::format("\ngo {}\n", edits.go);
  if (!edits.toolchain.empty()) edited += fmt::format("\ntoolchain {}\n", edits.toolchain);
  for (const Replacement& replacement : edits.replaces) edited += "\n" + line_of(replacement);
  if (edits.sets.empty()) return edited;
  edited += "\nrequire (\n";
  for (const ModuleRequirement& requirement : edits.sets)
    edited += fmt::format("\t{} {}\n", requirement.path, requirement.version);
  return edited + ")\n";
}

std::string add_sums(std::string_view text, const std::vector<std::string>& sums) {
  std::string added(text);
  if (!added.empty() && added.back() != '\n') added += '\n';
  for (const std::string& sum : sums) added += sum + '\n';
  return added;
}

// Whether a line of go.sum, `PATH VERSION HASH` or `PATH VERSION/go.mod HASH`, is of a module with
// its required version.
bool is_of_required(std::string_view sum, const Versions& versions) {
  const std::vector<std::string_view> words = split(sum, ' ');
  const auto required = versions.find(words[0]);
  return words.size() > 1 && required != versions.end() &&
         words[1].substr(0, words[1].find('/')) == required->second;
}

std::string if_changed(const std::string& before, const std::string& after) {
  return before == after ? std::string() : after;
}

// A directive has the form of a version without its `v`, so that of a toolchain is compared as one.
void raise(std::string& directive, const std::string& other, std::string_view prefix) {
  if (other.empty()) return;
  if (directive.empty() ||
      is_older(fmt::format("go{}", directive.substr(prefix.size())), other.substr(prefix.size())))
    directive = other;
}

}  // namespace

ModuleFiles apply_edits(const ModuleFiles& files, const GoModEdits& edits) {
  return {edit_go_mod(files.go_mod, edits), add_sums(files.go_sum, edits.sums)};
}

ModuleFiles module_files_of(const Tree& tree) {
  const TreeEntry* go_mod = find_entry(tree, "go.mod");
  const TreeEntry* go_sum = find_entry(tree, "go.sum");
  return {go_mod == nullptr ? std::string() : go_mod->content,
          go_sum == nullptr ? std::string() : go_sum->content};
}

void edit_module(Tree& tree, const GoModEdits& edits) {
  ModuleFiles edited = apply_edits(module_files_of(tree), edits);
  set_content(tree, "go.mod", std::move(edited.go_mod));
  set_content(tree, "go.sum", std::move(edited.go_sum));
}

GoModEdits difference(const ModuleFiles& before, const ModuleFiles& after,
                      const std::vector<Replacement>& replaces) {
  const GoMod old_mod = parse_go_mod(before.go_mod);
  const GoMod new_mod = parse_go_mod(after.go_mod);
  const Versions old_versions = versions_of(old_mod.requirements);
  const Versions new_versions = versions_of(new_mod.requirements);
  Versions with_sums = new_versions;
  GoModEdits edits;
  for (const Replacement& replacement : replaces) {
    if (!new_versions.contains(replacement.module)) continue;
    edits.replaces.push_back(replacement);
    if (replacement.folder.empty())
      with_sums.insert_or_assign(replacement.by.path, replacement.by.version);
  }
  for (const auto& [path, version] : new_versions) {
    const auto old = old_versions.find(path);
    if (old == old_versions.end() || old->second != version) edits.sets.push_back({path, version});
  }
  for (const auto& [path, version] : old_versions) {
    if (!new_versions.contains(path)) edits.drops.push_back(path);
  }
  edits.go = if_changed(old_mod.go, new_mod.go);
  edits.toolchain = if_changed(old_mod.toolchain, new_mod.toolchain);
  const std::vector<std::string_view> known = split_lines(before.go_sum);
  const std::set<std::string_view> old_sums(known.begin(), known.end());
  for (std::string_view sum : split_lines(after.go_sum)) {
    if (!old_sums.contains(sum) && is_of_required(sum, with_sums)) edits.sums.emplace_back(sum);
  }
  std::sort(edits.sums.begin(), edits.sums.end());
  return edits;
}

GoModEdits join_edits(const std::vector<GoModEdits>& all) {
  GoModEdits joined;
  Versions versions;
  std::set<std::string> drops;
  std::set<std::string> sums;
  std::set<Replacement> replaces;
  for (const GoModEdits& edits : all) {
    for (const ModuleRequirement& set : edits.sets) {
      const auto [known, is_new] = versions.emplace(set.path, set.version);
      if (!is_new && compare_versions(known->second, set.version) < 0) known->second = set.version;
    }
    drops.insert(edits.drops.begin(), edits.drops.end());
    sums.insert(edits.sums.begin(), edits.sums.end());
    replaces.insert(edits.replaces.begin(), edits.replaces.end());
    raise(joined.go, edits.go, "");
    raise(joined.toolchain, edits.toolchain, "go");
  }
  for (const auto& [path, version] : versions) {
    joined.sets.push_back({path, version});
    drops.erase(path);
  }
  joined.drops.assign(drops.begin(), drops.end());
  joined.sums.assign(sums.begin(), sums.end());
  joined.replaces.assign(replaces.begin(), replaces.end());
  return joined;
}

}  // namespace ocelot::golang
