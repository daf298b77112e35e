// Events of GitHub Actions and GitLab CI, and where their changes begin.
#include "project/ci_event.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/text.hpp"

namespace ocelot::project {

using test::shown;

namespace {

const std::string k_one(40, '1');
const std::string k_two(40, '2');
const std::string k_zero(40, '0');

struct Describe {
  std::string operator()(const MergedInto& start) const {
    return fmt::format("into {}", start.merged[0]);
  }
  std::string operator()(const ForkFrom& start) const {
    return fmt::format("fork {}", start.commit[0]);
  }
  std::string operator()(const CommitBefore& start) const {
    return fmt::format("before {}", start.commit[0]);
  }
  std::string operator()(const ForkFromBranch& start) const {
    return fmt::format("fork {}", start.branch);
  }
};

std::string described(const Variables& variables, const std::string& json = "") {
  const Result<CiEvent> event = read_event(variables, json);
  if (!event) return shown(event);
  std::string text = event->name + ":";
  for (const Start& start : event->starts) text += " " + std::visit(Describe{}, start) + ",";
  return text;
}

std::string github(const std::string& name, const std::string& json) {
  return described({{"GITHUB_EVENT_NAME", name}}, json);
}

std::string pushed(const std::string& ref, const std::string& before) {
  return github("push",
                fmt::format(R"({{"ref": "{}", "before": "{}", "after": "{}", "forced": false,
                                "repository": {{"default_branch": "main"}}}})",
                            ref, before, k_two));
}

Variables gitlab(const std::string& source, Variables more = {}) {
  more.insert({{"CI_PIPELINE_SOURCE", source}, {"CI_DEFAULT_BRANCH", "main"}});
  return more;
}

const std::string k_help = "help: name the commit to compare with: --since GITREF\n";

}  // namespace

TEST_CASE("A pull request begins where GitHub's merge of it does, else at its fork") {
  CHECK(github("pull_request",
               fmt::format(R"({{"pull_request": {{"base": {{"ref": "main", "sha": "{}"}},
                                                 "head": {{"sha": "{}"}}}}}})",
                           k_one, k_two)) == "pull_request: into 2, fork 1,");
}

TEST_CASE("A merge group begins at its parent") {
  CHECK(github("merge_group",
               fmt::format(R"({{"merge_group": {{"base_sha": "{}", "head_sha": "{}"}}}})", k_one,
                           k_two)) == "merge_group: fork 1,");
}

TEST_CASE("A push begins at the commit before it, or at the default branch") {
  CHECK(pushed("refs/heads/topic", k_one) == "push: before 1, fork main,");
  CHECK(pushed("refs/heads/topic", k_zero) == "push: fork main,");
  CHECK(pushed("refs/heads/main", k_one) == "push: before 1,");
  CHECK(pushed("refs/heads/main", k_zero) == "push:");
  CHECK(pushed("refs/heads/a/main", k_zero) == "push: fork main,");
}

TEST_CASE("A tag, a schedule and other events of GitHub have no beginning") {
  CHECK(pushed("refs/tags/v1", k_one) == "push of a tag:");
  for (const char* name : {"schedule", "workflow_dispatch", "release", "pull_request_target"})
    CHECK(github(name, "{}") == fmt::format("{}:", name));
}

TEST_CASE("An event of GitHub without what it should have is a fault") {
  CHECK(github("push", "") ==
        "error: the event 'push' has no JSON in the file that GITHUB_EVENT_PATH names\n" + k_help);
  CHECK(github("push", "{}") == "error: the event 'push' has no ref of a branch or tag\n" + k_help);
  CHECK(pushed("refs/heads/main", "main~1") == "error: the event 'push' has no before\n" + k_help);
  CHECK(github("merge_group", R"({"merge_group": {"base_sha": 1}})") ==
        "error: the event 'merge_group' has no merge_group.base_sha\n" + k_help);
  CHECK(github("pull_request", R"({"pull_request": null})") ==
        "error: the event 'pull_request' has no pull_request.base.sha\n" + k_help);
}

TEST_CASE("A merge request of GitLab begins at its fork, or where GitLab's merge of it does") {
  CHECK(described(gitlab("merge_request_event", {{"CI_MERGE_REQUEST_DIFF_BASE_SHA", k_one}})) ==
        "merge_request_event: fork 1,");
  CHECK(described(gitlab("merge_request_event", {{"CI_MERGE_REQUEST_DIFF_BASE_SHA", k_one},
                                                 {"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", k_two}})) ==
        "merge_request_event: into 2, fork 1,");
  CHECK(described(gitlab("merge_request_event")) ==
        "error: the event 'merge_request_event' has no CI_MERGE_REQUEST_DIFF_BASE_SHA\n" + k_help);
}

TEST_CASE("A push to GitLab begins as one to GitHub") {
  const auto push = [](const std::string& branch, const std::string& before) {
    return described(
        gitlab("push", {{"CI_COMMIT_BRANCH", branch}, {"CI_COMMIT_BEFORE_SHA", before}}));
  };
  CHECK(push("topic", k_one) == "push: before 1, fork main,");
  CHECK(push("topic", k_zero) == "push: fork main,");
  CHECK(push("main", k_one) == "push: before 1,");
  CHECK(push("main", k_zero) == "push:");
  CHECK(push("main", "") == "error: the event 'push' has no CI_COMMIT_BEFORE_SHA\n" + k_help);
}

TEST_CASE("A tag, a schedule and other pipelines of GitLab have no beginning") {
  CHECK(described(gitlab("push", {{"CI_COMMIT_TAG", "v1"}, {"CI_COMMIT_BEFORE_SHA", k_zero}})) ==
        "push of a tag:");
  for (const char* name : {"schedule", "web", "parent_pipeline"})
    CHECK(described(gitlab(name)) == fmt::format("{}:", name));
}

TEST_CASE("Without a CI, there is no event") {
  CHECK(described({{"CI", "true"}}) ==
        "error: --since auto: neither GITHUB_EVENT_NAME nor CI_PIPELINE_SOURCE is set, so this is "
        "no job of GitHub Actions or GitLab CI\n" +
            k_help);
}

}  // namespace ocelot::project
