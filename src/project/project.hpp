// A project on disk: finding its root, reading its files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "declaration/model/project_files.hpp"
#include "graph/graph.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The folder at or above `start` that holds config/distributions.yaml.
Result<std::filesystem::path> find_root(const std::filesystem::path& start);

/// The paths of all files and folders of the project that count: listed, not read. The current
/// folder must be the root, so that paths are relative to it.
Result<graph::ProjectInputs> list_project();

/// Reads the files of a listing into what the model is made of.
Result<model::ProjectFiles> read_project(const graph::ProjectInputs& inputs);

/// The listing that a step was given as words, told apart by where the files lie.
graph::ProjectInputs sort_inputs(const std::vector<std::string>& paths);

}  // namespace ocelot::project
