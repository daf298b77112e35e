// Chooses random places and misspellings.
#include "support/fault.hpp"

#include <algorithm>
#include <utility>

namespace ocelot::test {

const Strings& bad_tags() {
  static const Strings tags = {"",    "lambdacomponents.exporter.aws-s3",
                               "a b", "-x",
                               "a,b", "a/b",
                               "!x",  "x\xE2\x98\x83",
                               "a:b", "a@b"};
  return tags;
}

std::string misspell(const std::string& word, Random& random, const Strings& known) {
  for (;;) {
    std::string wrong = word;
    const std::size_t at = random.below(word.size());
    const std::size_t change = random.below(4);
    if (change == 0) wrong.erase(at, 1);
    if (change == 1) wrong.insert(at, 1, 'q');
    if (change == 2) wrong[at] = 'w';
    if (change == 3 && at > 0) std::swap(wrong[at], wrong[at - 1]);
    if (wrong != word && std::find(known.begin(), known.end(), wrong) == known.end()) return wrong;
  }
}

Strings names_of(const Project& project) {
  Strings names;
  for (const Yaml& key : project.distributions.keys) names.push_back(key.text);
  return names;
}

Yaml& any_distribution(Project& project, Random& random) {
  return project.distribution(random.below(project.distributions.items.size()));
}

Yaml* any_value(Project& project, Random& random, const Strings& keys) {
  std::vector<Yaml*> values;
  for (Yaml& body : project.distributions.items) {
    for (const std::string& key : keys) {
      if (Yaml* value = body.find(key)) values.push_back(value);
    }
  }
  return values.empty() ? nullptr : random.one_of(values);
}

Yaml* any_list(Project& project, Random& random, const Strings& keys) {
  Yaml* list = any_value(project, random, keys);
  return list != nullptr && list->kind == Yaml::Kind::list && !list->items.empty() ? list : nullptr;
}

std::size_t any_place(const std::vector<Yaml>& items, Random& random, std::size_t from) {
  return random.between(from, items.size());
}

void set(Yaml& map, const std::string& key, Yaml value, Random& random) {
  if (Yaml* known = map.find(key)) {
    *known = std::move(value);
  } else {
    insert_pair(map, any_place(map.keys, random), key, std::move(value));
  }
}

}  // namespace ocelot::test
