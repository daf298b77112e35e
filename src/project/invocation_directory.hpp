// The folder in which the user runs a command, and the project of the command. The process's
// current folder does not change: the user's paths are relative to the first, the project's paths
// to the second.
#pragma once

#include <filesystem>
#include <string>

#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::project {

class InvocationDirectory {
 public:
  /// Finds the project by -C, or from the current folder.
  static Result<InvocationDirectory> find(const console::Arguments& arguments);
  static Result<InvocationDirectory> find(const std::filesystem::path& folder);

  const Root& root() const { return root_; }

  /// The folder in which the user runs the command.
  const std::filesystem::path& here() const { return here_; }

  /// The graph's path of a file that the user named: relative to the user's folder, or, if there is
  /// no such file, to the root.
  std::string in_project(const std::string& path, const graph::Graph& graph) const;

  /// The path on this machine of a path that the user gave.
  std::filesystem::path from_here(const std::string& path) const { return here_ / path; }

 private:
  InvocationDirectory(std::filesystem::path here, Root root)
      : here_(std::move(here)), root_(std::move(root)) {}

  std::filesystem::path here_;
  Root root_;
};

}  // namespace ocelot::project
