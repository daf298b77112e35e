// The files of a CI that builds a project's layers. In: a choice. Out: their paths and texts, from
// the templates in templates/workflow.
#pragma once

#include <string>
#include <vector>

namespace ocelot::draft {

enum class WorkflowHost { github, gitlab };

/// How much of a workflow is written.
enum class WorkflowForm {
  caller,   ///< a call of the reusable workflow of another repository; GitHub only
  whole,    ///< all jobs
  reusable  ///< the reusable workflow and the action that callers use; GitHub only
};

/// The number of jobs that layers are split over: one for each architecture.
inline constexpr unsigned k_default_jobs = 2;
inline constexpr const char* k_default_branch = "main";
inline constexpr const char* k_default_runner = "ubuntu-24.04";

struct WorkflowChoice {
  WorkflowHost host = WorkflowHost::github;
  WorkflowForm form = WorkflowForm::caller;
  std::string repository;                 ///< OWNER/REPO of the reusable workflow
  std::string commit;                     ///< its commit, 40 digits
  std::string release;                    ///< the URL of a release's tarball; empty with an image
  std::string sha256;                     ///< of the tarball
  std::string image;                      ///< NAME@sha256:DIGEST; empty with a release
  std::string folder = ".";               ///< the project's, in the repository
  std::string branch = k_default_branch;  ///< whose pushes start the workflow
  std::string runner = k_default_runner;  ///< a label of GitHub's runners
  std::string architecture{};             ///< the only one that the project builds; empty: both
  unsigned jobs = k_default_jobs;

  bool operator==(const WorkflowChoice&) const = default;
};

/// A file of the repository; its path is relative to the repository's folder.
struct WorkflowFile {
  std::string path;
  std::string text;
};

/// The command whose answer is these files, without the options that have their defaults. The first
/// line of each file has it.
std::string command_of(const WorkflowChoice& choice);

/// What the first line of a file has before the command.
inline constexpr const char* k_made_by = "# Made by: ";

/// The files in the order in which they are written.
std::vector<WorkflowFile> make_workflow(const WorkflowChoice& choice);

/// The paths of these files.
std::vector<std::string> workflow_paths(WorkflowHost host, WorkflowForm form);

}  // namespace ocelot::draft
