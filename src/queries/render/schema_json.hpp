// JSON Schemas of the YAML files, from the tables by which they are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocelot::queries {

/// A file of a project, and how its schema is called.
struct SchemaFile {
  std::string_view name;  ///< "distributions"
  std::string_view path;  ///< "config/distributions.yaml"
};

const std::vector<SchemaFile>& schema_files();

/// The schema of that name, of schema_files(): draft 7, which editors know best.
std::string schema_of(std::string_view name);

}  // namespace ocelot::queries
