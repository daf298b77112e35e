// Lists and reads a project's files.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/project_files.hpp"
#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The files of a project, before anything is derived from them.
struct Sources {
  graph::ProjectInputs inputs;
  model::ProjectFiles files;
};

/// The paths of all files and folders of the project that are inputs. They are listed, not read.
Result<graph::ProjectInputs> list_project(const Root& root);

/// Reads the files of a listing.
Result<model::ProjectFiles> read_project(const Root& root, const graph::ProjectInputs& inputs);

/// Lists the project and reads it.
Result<Sources> read_sources(const Root& root);

/// The listing plus a file that the program itself wrote later.
graph::ProjectInputs with_file(graph::ProjectInputs inputs, const std::string& path);

/// The listing from the paths in a step's arguments, sorted by the files' folders.
graph::ProjectInputs sort_inputs(const std::vector<std::string>& paths);

/// A file of the project as the model reads it, with credentials masked.
SourceRef make_project_source(std::string path, std::string text);

/// Stores a file by its path. The lock and files of other folders are ignored.
void insert_source(model::ProjectFiles& files, SourceRef source);

/// The name of a file in config/examples/; empty for any other path.
std::string example_name(const std::string& path);

}  // namespace ocelot::project
