// Fills the templates of templates/workflow. A line that has only a placeholder becomes a block of
// lines with its indentation, or none.
#include "project/draft/workflow.hpp"

#include <fmt/format.h>

#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml_edit.hpp"

namespace ocelot::draft {

namespace {

constexpr std::string_view k_workflow = ".github/workflows/layers.yml";
constexpr std::string_view k_action = ".github/actions/setup/action.yml";
constexpr std::string_view k_gitlab_file = ".gitlab/layers.gitlab-ci.yml";

std::string_view template_text(std::string_view name) {
  return *find_template(fmt::format("workflow/{}", name));
}

// The placeholder that a line consists of, without its braces; empty for another line.
std::string_view lone_placeholder(std::string_view line) {
  const std::string_view text = trim(line);
  if (!text.starts_with("{{") || !text.ends_with("}}")) return {};
  return text.substr(2, text.size() - 4);
}

std::string indented(std::string_view block, std::string_view indentation) {
  std::string text;
  for (std::string_view line : split_lines(block))
    text += line.empty() ? "\n" : fmt::format("{}{}\n", indentation, line);
  return text;
}

std::string fill(std::string_view text, const Values& values) {
  std::string filled;
  for (std::string_view line : split_lines(text)) {
    const auto block = values.find(lone_placeholder(line));
    if (block == values.end())
      filled += expand(line, values) + "\n";
    else
      filled += indented(block->second, line.substr(0, line.find('{')));
  }
  return filled;
}

// The actions of others: a name, a blank, and the action at a commit with its version.
void add_pins(Values& values) {
  for (std::string_view line : split_lines(template_text("pins.txt"))) {
    const std::size_t blank = line.find(' ');
    values.emplace(line.substr(0, blank), line.substr(blank + 1));
  }
}

std::string expression(std::string_view text) {
  return fmt::format("${{{{ {} }}}}", text);
}

std::string in_folder(const std::string& folder, std::string_view path) {
  return folder == "." ? std::string(path) : fmt::format("{}/{}", folder, path);
}

std::string locks_in(const std::string& folder) {
  return fmt::format("'{}', '{}'", in_folder(folder, "config/upstream.lock"),
                     in_folder(folder, "config/modules.lock"));
}

// What callers and the users of the action write as inputs.
Values input_values() {
  return {{"if_release", "if: inputs.release != ''"},
          {"release", expression("inputs.release")},
          {"sha256", expression("inputs.sha256")},
          {"folder", expression("inputs.folder")},
          {"folder_value", expression("inputs.folder")},
          {"locks",
           "format('{0}/config/upstream.lock', inputs.folder), "
           "format('{0}/config/modules.lock', inputs.folder)"}};
}

Values literal_values(const WorkflowChoice& choice) {
  return {{"if_release", ""},
          {"release", yaml::as_scalar(choice.release)},
          {"sha256", yaml::as_scalar(choice.sha256)},
          {"folder", choice.folder},
          {"folder_value", yaml::as_scalar(choice.folder)},
          {"locks", locks_in(choice.folder)}};
}

void add_common(Values& values, const WorkflowChoice& choice) {
  add_pins(values);
  values.emplace("command", command_of(choice));
  values.emplace("install", template_text("install.sh"));
}

// In a container, the job is root, and git refuses the folder of another user.
void add_trust(Values& values, bool has_image, std::string_view condition) {
  values.emplace("if_image", condition);
  values.emplace("trust_step",
                 has_image ? fill(template_text("github/trust-step.yml"), values) : "");
}

// The steps of the action, also as steps of a job: a reusable workflow cannot name an action of its
// own repository without a commit, which it does not know.
void add_steps(Values& values, bool has_release) {
  values.emplace("install_steps",
                 has_release ? fill(template_text("github/install-steps.yml"), values) : "");
  values.emplace("cache_steps", fill(template_text("github/cache-steps.yml"), values));
}

std::string make_action(const WorkflowChoice& choice) {
  Values values = input_values();
  values.emplace("if_cache", "if: inputs.cache != ''");
  values.emplace("cache", expression("inputs.cache"));
  values.emplace("job", expression("inputs.job"));
  add_common(values, choice);
  add_steps(values, true);
  return fill(template_text("github/action.yml"), values);
}

void add_job_values(Values& values) {
  values.emplace("if_cache", "");
  values.emplace("cache", expression("matrix.layers[0].architecture"));
  values.emplace("job", expression("matrix.job"));
}

std::string make_reusable(const WorkflowChoice& choice) {
  Values values = input_values();
  add_job_values(values);
  values.emplace("on", template_text("github/on-call.yml"));
  values.emplace("concurrency", "");
  values.emplace("runner", expression("inputs.runner"));
  values.emplace("container", fmt::format("container: {}", expression("inputs.image")));
  values.emplace("jobs", expression("inputs.jobs"));
  values.emplace("layers_job", "");
  add_common(values, choice);
  add_trust(values, true, "if: inputs.image != ''");
  add_steps(values, true);
  return fill(template_text("github/layers.yml"), values);
}

// What a workflow has that events start.
void add_start(Values& values, const WorkflowChoice& choice, std::string_view needs) {
  values.emplace("branch", yaml::as_scalar(choice.branch));
  values.emplace("runner", yaml::as_scalar(choice.runner));
  values.emplace("needs", needs);
  values.emplace("on", fill(template_text("github/on-events.yml"), values));
  values.emplace("concurrency", template_text("github/concurrency.yml"));
  values.emplace("layers_job", fill(template_text("github/layers-job.yml"), values));
}

std::string make_whole(const WorkflowChoice& choice) {
  Values values = literal_values(choice);
  add_job_values(values);
  add_start(values, choice, "[plan, build]");
  values.emplace("container", choice.image.empty()
                                  ? std::string()
                                  : fmt::format("container: {}", yaml::as_scalar(choice.image)));
  values.emplace("jobs", fmt::format("{}", choice.jobs));
  add_common(values, choice);
  add_trust(values, !choice.image.empty(), "");
  add_steps(values, choice.image.empty());
  return fill(template_text("github/layers.yml"), values);
}

std::string inputs_of(const WorkflowChoice& choice) {
  std::string text;
  const auto add = [&](std::string_view name, const std::string& value, bool is_default) {
    if (!is_default) text += fmt::format("{}: {}\n", name, yaml::as_scalar(value));
  };
  add("release", choice.release, choice.release.empty());
  add("sha256", choice.sha256, choice.sha256.empty());
  add("image", choice.image, choice.image.empty());
  add("folder", choice.folder, choice.folder == ".");
  if (choice.jobs != k_default_jobs) text += fmt::format("jobs: {}\n", choice.jobs);
  add("runner", choice.runner, choice.runner == k_default_runner);
  return text;
}

std::string make_caller(const WorkflowChoice& choice) {
  Values values = literal_values(choice);
  add_start(values, choice, "build");
  values.emplace("uses", fmt::format("{}/{}@{}", choice.repository, k_workflow, choice.commit));
  values.emplace("inputs", inputs_of(choice));
  add_common(values, choice);
  return fill(template_text("github/caller.yml"), values);
}

// GitLab runs all lines of a job in one shell, so the path stays.
std::string before_script(const WorkflowChoice& choice) {
  if (!choice.image.empty()) return "";
  return fmt::format(
      "- |\n  folder=$CI_PROJECT_DIR/.cache/ocelot-gen\n  mkdir -p \"$CI_PROJECT_DIR/.cache\"\n"
      "  RELEASE={}\n  SHA256={}\n{}  export PATH=\"$folder/bin:$PATH\"\n",
      shell_word(choice.release), choice.sha256, indented(template_text("install.sh"), "  "));
}

std::string make_gitlab(const WorkflowChoice& choice) {
  Values values = literal_values(choice);
  values.emplace("image", choice.image.empty()
                              ? std::string()
                              : fmt::format("image: {}", yaml::as_scalar(choice.image)));
  values.emplace("architectures",
                 choice.architecture.empty() ? "amd64, arm64" : choice.architecture);
  values.emplace("before", before_script(choice));
  values.emplace("enter", choice.folder == "." ? "" : fmt::format("- cd {}", choice.folder));
  values.emplace("folder_prefix", in_folder(choice.folder, ""));
  add_common(values, choice);
  return fill(template_text("gitlab/layers.yml"), values);
}

}  // namespace

std::string command_of(const WorkflowChoice& choice) {
  const bool is_github = choice.host == WorkflowHost::github;
  std::string command = fmt::format("ocelot-gen new workflow {}", is_github ? "github" : "gitlab");
  const auto add = [&](std::string_view option, const std::string& value, bool is_default) {
    if (!is_default) command += fmt::format(" --{} {}", option, shell_word(value));
  };
  if (choice.form == WorkflowForm::reusable) return command + " --reusable";
  if (choice.form == WorkflowForm::whole && is_github) command += " --inline";
  add("uses", fmt::format("{}@{}", choice.repository, choice.commit), choice.repository.empty());
  add("release", choice.release, choice.release.empty());
  add("sha256", choice.sha256, choice.sha256.empty());
  add("image", choice.image, choice.image.empty());
  add("branch", choice.branch, choice.branch == k_default_branch);
  add("only", choice.architecture, choice.architecture.empty());
  add("jobs", fmt::format("{}", choice.jobs),
      choice.jobs == (choice.architecture.empty() ? k_default_jobs : 1));
  add("runner", choice.runner, choice.runner == k_default_runner);
  return command;
}

std::vector<WorkflowFile> make_workflow(const WorkflowChoice& choice) {
  const std::vector<std::string> paths = workflow_paths(choice.host, choice.form);
  if (choice.host == WorkflowHost::gitlab) return {{paths[0], make_gitlab(choice)}};
  switch (choice.form) {
    case WorkflowForm::caller:
      return {{paths[0], make_caller(choice)}};
    case WorkflowForm::whole:
      return {{paths[0], make_whole(choice)}};
    case WorkflowForm::reusable:
      return {{paths[0], make_reusable(choice)}, {paths[1], make_action(choice)}};
  }
  return {};
}

std::vector<std::string> workflow_paths(WorkflowHost host, WorkflowForm form) {
  if (host == WorkflowHost::gitlab) return {std::string(k_gitlab_file)};
  if (form == WorkflowForm::reusable) return {std::string(k_workflow), std::string(k_action)};
  return {std::string(k_workflow)};
}

}  // namespace ocelot::draft
