// A project's files on disk: listed and read.
#pragma once

#include <string>
#include <vector>

#include "declaration/model/project_files.hpp"
#include "graph/graph.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// What a project is made of, before anything is derived from it.
struct Sources {
  graph::ProjectInputs inputs;
  model::ProjectFiles files;
};

/// The paths of all files and folders of the project that count: listed, not read. Fails for what
/// is no file of the project: a link that leads out of it, to a folder or to nothing, a device,
/// pipe or socket. In the examples' folder, only the name of such an entry is kept.
Result<graph::ProjectInputs> list_project(const Root& root);

/// Reads the files of a listing.
Result<model::ProjectFiles> read_project(const Root& root, const graph::ProjectInputs& inputs);

/// Lists the project and reads it.
Result<Sources> read_sources(const Root& root);

/// The listing with a file that the program itself wrote after it was made.
graph::ProjectInputs with_file(graph::ProjectInputs inputs, const std::string& path);

/// The listing that a step was given as words, sorted by the files' folders.
graph::ProjectInputs sort_inputs(const std::vector<std::string>& paths);

/// A file of the project as the model reads it: without credentials.
SourceRef make_project_source(std::string path, std::string text);

/// Puts a file in its place by its path. The lock and files of other folders have none.
void insert_source(model::ProjectFiles& files, SourceRef source);

/// The bare name of a file in config/examples/; empty for any other path.
std::string example_name(const std::string& path);

}  // namespace ocelot::project
