// A fault that is planted in a random project, and the choice of the place for it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "support/random.hpp"
#include "support/random_project.hpp"
#include "support/yaml_tree.hpp"

namespace ocelot::test {

/// The error that a planted fault must give. Its offset is known once the project is written.
struct Fault {
  std::string code;
  std::string path;
  std::string text;  ///< a part of the message
};

/// Plants its fault, or gives nothing where the project has no place for it.
using PlantFunction = std::optional<Fault>(Project& project, Random& random);
using Plant = std::function<PlantFunction>;

inline const std::string k_distributions(model::k_distributions_path);
inline const std::string k_dependencies(model::k_dependencies_path);
inline const Strings k_tag_keys = {"buildtags", "build-tags"};

/// What no tag may look like.
const Strings& bad_tags();

/// The word with one edit that makes it none of the known words.
std::string misspell(const std::string& word, Random& random, const Strings& known);

Strings names_of(const Project& project);
Yaml& any_distribution(Project& project, Random& random);

/// A value that a distribution has for one of the keys, or nullptr.
Yaml* any_value(Project& project, Random& random, const Strings& keys);

/// The same, if it is a list that is not empty.
Yaml* any_list(Project& project, Random& random, const Strings& keys);

/// Where to insert an item, at `from` or later.
std::size_t any_place(const std::vector<Yaml>& items, Random& random, std::size_t from = 0);

/// Sets the value of a key, which is inserted anywhere if the map lacks it.
void set(Yaml& map, const std::string& key, Yaml value, Random& random);

}  // namespace ocelot::test
