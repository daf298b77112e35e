// Reads one file of a commit.
#include "project/policy_file.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"
#include "support/base/tree.hpp"
#include "support/git/history.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

Result<SourceRef> read_policy_at(const Root& root, const std::string& ref) {
  const Result<fs::path> work_tree = git::find_work_tree(root.path());
  if (!work_tree) return fail(work_tree.error());
  const Result<std::string> commit = git::commit_at(*work_tree, ref);
  if (!commit) return fail(commit.error());
  const fs::path folder =
      fs::canonical(root.path()).lexically_relative(*work_tree) / folder_of(model::k_policy_path);
  const Result<Tree> config = git::tree_at(*work_tree, *commit, folder.lexically_normal().string());
  if (!config) return fail(config.error());
  const TreeEntry* policy = find_entry(*config, base_name(model::k_policy_path));
  if (policy == nullptr) return SourceRef();
  return make_source(fmt::format("{}:{}", ref, model::k_policy_path), policy->content);
}

}  // namespace ocelot::project
