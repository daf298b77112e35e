// From words to files: those that exist, those that the graph has, and those that git remembers.
#include "project/changed_files.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"
#include "support/git/history.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_paths_help =
    "write a path from this folder, or compare with a commit: --since GITREF";
constexpr std::string_view k_shallow_help =
    "this clone is shallow; to find deleted files, fetch its history: git fetch --unshallow";

class ChangedFiles {
 public:
  ChangedFiles(const InvocationDirectory& invocation, const Snapshot& snapshot)
      : invocation_(invocation), snapshot_(snapshot) {
    bases_ = {invocation.from_here(""), invocation.root().path()};
    const Result<fs::path> work_tree = git::find_work_tree(invocation.root().path());
    if (!work_tree) return;
    work_tree_ = *work_tree;
    bases_.push_back(*work_tree);
  }

  Result<std::vector<std::string>> find(const console::Words& words) {
    console::Words missing;
    for (const std::string& word : words) {
      if (auto path = find_known(word))
        files_.push_back(std::move(*path));
      else
        missing.push_back(word);
    }
    if (!missing.empty()) find_past(missing);
    if (!faults_.empty()) return fail(std::move(faults_));
    return std::move(files_);
  }

 private:
  std::string in_project(const fs::path& base, const std::string& word) const {
    return invocation_.in_project((base / word).string(), snapshot_.graph);
  }

  std::optional<std::string> find_known(const std::string& word) const {
    for (const fs::path& base : bases_) {
      std::string path = in_project(base, word);
      if (!is_folder(path) && (exists(path) || is_in_graph(path) || is_in_plain_upstream(path)))
        return path;
    }
    return std::nullopt;
  }

  bool exists(const std::string& path) const {
    std::error_code none;
    return fs::exists(fs::symlink_status(invocation_.root() / path, none));
  }

  bool is_folder(const std::string& path) const {
    std::error_code none;
    return fs::is_directory(invocation_.root() / path, none);
  }

  bool is_in_graph(const std::string& path) const {
    const auto& files = snapshot_.graph.files;
    return std::any_of(files.begin(), files.end(),
                       [&](const graph::File& file) { return file.path == path; });
  }

  // A folder without git does not remember deleted files.
  bool is_in_plain_upstream(const std::string& path) const {
    const auto* plain = std::get_if<graph::PlainFolder>(&snapshot_.plan.pin);
    return plain != nullptr && !plain->folders.empty() &&
           path.starts_with(plain->folders.front() + "/");
  }

  std::string in_work_tree(const fs::path& base, const std::string& word) const {
    return (base / word).lexically_normal().lexically_relative(work_tree_).string();
  }

  void find_past(const console::Words& words) {
    std::set<std::string> paths;
    for (const std::string& word : words) {
      for (const fs::path& base : bases_) paths.insert(in_work_tree(base, word));
    }
    git::PastFiles past;
    if (auto found = git::find_past_files(work_tree_, std::move(paths))) past = std::move(*found);
    for (const std::string& word : words) {
      if (auto path = find_deleted(word, past))
        files_.push_back(std::move(*path));
      else
        faults_.push_back(describe(word, past.is_shallow));
    }
  }

  // Where the history is not complete, a missing file of a component may have been deleted: then
  // the answer has rather too many layers than too few.
  std::optional<std::string> find_deleted(const std::string& word,
                                          const git::PastFiles& past) const {
    for (const fs::path& base : bases_) {
      if (past.found.contains(in_work_tree(base, word))) return in_project(base, word);
    }
    std::string path = in_project(bases_.front(), word);
    const bool is_complete = !work_tree_.empty() && !past.is_shallow;
    if (is_complete || is_folder(path) || !is_below(path, model::k_components_folder))
      return std::nullopt;
    return path;
  }

  Diagnostic describe(const std::string& word, bool is_shallow) const {
    if (is_folder(in_project(bases_.front(), word)))
      return error("unknown-file", {}, fmt::format("'{}' is a folder, not a file", word))
          .with_help("name the files that changed in it, or compare with a commit: --since GITREF");
    if (!work_tree_.empty() && git::commit_at(work_tree_, word))
      return error("unknown-file", {}, fmt::format("'{}' is a commit, not a file", word))
          .with_help(fmt::format("did you mean --since {}?", word));
    return error(
               "unknown-file", {},
               fmt::format("unknown file '{}': neither the project nor git's history has it", word))
        .with_help(std::string(is_shallow ? k_shallow_help : k_paths_help));
  }

  const InvocationDirectory& invocation_;
  const Snapshot& snapshot_;
  std::vector<fs::path> bases_;
  fs::path work_tree_;  // empty without git
  std::vector<std::string> files_;
  Diagnostics faults_;
};

}  // namespace

Result<std::vector<std::string>> find_changed_files(const InvocationDirectory& invocation,
                                                    const console::Words& words,
                                                    const Snapshot& snapshot) {
  return ChangedFiles(invocation, snapshot).find(words);
}

}  // namespace ocelot::project
