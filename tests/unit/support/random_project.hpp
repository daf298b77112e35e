// Valid random projects, and their files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "declaration/model/project_files.hpp"
#include "support/go_text.hpp"
#include "support/project.hpp"
#include "support/random.hpp"
#include "support/yaml_tree.hpp"

namespace ocelot::test {

/// A project before it is written.
struct Project {
  Yaml distributions{Yaml::Kind::map};
  Yaml dependencies{Yaml::Kind::map};  ///< maps each tag to its modules
  bool has_root = false;               ///< whether `distributions:` is the root key
  Yaml dependencies_key{"dependencies"};
  std::vector<GoFile> files;
  test::Files other_files;
  Strings examples;

  Yaml& distribution(std::size_t number) { return distributions.items[number]; }
  std::string name(std::size_t number) const { return distributions.keys[number].text; }
};

/// A valid project with up to six components and two to twelve distributions.
Project random_project(Random& random);

/// The files of a project.
struct WrittenProject {
  model::ProjectFiles files;
  std::size_t planted_at = Place::k_whole_file;  ///< the offset of the fault in its file

  /// All files, for reporting a failure.
  std::string shown() const;
};

/// Writes each YAML file in a random spelling.
WrittenProject write(const Project& project, Random& random);

}  // namespace ocelot::test
