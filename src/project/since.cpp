// Looks for the starts of an event in git, in their order.
#include "project/since.hpp"

#include <fmt/format.h>

#include "project/ci_event.hpp"
#include "project/history_option.hpp"
#include "support/git/history.hpp"
#include "support/git/merge_base.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::project {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_shown_digits = 12;

std::string shown(const std::string& commit) {
  return commit.substr(0, k_shown_digits);
}

// The commit of a start, and what it is; nothing if the start does not apply.
struct Found {
  std::string commit;
  std::string what;
};
using Search = Result<std::optional<Found>>;

class StartFinder {
 public:
  explicit StartFinder(const fs::path& work_tree) : work_tree_(work_tree) {}

  Search operator()(const MergedInto& start) const {
    const Result<git::HeadCommit> head = git::head_of(work_tree_);
    if (!head) return fail(head.error());
    if (head->parents.size() != 2 || head->parents[1] != start.merged) return std::nullopt;
    const std::string& base = head->parents[0];
    if (Status there = expect_commit(base); !there) return fail(there.error());
    return Found{base, fmt::format("into which HEAD merges {}", shown(start.merged))};
  }

  Search operator()(const ForkFrom& start) const {
    if (Status there = expect_commit(start.commit); !there) return fail(there.error());
    return fork_from(start.commit, shown(start.commit));
  }

  Search operator()(const CommitBefore& start) const {
    const Result<bool> is_shallow = git::is_shallow(work_tree_);
    if (!is_shallow) return fail(is_shallow.error());
    // After a forced push, a whole clone lacks the commit too; a shallow one may lack any.
    if (Status there = expect_commit(start.commit); !there) {
      if (*is_shallow) return fail(there.error());
      return std::nullopt;
    }
    const auto base = git::find_merge_base(work_tree_, start.commit);
    if (!base) return fail(base.error());
    if (*base != start.commit) return std::nullopt;
    return Found{start.commit, "the commit before the push"};
  }

  Search operator()(const ForkFromBranch& start) const {
    const std::string ref = fmt::format("refs/remotes/origin/{}", start.branch);
    const Result<std::string> commit = git::commit_at(work_tree_, ref);
    if (!commit) return fail(commit.error());
    return fork_from(*commit, fmt::format("origin/{}", start.branch));
  }

 private:
  Search fork_from(const std::string& commit, const std::string& name) const {
    const Result<std::string> base = git::merge_base(work_tree_, commit, name);
    if (!base) return fail(base.error());
    return Found{*base, fmt::format("the merge base of {} and HEAD", name)};
  }

  // Fails with a help if the clone lacks the commit.
  Status expect_commit(const std::string& commit) const {
    const Result<std::string> found = git::commit_at(work_tree_, commit);
    return found ? Status() : fail(found.error());
  }

  const fs::path& work_tree_;
};

Result<CiEvent> read_event_of_machine() {
  const Variables variables = io::all_environment_variables();
  const std::string path = event_path(variables);
  if (path.empty()) return read_event(variables, "");
  const Result<std::string> json = io::read_file(path);
  if (!json) return fail(json.error());
  return read_event(variables, *json);
}

std::string_view without_start(const CiEvent& event) {
  return event.starts.empty() ? "the event has no earlier state"
                              : "HEAD does not have the commit before the push";
}

Result<Since> find_automatically(const fs::path& work_tree) {
  const Result<CiEvent> event = read_event_of_machine();
  if (!event) return fail(event.error());
  for (const Start& start : event->starts) {
    const Search found = std::visit(StartFinder(work_tree), start);
    if (!found) return fail(found.error());
    if (*found)
      return Since{
          (*found)->commit, event->name,
          fmt::format("{}: since {}, {}", event->name, shown((*found)->commit), (*found)->what)};
  }
  return Since{std::nullopt, event->name,
               fmt::format("{}: everything; {}", event->name, without_start(*event))};
}

enum class Form { exact, merge_base };

Result<Since> find(const Root& root, const std::string& word, Form form) {
  const Result<fs::path> work_tree = git::find_work_tree(root.path());
  if (!work_tree) return fail(work_tree.error());
  if (word == k_auto) return find_automatically(*work_tree);
  const Result<std::string> commit = git::commit_at(*work_tree, word);
  if (!commit) return fail(commit.error());
  if (form == Form::exact) return Since{*commit};
  const Result<std::string> base = git::merge_base(*work_tree, *commit, word);
  if (!base) return fail(base.error());
  return Since{*base};
}

Result<Since> name_option(Result<Since> since) {
  return since ? since : fail(with_option(since.error(), "--since"));
}

}  // namespace

Result<Since> find_since(const Root& root, const std::string& word) {
  return name_option(find(root, word, Form::merge_base));
}

Result<Since> find_exactly(const Root& root, const std::string& word) {
  return name_option(find(root, word, Form::exact));
}

}  // namespace ocelot::project
