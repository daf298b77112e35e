// A fault that is planted at a random place in a random project.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "declaration/model/project_files.hpp"
#include "support/random.hpp"
#include "support/random_project.hpp"
#include "support/yaml_tree.hpp"

namespace ocelot::test {

/// The error that a planted fault must cause. Its offset is known after the project is written.
struct Fault {
  std::string code;
  std::string path;
  std::string text;  ///< a part of the message
};

/// Plants its fault; returns nothing if the project has no place for it.
using PlantFunction = std::optional<Fault>(Project& project, Random& random);
using Plant = std::function<PlantFunction>;

inline const std::string k_distributions(model::k_distributions_path);
inline const std::string k_dependencies(model::k_dependencies_path);
inline const Strings k_tag_keys = {"buildtags", "build-tags"};

/// Invalid tags.
const Strings& bad_tags();

/// The word with one edit that makes it different from all known words.
std::string misspell(const std::string& word, Random& random, const Strings& known);

Strings names_of(const Project& project);
Yaml& any_distribution(Project& project, Random& random);

/// The value of a random distribution for one of the keys, or nullptr if none has one.
Yaml* any_value(Project& project, Random& random, const Strings& keys);

/// The same for a list that is not empty.
Yaml* any_list(Project& project, Random& random, const Strings& keys);

/// A random position for a new item, at `from` or later.
std::size_t any_place(const std::vector<Yaml>& items, Random& random, std::size_t from = 0);

/// Sets the value of a key; a missing key is inserted at a random position.
void set(Yaml& map, const std::string& key, Yaml value, Random& random);

}  // namespace ocelot::test
