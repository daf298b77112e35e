// Reads old files from git.
#include "project/past_snapshot.hpp"

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/history_option.hpp"
#include "project/project.hpp"
#include "project/replacing_folders.hpp"
#include "support/base/tree.hpp"
#include "support/git/history.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

// The project's path in a repository, and the commit to read.
struct Past {
  fs::path work_tree;
  fs::path prefix;
  std::string commit;
};

Result<Past> find_past(const Root& root, const std::string& ref) {
  const Result<fs::path> work_tree = git::find_work_tree(root.path());
  if (!work_tree) return fail(work_tree.error());
  const Result<std::string> commit = git::commit_at(*work_tree, ref);
  if (!commit) return fail(commit.error());
  return Past{*work_tree, root.path().lexically_relative(*work_tree), *commit};
}

// The files of one of the project's folders, with their paths in the project; empty if the folder
// did not exist.
Result<std::vector<SourceRef>> read_folder(const Past& past, std::string_view folder) {
  const std::string path = (past.prefix / folder).lexically_normal().string();
  const Result<Tree> tree = git::tree_at(past.work_tree, past.commit, path);
  if (!tree) return fail(tree.error());
  std::vector<SourceRef> files;
  for (const TreeEntry& entry : *tree)
    files.push_back(make_project_source(fmt::format("{}/{}", folder, entry.path), entry.content));
  return files;
}

struct PastSources {
  Sources sources;
  std::string lock;
};

// Other files of config/ are not inputs here, because the model compares their content.
void insert_config(PastSources& past, const SourceRef& source) {
  if (const std::string name = example_name(source->path); !name.empty()) {
    past.sources.inputs.named.push_back(source->path);
    past.sources.files.examples.push_back(name);
  } else if (source->path == model::k_lock_path) {
    past.lock = source->text;
  } else {
    insert_source(past.sources.files, source);
  }
}

void insert_sources(PastSources& past, const std::vector<SourceRef>& files) {
  for (const SourceRef& source : files) {
    past.sources.inputs.files.push_back(source->path);
    insert_source(past.sources.files, source);
  }
}

Result<PastSources> read_past(const Past& past) {
  const Result<std::vector<SourceRef>> config = read_folder(past, "config");
  if (!config) return fail(config.error());
  const Result<std::vector<SourceRef>> components = read_folder(past, model::k_components_folder);
  if (!components) return fail(components.error());
  PastSources old;
  for (const SourceRef& source : *config) insert_config(old, source);
  insert_sources(old, *components);
  for (const std::string& folder : replacing_folders(old.sources.files.dependencies)) {
    const Result<std::vector<SourceRef>> files = read_folder(past, folder);
    if (!files) return fail(files.error());
    insert_sources(old, *files);
  }
  if (old.sources.files.distributions != nullptr) return old;
  return fail(error("no-project", whole_file(std::string(model::k_distributions_path)),
                    fmt::format("this file did not exist at {}", past.commit.substr(0, 12)))
                  .with_help("choose a later commit"));
}

std::set<std::string> as_in_graph(const std::vector<std::string>& paths, const Past& past,
                                  const Root& root) {
  std::set<std::string> named;
  const std::string build = fmt::format("{}/", graph::k_build_folder);
  for (const std::string& path : paths) {
    std::string relative = (past.work_tree / path).lexically_relative(root.path()).string();
    if (!relative.starts_with(build)) named.insert(std::move(relative));
  }
  return named;
}

Result<PastSnapshot> load(const Root& root, const std::string& ref, const graph::Choice& choice) {
  const Result<Past> past = find_past(root, ref);
  if (!past) return fail(past.error());
  const Result<PastSources> old = read_past(*past);
  if (!old) return fail(old.error());
  Result<Snapshot> snapshot = load(root, old->sources, {PinOfText{old->lock}, choice, {}});
  if (!snapshot) {
    for (Diagnostic& fault : snapshot.error())
      fault.notes.push_back(
          {fmt::format("state of the file at {}", past->commit.substr(0, 12)), {}});
    return fail(snapshot.error());
  }
  const Result<std::vector<std::string>> changed =
      git::changed_since(past->work_tree, past->commit);
  if (!changed) return fail(changed.error());
  return PastSnapshot{past->commit, std::move(*snapshot), as_in_graph(*changed, *past, root)};
}

}  // namespace

Result<PastSnapshot> load_past(const Root& root, const std::string& ref,
                               const graph::Choice& choice) {
  Result<PastSnapshot> past = load(root, ref, choice);
  if (!past) return fail(with_option(std::move(past.error()), "--since"));
  return past;
}

Status check_out(const Root& root, const std::string& commit, const fs::path& folder) {
  const Result<Past> past = find_past(root, commit);
  if (!past) return fail(with_option(past.error(), "--since"));
  const std::string project = past->prefix.lexically_normal().string();
  const Result<Tree> files = git::tree_at(past->work_tree, past->commit, project);
  if (!files) return fail(with_option(files.error(), "--since"));
  return io::lay_out(*files, folder);
}

}  // namespace ocelot::project
