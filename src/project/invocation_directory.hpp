// The folder in which the user runs a command, and the project that the command is about. Nothing
// changes the process's current folder: paths of the user are relative to the one, paths of the
// project to the other.
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

  /// A file that the user named, as the graph has it: relative to the user's folder, or else, where
  /// there is no such file, to the root.
  std::string in_project(const std::string& path, const graph::Graph& graph) const;

  /// Where a path that the user gave is on this machine.
  std::filesystem::path from_here(const std::string& path) const { return here_ / path; }

 private:
  InvocationDirectory(std::filesystem::path here, Root root)
      : here_(std::move(here)), root_(std::move(root)) {}

  std::filesystem::path here_;
  Root root_;
};

}  // namespace ocelot::project
