// Writes a page unless it would replace a file that a build needs.
#include "cli/commands/page_output.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "support/console/options.hpp"
#include "support/io/destination.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

// All that the build reads or makes, with what of the project it does not read yet.
std::vector<std::string> files_of_project(const graph::Graph& graph) {
  std::vector<std::string> paths = {
      std::string(model::k_distributions_path), std::string(model::k_dependencies_path),
      std::string(model::k_upstream_path),      std::string(model::k_policy_path),
      std::string(model::k_lock_path),          std::string(model::k_modules_lock_path)};
  for (const graph::NinjaFile& file : graph::k_ninja_files) paths.emplace_back(file.path);
  for (const graph::File& file : graph.files) paths.push_back(file.path);
  for (const graph::Artifact& artifact : graph.artifacts) {
    for (std::string& path : graph::all_document_paths(graph.path(artifact.files.front())))
      paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace

Status refuse_loss(std::string_view option, const std::string& path,
                   const project::InvocationDirectory& invocation, const graph::Graph& graph) {
  const fs::path output = invocation.from_here(path).lexically_normal();
  const project::Root& root = invocation.root();
  const fs::path components = root / model::k_components_folder;
  const bool is_component = output.string().starts_with(components.string() + "/");
  const std::vector<std::string> paths = files_of_project(graph);
  const bool is_lost =
      is_component || std::any_of(paths.begin(), paths.end(), [&](const std::string& input) {
        std::error_code none;
        return (root / input).lexically_normal() == output ||
               fs::equivalent(root / input, output, none);
      });
  if (!is_lost) return {};
  return console::usage(
      fmt::format("{} must not be a file of the project or its build: {}", option, path),
      "write to a separate file");
}

Status write_page(const std::string& path, const project::SnapshotWithUpstream& project,
                  const std::string& text, bool is_dry_run) {
  if (Status fits = refuse_loss("--output", path, project.invocation, project.snapshot.graph);
      !fits)
    return fits;
  if (is_dry_run) return {};
  const fs::path build = project.invocation.root() / graph::k_build_folder;
  const auto place = io::find_destination(build, project.invocation.from_here(path));
  if (!place) return fail(place.error());
  const auto written = io::write_if_changed(place->folder, place->path, text);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::cli
