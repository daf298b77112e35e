// What the commands that add to a project have in common: they read it, draft, check what they
// drafted as a build would, and write all of it or nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/command.hpp"
#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "project/draft/declaration.hpp"
#include "project/root.hpp"
#include "queries/catalog.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/console/options.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

/// A project, with what is known of its upstream.
struct OpenProject {
  project::Root root;
  model::ProjectFiles files;
  model::Model model;
  std::optional<Tree> tree;  ///< upstream's, once a build has made it
  std::optional<std::vector<model::Component>> upstream;

  queries::Catalog catalog() const { return {model, upstream}; }
};

/// Finds the project by -C or from the current folder, reads it. A project
/// with errors is refused: they would be in the way of every check.
Result<OpenProject> open_project(const console::Arguments& arguments);

/// An empty answer, or the failure.
Result<Answer> answer_of(const Status& done);

/// The fault of a project whose upstream's tree is not here yet, where a command needs it.
Diagnostic missing_tree();

/// Checks the declaration as drafted, writes it or, with --dry-run, prints what it would write, and
/// tells what became of each file. Warnings that the additions bring are printed.
Status finish(const draft::Declaration& drafted, const OpenProject& project,
              const console::Arguments& arguments, const console::Terminal& terminal);

/// The same for files that need no check; their paths are relative to `root`.
Status write_or_show(const project::Root& root, const std::vector<draft::DraftFile>& files,
                     const console::Arguments& arguments, const console::Terminal& terminal);

}  // namespace ocelot::cli
