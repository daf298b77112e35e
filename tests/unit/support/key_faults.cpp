// Plants each fault in a random key of distributions.yaml.
#include "support/key_faults.hpp"

#include <utility>

#include <fmt/format.h>

namespace ocelot::test {

namespace {

const Strings k_keys = {"description", "base",        "buildtags",
                        "build-tags",  "config-file", "architectures"};

Yaml map_of_one() {
  Yaml map(Yaml::Kind::map);
  map.add("k", "v");
  return map;
}

}  // namespace

std::optional<Fault> unknown_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.keys.empty()) return std::nullopt;
  Yaml& key = body.keys[random.below(body.keys.size())];
  key = Yaml(misspell(key.text, random, k_keys)).planted();
  return Fault{"unknown-key", k_distributions, fmt::format("'{}'", key.text)};
}

std::optional<Fault> added_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  const std::string key = random.one_of<std::string>(
      {"Base", "tags", "extends", "", "config_file", "<<<", "h\xC3\xA9"});
  const Yaml value = random.chance(50) ? Yaml("x") : list_of({"x", "y"});
  insert_pair(body, any_place(body.keys, random), Yaml(key).planted(), value);
  return Fault{"unknown-key", k_distributions, fmt::format("'{}'", key)};
}

std::optional<Fault> duplicate_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.keys.empty()) return std::nullopt;
  const std::size_t first = random.below(body.keys.size());
  const std::string key = body.keys[first].text;
  const Yaml value = random.chance(50) ? body.items[first] : Yaml("other");
  insert_pair(body, any_place(body.keys, random, first + 1), Yaml(key).planted(), value);
  return Fault{"duplicate-key", k_distributions, fmt::format("'{}'", key)};
}

std::optional<Fault> duplicate_distribution(Project& project, Random& random) {
  Yaml& all = project.distributions;
  const std::size_t first = random.below(all.keys.size());
  const std::string name = project.name(first);
  const Yaml body = random.chance(50) ? all.items[first] : Yaml(Yaml::Kind::map);
  insert_pair(all, any_place(all.keys, random, first + 1), Yaml(name).planted(), body);
  return Fault{"duplicate-key", k_distributions, fmt::format("'{}'", name)};
}

Yaml written_null(Random& random) {
  return {Yaml::Kind::verbatim, random.one_of<std::string>({"~", "null", "Null", "NULL"})};
}

Yaml no_text(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), list_of({"a", "b"}),
                              Yaml(Yaml::Kind::list), Yaml(Yaml::Kind::absent)});
}

Yaml no_text_or_list(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), Yaml(Yaml::Kind::absent)});
}

Yaml no_bool(Random& random) {
  return random.one_of<Yaml>(
      {map_of_one(), list_of({"true"}), Yaml(Yaml::Kind::absent), "yes", "True", "1", ""});
}

Yaml no_list(Random& random) {
  return random.one_of<Yaml>({map_of_one(), Yaml(Yaml::Kind::map), "lambdacomponents.custom", ""});
}

Plant wrong_type(const Strings& keys, const std::function<Yaml(Random&)>& value) {
  return [keys, value](Project& project, Random& random) {
    const std::string key = random.one_of(keys);
    Yaml& body = any_distribution(project, random);
    const bool has_other = key.starts_with("build") && !body.find(key) &&
                           (body.find("buildtags") || body.find("build-tags"));
    if (has_other) return std::optional<Fault>();
    set(body, key, value(random).planted(), random);
    return std::optional(Fault{"wrong-type", k_distributions, fmt::format("'{}'", key)});
  };
}

Plant wrong_item(const Strings& keys) {
  return [keys](Project& project, Random& random) {
    Yaml* list = any_list(project, random, keys);
    if (list == nullptr) return std::optional<Fault>();
    Yaml item = random.one_of<Yaml>(
        {list_of({"a"}), map_of_one(), Yaml(Yaml::Kind::map), written_null(random)});
    insert(list->items, any_place(list->items, random), std::move(item).planted());
    return std::optional(Fault{"wrong-type", k_distributions, "an item of '"});
  };
}

std::optional<Fault> wrong_distribution(Project& project, Random& random) {
  if (project.distributions.find("distributions")) return std::nullopt;  // is a root key then
  Yaml& body = any_distribution(project, random);
  body = random.one_of<Yaml>({"text", list_of({"x"}), Yaml(Yaml::Kind::absent)});
  body.is_planted = true;
  return Fault{"wrong-type", k_distributions, "distribution '"};
}

std::optional<Fault> null_distribution(Project& project, Random& random) {
  if (project.distributions.find("distributions")) return std::nullopt;  // is a root key then
  Yaml& body = any_distribution(project, random);
  body = written_null(random).planted();
  return Fault{"wrong-type", k_distributions, "distribution '"};
}

std::optional<Fault> both_spellings(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  for (const std::string& key : k_tag_keys) {
    if (!body.find(key)) continue;
    const auto first = static_cast<std::size_t>(body.key(key) - body.keys.data());
    const std::string other = key == "buildtags" ? "build-tags" : "buildtags";
    insert_pair(body, any_place(body.keys, random, first + 1), Yaml(other).planted(),
                list_of({"a", "b"}));
    return Fault{"both-spellings", k_distributions, fmt::format("'{}' and '{}'", other, key)};
  }
  return std::nullopt;
}

}  // namespace ocelot::test
