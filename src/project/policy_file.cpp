// Reads one file of a commit.
#include "project/policy_file.hpp"

#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/history_option.hpp"
#include "project/misnamed_files.hpp"
#include "support/base/text.hpp"
#include "support/base/tree.hpp"
#include "support/git/history.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

// Ninja and the generator take these for the result of an earlier run.
Status expect_untracked_outputs(const fs::path& work_tree, const fs::path& project) {
  const auto path_of = [&](std::string_view output) {
    return (project / output).lexically_normal().string();
  };
  std::set<std::string> outputs = {path_of(graph::k_build_folder)};
  for (const graph::NinjaFile& file : graph::k_ninja_files) outputs.insert(path_of(file.path));
  const auto tracked = git::find_tracked(work_tree, outputs);
  if (!tracked) return fail(tracked.error());
  Diagnostics faults;
  for (const std::string& path : *tracked) {
    faults.push_back(
        error("tracked-output", whole_file(std::string(base_name(path))),
              "git tracks it, so a change of the work tree could replace what a build makes")
            .with_help(fmt::format("git rm -r --cached {}", shell_word(path))));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// A tag or a branch of a fork can have the short name of the base.
Status expect_unambiguous(const fs::path& work_tree, const std::string& ref) {
  const Result<std::vector<std::string>> meanings = git::meanings_of(work_tree, ref);
  if (!meanings) return fail(meanings.error());
  if (meanings->size() < 2) return {};
  return fail(
      error("ambiguous-ref", whole_file(work_tree.string()),
            fmt::format("'{}' in --policy-from may mean {}", ref, fmt::join(*meanings, " or ")))
          .with_help("write the full name, such as " + meanings->back()));
}

// The places of faults are in a commit.
Diagnostics at_ref(Diagnostics faults, const std::string& ref) {
  for (Diagnostic& fault : faults)
    fault.place = whole_file(fmt::format("{}:{}", ref, fault.place.source->path));
  return faults;
}

Result<SourceRef> read(const Root& root, const std::string& ref) {
  const Result<fs::path> work_tree = git::find_work_tree(root.path());
  if (!work_tree) return fail(work_tree.error());
  if (Status one = expect_unambiguous(*work_tree, ref); !one) return fail(one.error());
  const Result<std::string> commit = git::commit_at(*work_tree, ref);
  if (!commit) return fail(commit.error());
  const fs::path project = fs::canonical(root.path()).lexically_relative(*work_tree);
  if (Status own = expect_untracked_outputs(*work_tree, project); !own) return fail(own.error());
  const fs::path folder = project / folder_of(model::k_policy_path);
  const Result<Tree> config = git::tree_at(*work_tree, *commit, folder.lexically_normal().string());
  if (!config) return fail(config.error());
  std::set<std::string> names;
  for (const TreeEntry& entry : *config) names.insert(entry.path);
  if (Diagnostics faults = find_misnamed_files(names); !faults.empty())
    return fail(at_ref(std::move(faults), ref));
  const TreeEntry* policy = find_entry(*config, base_name(model::k_policy_path));
  if (policy == nullptr) return SourceRef();
  return make_source(fmt::format("{}:{}", ref, model::k_policy_path), policy->content);
}

}  // namespace

Result<SourceRef> read_policy_at(const Root& root, const std::string& ref) {
  Result<SourceRef> policy = read(root, ref);
  if (!policy) return fail(with_option(std::move(policy.error()), "--policy-from"));
  return policy;
}

}  // namespace ocelot::project
