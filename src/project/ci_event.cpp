// One function for each kind of event.
#include "project/ci_event.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/base/json.hpp"

namespace ocelot::project {

namespace {

constexpr std::size_t k_digits = 40;
constexpr std::string_view k_branch = "refs/heads/";
constexpr std::string_view k_tag = "refs/tags/";

std::string value_of(const Variables& variables, const std::string& name) {
  const auto found = variables.find(name);
  return found == variables.end() ? std::string() : found->second;
}

bool is_commit(std::string_view text) {
  return text.size() == k_digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// What a CI gives for a commit that does not exist.
bool is_zero(std::string_view commit) {
  return std::ranges::all_of(commit, [](char c) { return c == '0'; });
}

Unexpected<Diagnostics> lacks(std::string_view event, std::string_view what) {
  return fail(error("no-event", {}, fmt::format("the event '{}' has no {}", event, what))
                  .with_help("name the commit to compare with: --since GITREF"));
}

// A push to a branch. Nothing but `before` is known of the past of the default branch itself.
Result<CiEvent> read_push(const std::string& name, const std::string& branch,
                          const std::string& before, const std::string& default_branch,
                          std::string_view before_name) {
  if (!is_commit(before)) return lacks(name, before_name);
  CiEvent event{name, {}};
  if (!is_zero(before)) event.starts.emplace_back(CommitBefore{before});
  if (!default_branch.empty() && branch != default_branch)
    event.starts.emplace_back(ForkFromBranch{default_branch});
  return event;
}

Result<CiEvent> read_pull_request(const std::string& name, const Json& json) {
  const Json& request = member_of(json, "pull_request");
  const std::string base = text_in(member_of(request, "base"), "sha");
  const std::string head = text_in(member_of(request, "head"), "sha");
  if (!is_commit(base)) return lacks(name, "pull_request.base.sha");
  if (!is_commit(head)) return lacks(name, "pull_request.head.sha");
  return CiEvent{name, {MergedInto{head}, ForkFrom{base}}};
}

// A group holds the changes of one or more pull requests; its base may be another group.
Result<CiEvent> read_merge_group(const std::string& name, const Json& json) {
  const std::string base = text_in(member_of(json, "merge_group"), "base_sha");
  if (!is_commit(base)) return lacks(name, "merge_group.base_sha");
  return CiEvent{name, {ForkFrom{base}}};
}

Result<CiEvent> read_github(const std::string& name, const std::string& text) {
  const std::optional<Json> json = parse_json(text);
  const bool needs_json = name == "pull_request" || name == "merge_group" || name == "push";
  if (!needs_json) return CiEvent{name, {}};
  if (!json) return lacks(name, "JSON in the file that GITHUB_EVENT_PATH names");
  if (name == "pull_request") return read_pull_request(name, *json);
  if (name == "merge_group") return read_merge_group(name, *json);
  const std::string ref = text_in(*json, "ref");
  if (ref.starts_with(k_tag)) return CiEvent{"push of a tag", {}};
  if (!ref.starts_with(k_branch)) return lacks(name, "ref of a branch or tag");
  return read_push(name, ref.substr(k_branch.size()), text_in(*json, "before"),
                   text_in(member_of(*json, "repository"), "default_branch"), "before");
}

// CI_MERGE_REQUEST_SOURCE_BRANCH_SHA is set where GitLab made a merge: for merged results and
// merge trains.
Result<CiEvent> read_merge_request(const std::string& name, const Variables& variables) {
  CiEvent event{name, {}};
  const std::string source = value_of(variables, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");
  if (is_commit(source)) event.starts.emplace_back(MergedInto{source});
  const std::string base = value_of(variables, "CI_MERGE_REQUEST_DIFF_BASE_SHA");
  if (!is_commit(base)) return lacks(name, "CI_MERGE_REQUEST_DIFF_BASE_SHA");
  event.starts.emplace_back(ForkFrom{base});
  return event;
}

Result<CiEvent> read_gitlab(const std::string& name, const Variables& variables) {
  if (name == "merge_request_event") return read_merge_request(name, variables);
  if (!value_of(variables, "CI_COMMIT_TAG").empty()) return CiEvent{"push of a tag", {}};
  if (name != "push") return CiEvent{name, {}};
  return read_push(name, value_of(variables, "CI_COMMIT_BRANCH"),
                   value_of(variables, "CI_COMMIT_BEFORE_SHA"),
                   value_of(variables, "CI_DEFAULT_BRANCH"), "CI_COMMIT_BEFORE_SHA");
}

}  // namespace

std::string event_path(const Variables& variables) {
  return value_of(variables, "GITHUB_EVENT_PATH");
}

Result<CiEvent> read_event(const Variables& variables, const std::string& json) {
  if (const std::string name = value_of(variables, "GITHUB_EVENT_NAME"); !name.empty())
    return read_github(name, json);
  if (const std::string name = value_of(variables, "CI_PIPELINE_SOURCE"); !name.empty())
    return read_gitlab(name, variables);
  return fail(
      error("no-event", {},
            "--since auto: neither GITHUB_EVENT_NAME nor CI_PIPELINE_SOURCE is set, so this is no "
            "job of GitHub Actions or GitLab CI")
          .with_help("name the commit to compare with: --since GITREF"));
}

}  // namespace ocelot::project
