// Plants each fault in a random place of component_dependencies.yaml.
#include "support/dependency_faults.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ocelot::test {

namespace {

struct BadModule {
  std::string written;
  std::size_t at;  ///< the offset of the fault
  std::string text;
};

const std::vector<BadModule> k_bad_paths = {
    {"github/x/y", 0, "'github'"},
    {"x.org/a b", 7, "' '"},
    {"X.org/a", 0, "'X'"},
    {"x.org//a", 6, "empty element"},
    {"x.org/.a@v1.0.0", 6, "'.a'"},
    {"x.org/a./b", 6, "'a.'"},
    {"x.org/con/b", 6, "'con'"},
    {"x.org/a/v1@v1.0.0", 7, "major version"},
    {"gopkg.in/yaml", 0, "gopkg.in"},
    {"github.com/\xC3\xA9/x", 11, "'\xC3\xA9'"},
    {"", 0, "no module path"},
};

const std::vector<BadModule> k_bad_versions = {
    {"x.org/a@1.2.3", 8, "'1.2.3'"},
    {"x.org/a@v1.2", 8, "'v1.2'"},
    {"x.org/a@latest", 8, "'latest'"},
    {"x.org/a@", 8, "''"},
    {"x.org/a@v1.2.3@v1.2.3", 8, "'v1.2.3@v1.2.3'"},
    {"x.org/a@v2.0.0", 8, "v2.0.0"},
    {"x.org/a/v2@v1.0.0", 11, "v1.0.0"},
    {"x.org/a@v1.0.0+incompatible", 8, "+incompatible"},
    {"gopkg.in/a.v2@v3.0.0", 14, "v3.0.0"},
};

Fault plant_module(Project& project, Random& random, const std::vector<BadModule>& modules) {
  const BadModule& bad = random.one_of(modules);
  Yaml& value = project.dependencies.items[random.below(project.dependencies.items.size())];
  Yaml module = Yaml(bad.written).planted(bad.at);
  if (value.kind == Yaml::Kind::list) {
    insert(value.items, any_place(value.items, random), module);
  } else {
    value = module;
  }
  return {"bad-module", k_dependencies, bad.text};
}

}  // namespace

std::optional<Fault> unknown_root_of_dependencies(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  const std::string wrong = misspell("dependencies", random, {});
  project.dependencies_key = Yaml(wrong).planted();
  return Fault{"unknown-key", k_dependencies, fmt::format("'{}'", wrong)};
}

std::optional<Fault> duplicate_dependency(Project& project, Random& random) {
  Yaml& all = project.dependencies;
  if (all.keys.empty()) return std::nullopt;
  const std::size_t first = random.below(all.keys.size());
  const std::string tag = all.keys[first].text;
  insert_pair(all, any_place(all.keys, random, first + 1), Yaml(tag).planted(), "x.org/other");
  return Fault{"duplicate-key", k_dependencies, fmt::format("'{}'", tag)};
}

std::optional<Fault> bad_dependency_tag(Project& project, Random& random) {
  const std::string tag = random.one_of(bad_tags());
  Yaml& all = project.dependencies;
  insert_pair(all, any_place(all.keys, random), Yaml(tag).planted(), "x.org/other");
  return Fault{"bad-tag", k_dependencies, fmt::format("'{}'", tag)};
}

std::optional<Fault> bad_module_path(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  return plant_module(project, random, k_bad_paths);
}

std::optional<Fault> bad_module_version(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  return plant_module(project, random, k_bad_versions);
}

std::optional<Fault> wrong_modules(Project& project, Random& random) {
  if (project.dependencies.keys.empty()) return std::nullopt;
  Yaml map(Yaml::Kind::map);
  map.add("x.org/a", "v1.0.0");
  project.dependencies.items[random.below(project.dependencies.items.size())] =
      std::move(map).planted();
  return Fault{"wrong-type", k_dependencies, "the modules of a tag"};
}

// The versions are in one entry, for a tag of a distribution: all distributions that select it
// report the same two.
std::optional<Fault> two_versions(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml* tags = project.distribution(number).find("buildtags");
  if (tags == nullptr || tags->items.size() < 2) return std::nullopt;
  Yaml* modules = project.dependencies.find(random.one_of(tags->items).text);
  if (modules == nullptr) return std::nullopt;
  set(project.distribution(number), "architectures", list_of({"amd64", "arm64"}), random);
  if (modules->kind == Yaml::Kind::scalar) *modules = list_of({modules->text});
  const std::size_t first = any_place(modules->items, random);
  insert(modules->items, first, "x.org/twice@v1.0.0");
  insert(modules->items, any_place(modules->items, random, first + 1),
         Yaml("x.org/twice@v1.0.1").planted());
  return Fault{"two-versions", k_dependencies, "'x.org/twice'"};
}

}  // namespace ocelot::test
