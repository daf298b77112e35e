// A planned change of a project's declaration: what was read, plus additions. In: the current
// files. Out: their next texts. Nothing is written here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/model/project_files.hpp"
#include "support/base/result.hpp"

namespace ocelot::draft {

/// A file that will be written. Paths are relative to the project.
struct DraftFile {
  std::string path;
  std::optional<std::string> before;  ///< its current bytes; none for a new file
  std::string after;
};

/// A distribution to declare; empty members are not written.
struct NewDistribution {
  std::string name;
  std::string description;
  std::vector<std::string> bases;
  std::string config;  ///< the path of its configuration in the project
  std::vector<std::string> tags;
};

class Declaration {
 public:
  explicit Declaration(model::ProjectFiles files) : files_(std::move(files)) {}

  /// The planned files, for the model.
  const model::ProjectFiles& files() const { return files_; }

  /// The files that differ from what was read, ordered so that each comes after the files that it
  /// needs: components and config files, then dependencies, then distributions.
  std::vector<DraftFile> changes() const;

  /// The next four functions fail with `already-there` if the entry exists, or with `cannot-edit`.
  Status add_distribution(const NewDistribution& distribution);
  Status add_dependency(const std::string& tag, const std::string& module);
  /// Replaces a module by MODULE@VERSION or ./FOLDER.
  Status add_replace(const std::string& module, const std::string& target);
  Status add_tag(const std::string& distribution, const std::string& tag);

  /// Adds a component's file. Fails if it exists.
  Status add_component_file(const std::string& path, std::string text);

  /// Adds a file to config/examples/. A file with the same bytes stays unchanged. Fails if a file
  /// with other bytes exists; its bytes are in `there`.
  Status add_config_file(const std::string& name, std::string text,
                         const std::optional<std::string>& there);

 private:
  Status add_to_dependencies(std::string_view key, const std::string& pair);

  model::ProjectFiles files_;
  std::vector<DraftFile> new_files_;
  std::optional<std::string> distributions_before_;
  std::optional<DraftFile> dependencies_;
};

}  // namespace ocelot::draft
