// new workflow: the files with which GitHub Actions or GitLab CI build the layers.
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands/drafting.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/workflow_options.hpp"
#include "project/draft/workflow.hpp"
#include "project/root.hpp"
#include "support/base/text.hpp"
#include "support/base/unified_diff.hpp"
#include "support/git/history.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

using draft::WorkflowChoice;
using draft::WorkflowFile;
using draft::WorkflowForm;
using draft::WorkflowHost;

constexpr std::string_view k_notes =
    R"(For GitHub, it writes .github/workflows/layers.yml, a short workflow that calls a reusable one;
with --inline, all jobs are in it. For GitLab, it writes .gitlab/layers.gitlab-ci.yml. Both are in
the folder of the git repository. A file that exists is not overwritten.

One job finds the affected layers, others build them, by default one for each architecture, and a
job named `layers` fails if one of these failed. docs/ci.md explains what they do.

--check takes the other options from the first line of the file, if you give none. If the file
differs from what this version writes, it prints the difference, and its exit code is 1.)";

// Where a CI looks for its files.
struct Repository {
  project::Root root;
  std::string folder;  ///< the project's, in it

  /// The path of a file of the repository, from the current folder.
  std::string from_here(const std::string& path) const {
    return (root / path)
        .lexically_relative(io::absolute_path(".").lexically_normal())
        .generic_string();
  }
};

// Without git, the project is the repository.
Result<Repository> find_repository(WorkflowForm form) {
  const Result<project::Root> project = project::find_root(".");
  if (!project && form != WorkflowForm::reusable) return fail(project.error());
  const fs::path start = project ? project->path() : io::absolute_path(".");
  const Result<fs::path> work_tree = git::find_work_tree(start);
  if (!work_tree) {
    if (work_tree.error().front().code != "no-history") return fail(work_tree.error());
    return Repository{project::Root(start), "."};
  }
  std::error_code code;
  const fs::path real = fs::canonical(start, code);
  const std::string folder = (code ? start : real).lexically_relative(*work_tree).generic_string();
  if (folder != "." && !has_only(folder, "-_./"))
    return console::usage(fmt::format("a workflow cannot name the folder '{}'", folder),
                          "rename it: letters and digits, then also '-', '_', '.' and '/'");
  return Repository{project::Root(*work_tree), folder};
}

std::vector<WorkflowFile> make_files(WorkflowChoice choice, const Repository& repository) {
  choice.folder = repository.folder;
  return draft::make_workflow(choice);
}

std::string joined(const std::vector<WorkflowFile>& files) {
  if (files.size() == 1) return files.front().text;
  std::string text;
  for (const WorkflowFile& file : files) text += fmt::format("# {}\n{}", file.path, file.text);
  return text;
}

Diagnostic already_there(const std::string& path) {
  return error("already-there", whole_file(path), "already exists; not overwritten")
      .with_help(
          "to compare it with what would be written, add --check; to print that, add --print");
}

Status expect_none(const Repository& repository, const std::vector<WorkflowFile>& files) {
  Diagnostics faults;
  for (const WorkflowFile& file : files) {
    std::error_code none;
    if (fs::symlink_status(repository.root / file.path, none).type() != fs::file_type::not_found)
      faults.push_back(already_there(repository.from_here(file.path)));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

void print_next(const WorkflowChoice& choice, const Repository& repository,
                const console::Terminal& terminal) {
  if (choice.host == WorkflowHost::gitlab)
    return terminal.print_summary(
        fmt::format("next     in {}: include: [{{local: .gitlab/layers.gitlab-ci.yml}}]",
                    repository.from_here(".gitlab-ci.yml")));
  if (choice.form == WorkflowForm::reusable)
    return terminal.print_summary(
        "next     commit it; other repositories: ocelot-gen new workflow github --uses "
        "OWNER/REPO@COMMIT");
  terminal.print_summary("next     commit it, and require the check 'layers' for the branch");
}

Result<Answer> write(const WorkflowChoice& choice, const Repository& repository,
                     const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<WorkflowFile> files = make_files(choice, repository);
  if (Status free = expect_none(repository, files); !free) return fail(free.error());
  std::vector<draft::DraftFile> drafts;
  for (const WorkflowFile& file : files)
    drafts.push_back({repository.from_here(file.path), std::nullopt, file.text});
  if (Status done =
          write_or_show(project::Root(io::absolute_path(".")), drafts, arguments, terminal);
      !done)
    return fail(done.error());
  if (!arguments.has("dry-run")) print_next(choice, repository, terminal);
  return Answer{};
}

// The command in the first line of a file that this command wrote; nothing for another file.
std::optional<console::Words> read_command(const std::string& text) {
  const std::vector<std::string_view> lines = split_lines(text);
  if (lines.empty() || !lines.front().starts_with(draft::k_made_by)) return std::nullopt;
  const auto words =
      split_shell_words(lines.front().substr(std::string_view(draft::k_made_by).size()));
  constexpr std::size_t k_name_words = 3;  // ocelot-gen new workflow
  if (!words || words->size() <= k_name_words) return std::nullopt;
  return console::Words(words->begin() + k_name_words, words->end());
}

// A file of the repository; a failure names it from the current folder.
Result<std::string> read_present(const Repository& repository, const std::string& path) {
  return project::Root(io::absolute_path(".")).read(repository.from_here(path));
}

// The choice with which the present file was made.
Result<WorkflowChoice> read_present_choice(const WorkflowChoice& form,
                                           const Repository& repository) {
  const std::string path = draft::workflow_paths(form.host, form.form).front();
  const Result<std::string> text = read_present(repository, path);
  if (!text) return fail(text.error());
  const std::optional<console::Words> words = read_command(*text);
  if (!words)
    return console::usage(fmt::format("the first line of {} does not say how it was made",
                                      repository.from_here(path)),
                          "with --check, also write the options with which you would make it");
  const auto arguments = console::Arguments::read(new_workflow_row().line, *words);
  if (!arguments) return fail(arguments.error());
  return read_workflow_choice(*arguments);
}

Result<Answer> check(const std::vector<WorkflowFile>& files, const Repository& repository) {
  Answer answer;
  for (const WorkflowFile& file : files) {
    const Result<std::string> text = read_present(repository, file.path);
    if (!text) return fail(text.error());
    answer.text +=
        unified_diff(repository.from_here(file.path), *text, "what ocelot-gen writes", file.text);
  }
  if (!answer.text.empty()) answer.code = console::ExitCode::bad_input;
  return answer;
}

Result<Answer> run_new_workflow(const console::Arguments& arguments,
                                const console::Terminal& terminal) {
  if (arguments.has("check") && arguments.has("print"))
    return console::usage("--check and --print exclude each other");
  const Result<WorkflowChoice> form = read_workflow_form(arguments);
  if (!form) return fail(form.error());
  const bool reads_file = arguments.has("check") && !names_values(arguments);
  if (!reads_file) {
    // Wrong options are reported in any folder.
    if (const auto choice = read_workflow_choice(arguments); !choice) return fail(choice.error());
  }
  const Result<Repository> repository = find_repository(form->form);
  if (!repository) return fail(repository.error());
  const Result<WorkflowChoice> choice =
      reads_file ? read_present_choice(*form, *repository) : read_workflow_choice(arguments);
  if (!choice) return fail(choice.error());
  if (arguments.has("check")) return check(make_files(*choice, *repository), *repository);
  if (arguments.has("print"))
    return Answer{joined(make_files(*choice, *repository)), console::ExitCode::done, true};
  return write(*choice, *repository, arguments, terminal);
}

std::vector<console::Option> workflow_options() {
  using console::Option;
  return {
      Option{"uses", "OWNER/REPO@COMMIT", "the repository of the reusable workflow, at a commit"},
      {"release", "URL", "the tar.gz of the release that the jobs install"},
      {"sha256", "DIGEST", "its digest, from SHA256SUMS of the release"},
      {"image", "NAME@sha256:DIGEST",
       "run in this image, which has ocelot-gen, Go, git, make and Ninja, in place of a release"},
      {"inline", "", "for github: write the whole workflow"},
      {"reusable", "", "for github: write the reusable workflow and the action themselves"},
      {"branch", "NAME", "for github: the branch whose pushes start it (default: main)"},
      Option{"only", "ARCH", "the project builds for this architecture only, amd64 or arm64"}.takes(
          console::ValueKind::architecture),
      {"jobs", "N", "for github: split the layers over at most N jobs (default: 2)"},
      {"runner", "LABEL", "for github: the label of the runners (default: ubuntu-24.04)"},
      {"print", "", "print the file, and write nothing"},
      {"check", "", "print how the present file differs, and fail if it does"}};
}

}  // namespace

Command new_workflow_row() {
  return {
      .name = "new workflow",
      .section = Section::start,
      .line = {"ocelot-gen new workflow",
               "Writes a workflow for GitHub Actions or GitLab CI that builds the affected layers.",
               "github|gitlab",
               workflow_options(),
               {{{}, "github|gitlab"}}},
      .examples = {{"ocelot-gen new workflow github --inline --release URL --sha256 DIGEST",
                    "all jobs in one file"},
                   {"ocelot-gen new workflow gitlab --image NAME@sha256:DIGEST",
                    "for runners without apt"},
                   {"ocelot-gen new workflow github --check",
                    "after an upgrade: what this version writes differently"}},
      .notes = k_notes,
      .shared = {.writes = true},
      .run = run_new_workflow};
}

}  // namespace ocelot::cli
