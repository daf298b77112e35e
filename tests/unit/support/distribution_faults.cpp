// Plants each fault in a random distribution.
#include "support/distribution_faults.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ocelot::test {

std::optional<Fault> unknown_base(Project& project, Random& random) {
  const std::string wrong = misspell(project.name(random.below(project.distributions.keys.size())),
                                     random, names_of(project));
  set(any_distribution(project, random), "base", Yaml(wrong).planted(), random);
  return Fault{"unknown-base", k_distributions, fmt::format("'{}'", wrong)};
}

std::optional<Fault> self_cycle(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  const std::string name = project.name(number);
  set(project.distribution(number), "base", Yaml(name).planted(), random);
  return Fault{"base-cycle", k_distributions, fmt::format("{0} -> {0}", name)};
}

// The end of a chain gets the beginning of the chain as its base. The error is at the first member
// of the cycle in the file.
std::optional<Fault> long_cycle(Project& project, Random& random) {
  const std::size_t begin = random.below(project.distributions.keys.size());
  std::set<std::size_t> ring;
  for (std::size_t at = begin;;) {
    ring.insert(at);
    const Yaml* base = project.distribution(at).find("base");
    if (base == nullptr) {
      set(project.distribution(at), "base", project.name(begin), random);
      break;
    }
    const Strings names = names_of(project);
    at =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), base->text) - names.begin());
  }
  if (ring.size() < 2) return std::nullopt;
  project.distribution(*ring.begin()).find("base")->is_planted = true;
  return Fault{"base-cycle", k_distributions, project.name(*ring.begin()) + " -> "};
}

// A base becomes a list that contains it twice.
std::optional<Fault> duplicate_base(Project& project, Random& random) {
  Yaml* base = any_distribution(project, random).find("base");
  if (base == nullptr) return std::nullopt;
  const std::string name = base->text;
  *base = list_of({name});
  base->items.push_back(Yaml(name).planted());
  return Fault{"duplicate-base", k_distributions, fmt::format("'{}'", name)};
}

std::optional<Fault> abstract_key(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  if (body.find("config-file") != nullptr) return std::nullopt;
  set(body, "architectures", list_of({"arm64"}), random);
  body.find("architectures")->items[0].is_planted = true;
  set(body, "abstract", "true", random);
  return Fault{"abstract-key", k_distributions, "'architectures'"};
}

// No base has the tag or an `.all` above it.
std::optional<Fault> not_inherited(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml without = list_of({});
  without.items.push_back(Yaml("strange_tag").planted());
  set(body, "without", std::move(without), random);
  return Fault{"not-inherited", k_distributions, "'strange_tag'"};
}

std::optional<Fault> tag_and_without(Project& project, Random& random) {
  Yaml* tags = any_list(project, random, k_tag_keys);
  if (tags == nullptr) return std::nullopt;
  for (Yaml& body : project.distributions.items) {
    if (body.find("buildtags") != tags && body.find("build-tags") != tags) continue;
    const std::string tag = random.one_of(tags->items).text;
    Yaml without = list_of({});
    without.items.push_back(Yaml(tag).planted());
    set(body, "without", std::move(without), random);
    return Fault{"tag-and-without", k_distributions, fmt::format("'{}'", tag)};
  }
  return std::nullopt;
}

std::optional<Fault> still_selected(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.custom", "lambdacomponents.exporter.all"});
  Yaml without = list_of({});
  without.items.push_back(Yaml("lambdacomponents.exporter.file").planted());
  set(body, "without", std::move(without), random);
  return Fault{"still-selected", k_distributions, "'lambdacomponents.exporter.all'"};
}

std::optional<Fault> bad_tag(Project& project, Random& random) {
  Yaml* list = any_list(project, random, k_tag_keys);
  if (list == nullptr) return std::nullopt;
  const std::string tag = random.one_of(bad_tags());
  insert(list->items, any_place(list->items, random), Yaml(tag).planted());
  return Fault{"bad-tag", k_distributions, fmt::format("'{}'", tag)};
}

std::optional<Fault> duplicate_tag(Project& project, Random& random) {
  Yaml* list = any_list(project, random, k_tag_keys);
  if (list == nullptr) return std::nullopt;
  const std::size_t first = random.below(list->items.size());
  const std::string tag = list->items[first].text;
  insert(list->items, any_place(list->items, random, first + 1), Yaml(tag).planted());
  return Fault{"duplicate-tag", k_distributions, fmt::format("'{}'", tag)};
}

// The error is not repeated for distributions that inherit from it.
std::optional<Fault> missing_custom(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml& body = project.distribution(number);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr || body.find("base") != nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.all"});
  project.distributions.keys[number].is_planted = true;
  return Fault{"missing-custom", k_distributions, fmt::format("'{}'", project.name(number))};
}

// The correct base would have `lambdacomponents.custom`.
std::optional<Fault> unknown_base_with_custom(Project& project, Random& random) {
  Yaml& body = any_distribution(project, random);
  Yaml* tags = body.find("buildtags");
  if (tags == nullptr) return std::nullopt;
  *tags = list_of({"lambdacomponents.all"});
  set(body, "base", Yaml("nothing").planted(), random);
  return Fault{"unknown-base", k_distributions, "'nothing'"};
}

// A misspelled key removes the tags of a base from which others inherited
// `lambdacomponents.custom`.
std::optional<Fault> unknown_key_with_custom(Project& project, Random& random) {
  const std::size_t number = random.below(project.distributions.keys.size());
  Yaml& body = project.distribution(number);
  if (body.find("base") != nullptr || body.find("buildtags") == nullptr) return std::nullopt;
  bool is_inherited = false;
  for (Yaml& other : project.distributions.items) {
    const Yaml* base = other.find("base");
    Yaml* tags = other.find("buildtags");
    if (base == nullptr || base->text != project.name(number) || tags == nullptr) continue;
    *tags = list_of({"lambdacomponents.all"});
    is_inherited = true;
  }
  if (!is_inherited) return std::nullopt;
  *body.key("buildtags") = Yaml("buildtag").planted();
  return Fault{"unknown-key", k_distributions, "'buildtag'"};
}

Plant renamed(std::string_view code, const Strings& names) {
  return [code, names](Project& project, Random& random) {
    const std::size_t number = random.below(project.distributions.keys.size());
    const std::string before = project.name(number);
    const std::string after = random.one_of(names);
    project.distributions.keys[number] = Yaml(after).planted();
    for (Yaml& body : project.distributions.items) {
      Yaml* base = body.find("base");
      if (base != nullptr && base->text == before) base->text = after;
    }
    return std::optional(Fault{std::string(code), k_distributions, fmt::format("'{}'", after)});
  };
}

std::optional<Fault> unknown_architecture(Project& project, Random& random) {
  const std::string name =
      random.one_of<std::string>({"x86_64", "arm", "AMD64", "aarch64", "amd 64", "386", ""});
  Yaml& body = any_distribution(project, random);
  if (!body.find("architectures")) set(body, "architectures", Yaml(Yaml::Kind::list), random);
  Yaml& list = *body.find("architectures");
  insert(list.items, any_place(list.items, random), Yaml(name).planted());
  return Fault{"unknown-architecture", k_distributions, fmt::format("'{}'", name)};
}

std::optional<Fault> missing_config_file(Project& project, Random& random) {
  const std::string known =
      project.examples.empty() ? "none.yaml" : random.one_of(project.examples);
  const std::string wrong = misspell(known, random, project.examples);
  set(any_distribution(project, random), "config-file", Yaml(wrong).planted(), random);
  return Fault{"missing-config-file", k_distributions, "config/examples/" + wrong};
}

// Not a fault, so that any error is wrong: a distribution has the name of a property.
std::optional<Fault> name_of_a_property(Project& project, Random& random) {
  project.has_root = true;
  renamed("", {"base", "description", "architectures", "without", "abstract"})(project, random);
  for (Yaml& key : project.distributions.keys) key.is_planted = false;
  return Fault{};
}

}  // namespace ocelot::test
