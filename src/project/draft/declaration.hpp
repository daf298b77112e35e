// A project's declaration as it is about to be: what was read, plus what is added. In: the files as
// they are. Out: their next texts. Nothing is written here.
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
  std::optional<std::string> before;  ///< its bytes now; none for a new file
  std::string after;
};

/// A distribution to be declared; what is empty is not written.
struct NewDistribution {
  std::string name;
  std::string description;
  std::vector<std::string> bases;
  std::string config_file;  ///< its name in config/examples/
  std::vector<std::string> tags;
};

class Declaration {
 public:
  explicit Declaration(model::ProjectFiles files) : files_(std::move(files)) {}

  /// The files as they will be, for the model.
  const model::ProjectFiles& files() const { return files_; }

  /// What differs from what was read, in an order in which each file finds what it needs:
  /// components and config files, then dependencies, then distributions.
  std::vector<DraftFile> changes() const;

  /// Faults of these three: `already-there` for what stands there, `cannot-edit`.
  Status add_distribution(const NewDistribution& distribution);
  Status add_dependency(const std::string& tag, const std::string& module);
  Status add_tag(const std::string& distribution, const std::string& tag);

  /// A component's file. Fault: there is one.
  Status add_component_file(const std::string& path, std::string text);

  /// A file of config/examples/. One that holds these bytes already stays; fault: one with others,
  /// whose bytes are in `there`.
  Status add_config_file(const std::string& name, std::string text,
                         const std::optional<std::string>& there);

 private:
  model::ProjectFiles files_;
  std::vector<DraftFile> new_files_;
  std::optional<std::string> distributions_before_;
  std::optional<DraftFile> dependencies_;
};

}  // namespace ocelot::draft
