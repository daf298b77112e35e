// Old files out of git.
#include "project/earlier.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/project.hpp"
#include "support/base/tree.hpp"
#include "support/git/git.hpp"
#include "support/git/history.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

// Where a project lies in a repository, and the commit that is looked at.
struct Past {
  fs::path work_tree;
  fs::path prefix;
  std::string commit;
};

Result<Past> find_past(const fs::path& root, const std::string& ref) {
  const Result<fs::path> work_tree = git::find_work_tree(root);
  if (!work_tree) return fail(work_tree.error());
  const Result<std::string> commit = git::commit_at(*work_tree, ref);
  if (!commit) return fail(commit.error());
  return Past{*work_tree, root.lexically_relative(*work_tree), *commit};
}

// The files of one of the project's folders, with their paths in the project; none when it was not
// there.
std::vector<SourceRef> read_folder(const Past& past, std::string_view folder) {
  const std::string inside = (past.prefix / folder).lexically_normal().string();
  std::vector<SourceRef> files;
  const Result<git::GitRepository> repository = git::GitRepository::open(past.work_tree);
  if (!repository) return files;
  const Result<Tree> tree = repository->read(past.commit, inside);
  if (!tree) return files;
  for (const TreeEntry& entry : *tree)
    files.push_back(make_source(fmt::format("{}/{}", folder, entry.path), entry.content));
  return files;
}

struct OldProject {
  model::ProjectFiles files;
  graph::ProjectInputs inputs;
  std::string lock;
};

void take(OldProject& old, const SourceRef& source) {
  const std::string& path = source->path;
  const std::string examples = fmt::format("{}/", model::k_examples_folder);
  if (path.starts_with(examples)) {
    old.inputs.named.push_back(path);
    old.files.examples.push_back(path.substr(examples.size()));
  }
  if (path == model::k_distributions_path) old.files.distributions = source;
  if (path == model::k_dependencies_path) old.files.dependencies = source;
  if (path == model::k_upstream_path) old.files.upstream = source;
  if (path == model::k_lock_path) old.lock = source->text;
}

Result<OldProject> read_old(const Past& past) {
  OldProject old;
  for (const SourceRef& source : read_folder(past, "config")) take(old, source);
  old.files.components = read_folder(past, model::k_components_folder);
  for (const SourceRef& source : old.files.components) old.inputs.files.push_back(source->path);
  if (old.files.distributions != nullptr) return old;
  return fail(error("no-project", whole_file(std::string(model::k_distributions_path)),
                    fmt::format("there was no such file at {}", past.commit.substr(0, 12)))
                  .with_help("choose a later commit"));
}

std::set<std::string> as_in_graph(const std::vector<std::string>& paths, const Past& past,
                                  const fs::path& root) {
  std::set<std::string> named;
  const std::string made = fmt::format("{}/", graph::k_build_folder);
  for (const std::string& path : paths) {
    std::string relative = (past.work_tree / path).lexically_relative(root).string();
    if (!relative.starts_with(made)) named.insert(std::move(relative));
  }
  return named;
}

}  // namespace

Result<Earlier> read_earlier(const fs::path& root, const std::string& ref) {
  const Result<Past> past = find_past(root, ref);
  if (!past) return fail(past.error());
  const Result<OldProject> old = read_old(*past);
  if (!old) return fail(old.error());
  Result<Declared> declared = make_declared(old->files, old->inputs, old->lock);
  if (!declared) {
    for (Diagnostic& fault : declared.error())
      fault.notes.push_back({fmt::format("as it was at {}", past->commit.substr(0, 12)), {}});
    return fail(declared.error());
  }
  const Result<std::vector<std::string>> changed =
      git::changed_since(past->work_tree, past->commit);
  if (!changed) return fail(changed.error());
  return Earlier{past->commit, std::move(*declared), as_in_graph(*changed, *past, root)};
}

}  // namespace ocelot::project
