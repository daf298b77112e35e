// Several bases, removal and abstract bases: examples, and random declarations that are compared
// with a second, simple and slow implementation.
#include "declaration/model/inheritance.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/config.hpp"
#include "declaration/model/distribution.hpp"
#include "declaration/model/flatten.hpp"
#include "support/text.hpp"

namespace ocelot::model {

namespace {

using test::shown;

std::vector<config::DistributionEntry> read(std::string yaml) {
  const test::Parts entries = config::read_distributions(make_source("d.yaml", std::move(yaml)));
  CHECK(shown(entries) == "");
  return entries.value.distributions;
}

// "tag@origin tag@origin" for the last entry.
std::string last_of(std::string yaml) {
  const test::Parts inherited = inherit_tags(read(std::move(yaml)));
  CHECK(shown(inherited) == "");
  std::vector<std::string> tags;
  for (const auto& [tag, origin] : inherited.value.back())
    tags.push_back(tag + "@" + origin.distribution);
  return fmt::format("{}", fmt::join(tags, " "));
}

std::string faults_of(std::string yaml) {
  return shown(inherit_tags(read(std::move(yaml))));
}

}  // namespace

TEST_CASE("the tags of all bases are joined, and the first of them that has a tag is its origin") {
  CHECK(last_of("a: {buildtags: [t, u]}\nb: {buildtags: [u, v]}\nd: {base: [a, b]}\n") ==
        "t@a u@a v@b");
  CHECK(last_of("a: {buildtags: [t, u]}\nb: {buildtags: [u, v]}\nd: {base: [b, a]}\n") ==
        "t@a u@b v@b");
}

TEST_CASE("a list of one base means what the bare name means") {
  CHECK(last_of("a: {buildtags: [t]}\nd: {base: [a], buildtags: [u]}\n") ==
        last_of("a: {buildtags: [t]}\nd: {base: a, buildtags: [u]}\n"));
  CHECK(last_of("d: {base: [], buildtags: [u]}\n") == "u@d");
}

TEST_CASE("a diamond is no ring, and its top counts once") {
  CHECK(last_of("top: {buildtags: [t]}\nl: {base: top, buildtags: [l]}\nr: {base: top}\n"
                "d: {base: [l, r]}\n") == "l@l t@top");
}

TEST_CASE("an own tag is one's own, whichever base has it too") {
  CHECK(last_of("a: {buildtags: [t]}\nb: {buildtags: [t]}\nd: {base: [a, b], buildtags: [t]}\n") ==
        "t@d");
}

TEST_CASE("without removes what any base hands down, and it stays away further below") {
  const std::string head =
      "a: {buildtags: [t, u]}\nb: {buildtags: [t, v]}\nd: {base: [a, b], without: [t]}\n";
  CHECK(last_of(head) == "u@a v@b");
  CHECK(last_of(head + "e: {base: d}\n") == "u@a v@b");
  CHECK(last_of(head + "e: {base: [d, b]}\n") == "t@b u@a v@b");
  CHECK(last_of(head + "e: {base: d, buildtags: [t]}\n") == "t@e u@a v@b");
}

TEST_CASE("a removed tag that no base has is told, with the nearest") {
  CHECK(faults_of("a: {buildtags: [lambdacomponents.exporter.file]}\n"
                  "d: {base: a, without: [lambdacomponents.exporter.fiel]}\n") ==
        "d.yaml:2:24: error: the tag 'lambdacomponents.exporter.fiel' is not inherited\n"
        "    2 | d: {base: a, without: [lambdacomponents.exporter.fiel]}\n"
        "      |                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "help: did you mean 'lambdacomponents.exporter.file'?\n");
  CHECK(faults_of("a: {buildtags: [t]}\nd: {base: a, without: [zzz]}\n")
            .ends_with("help: remove it here: no base has this tag\n"));
  CHECK(faults_of("d: {buildtags: [t], without: [zzz]}\n")
            .ends_with("help: 'without' removes tags of a base, and there is none\n"));
}

TEST_CASE("where a base is unknown, nobody can say what is not inherited") {
  const test::Parts inherited =
      inherit_tags(read("d: {base: none, without: [t]}\ne: {base: d, without: [u]}\n"));
  REQUIRE(inherited.diagnostics.size() == 1);
  CHECK(inherited.diagnostics[0].code == "unknown-base");
}

TEST_CASE("a tag that is added and removed is told once, inherited or not") {
  for (const char* base : {"t", "u"}) {
    const std::string text = faults_of(fmt::format(
        "a: {{buildtags: [{}]}}\nd: {{base: a, buildtags: [t], without: [t]}}\n", base));
    CHECK(text ==
          "d.yaml:2:40: error: the tag 't' is both added and removed\n"
          "    2 | d: {base: a, buildtags: [t], without: [t]}\n"
          "      |                                        ^\n"
          "d.yaml:2:26: note: added here\n"
          "    2 | d: {base: a, buildtags: [t], without: [t]}\n"
          "      |                          ^\n"
          "help: remove one of the two\n");
  }
}

TEST_CASE("a removal without effect is told: an .all means the tag too") {
  const std::string text = faults_of(
      "a: {buildtags: [lambdacomponents.exporter.file, lambdacomponents.all]}\n"
      "d: {base: a, without: [lambdacomponents.exporter.file]}\n");
  CHECK(text ==
        "d.yaml:2:24: error: removing 'lambdacomponents.exporter.file' has no effect: "
        "'lambdacomponents.all' selects it too\n"
        "    2 | d: {base: a, without: [lambdacomponents.exporter.file]}\n"
        "      |                        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "d.yaml:1:49: note: 'lambdacomponents.all' is from here\n"
        "    1 | a: {buildtags: [lambdacomponents.exporter.file, lambdacomponents.all]}\n"
        "      |                                                 ^~~~~~~~~~~~~~~~~~~~\n"
        "help: remove 'lambdacomponents.all' too, and list the tags that you want\n");
  CHECK(faults_of("a: {buildtags: [lambdacomponents.exporter.file, lambdacomponents.all]}\n"
                  "d: {base: a, without: [lambdacomponents.all]}\n") == "");
}

TEST_CASE("a message about a removed component names it and the wildcard as they are written") {
  CHECK(
      faults_of("a: {components: [receiver.all]}\n"
                "d: {base: a, without: [receiver.otlp]}\n") ==
      "d.yaml:2:24: error: removing 'receiver.otlp' has no effect: 'receiver.all' selects it too\n"
      "    2 | d: {base: a, without: [receiver.otlp]}\n"
      "      |                        ^~~~~~~~~~~~~\n"
      "d.yaml:1:18: note: 'receiver.all' is from here\n"
      "    1 | a: {components: [receiver.all]}\n"
      "      |                  ^~~~~~~~~~~~\n"
      "help: remove 'receiver.all' too, and list the components that you want\n");
  CHECK(faults_of("a: {components: [receiver.otlp]}\n"
                  "d: {base: a, components: [receiver.otlp], without: [receiver.otlp]}\n")
            .find("error: the tag 'receiver.otlp' is both added and removed\n") !=
        std::string::npos);
}

TEST_CASE("a component that without removes in both forms is a duplicate") {
  CHECK(faults_of("a: {components: [exporter.file]}\n"
                  "d: {base: a, without: [exporter.file, lambdacomponents.exporter.file]}\n") ==
        "d.yaml:2:39: error: duplicate tag 'lambdacomponents.exporter.file'\n"
        "    2 | d: {base: a, without: [exporter.file, lambdacomponents.exporter.file]}\n"
        "      |                                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "d.yaml:2:24: note: first written here\n"
        "    2 | d: {base: a, without: [exporter.file, lambdacomponents.exporter.file]}\n"
        "      |                        ^~~~~~~~~~~~~\n"
        "help: remove one of the two\n");
}

TEST_CASE("a base that stands twice in a list is told") {
  CHECK(faults_of("a: {}\nd: {base: [a, a]}\n") ==
        "d.yaml:2:15: error: duplicate base 'a'\n"
        "    2 | d: {base: [a, a]}\n"
        "      |               ^\n"
        "d.yaml:2:12: note: first written here\n"
        "    2 | d: {base: [a, a]}\n"
        "      |            ^\n"
        "help: remove one of the two\n");
}

TEST_CASE("a ring through lists is told along the bases that form it") {
  CHECK(faults_of("x: {}\na: {base: [x, b]}\nb: {base: [x, a]}\n") ==
        "d.yaml:2:15: error: a distribution is its own base: a -> b -> a\n"
        "    2 | a: {base: [x, b]}\n"
        "      |               ^\n"
        "d.yaml:3:15: note: 'a' is a base of 'b'\n"
        "    3 | b: {base: [x, a]}\n"
        "      |               ^\n"
        "help: remove one of these bases\n");
}

TEST_CASE("two rings through one distribution are both told") {
  const test::Parts inherited =
      inherit_tags(read("a: {base: [b, c]}\nb: {base: a}\nc: {base: a}\n"));
  REQUIRE(inherited.diagnostics.size() == 2);
  CHECK(inherited.diagnostics[0].message == "a distribution is its own base: a -> b -> a");
  CHECK(inherited.diagnostics[1].message == "a distribution is its own base: a -> c -> a");
}

TEST_CASE("many diamonds above one another take no more time than their number") {
  std::string text = "d0: {buildtags: [t]}\n";
  for (int i = 1; i < 300; ++i) {
    text += fmt::format(
        "l{0}: {{base: d{1}}}\nr{0}: {{base: d{1}}}\nd{0}: {{base: [l{0}, r{0}]}}\n", i, i - 1);
  }
  CHECK(last_of(text) == "t@d0");
}

TEST_CASE("the tag above is the nearest .all") {
  const Tags tags = {{"a.all", {}}, {"a.b.all", {}}};
  CHECK(*covering_wildcard(tags, "a.b.c") == "a.b.all");
  CHECK(*covering_wildcard(tags, "a.x.c") == "a.all");
  CHECK(*covering_wildcard(tags, "a.b.all") == "a.all");
  CHECK(covering_wildcard(tags, "a.all") == nullptr);
  CHECK(covering_wildcard(tags, "b.c") == nullptr);
  CHECK(covering_wildcard(tags, "") == nullptr);
}

namespace {

// A random declaration. Distribution i has only earlier ones as bases, so there is no cycle. What
// it removes is inherited, by the definition below.
struct Declared {
  std::vector<std::size_t> bases;
  std::vector<std::string> tags;
  std::vector<std::string> without;
};

using Origins = std::map<std::string, std::string>;

// The definition: for each tag, the first base that has it; then `without`; then the distribution's
// own tags.
Origins defined(const std::vector<Declared>& all, std::size_t index) {
  Origins tags;
  for (std::size_t base : all[index].bases) {
    for (const auto& [tag, origin] : defined(all, base)) tags.emplace(tag, origin);
  }
  for (const std::string& tag : all[index].without) tags.erase(tag);
  for (const std::string& tag : all[index].tags) tags[tag] = fmt::format("d{}", index);
  return tags;
}

std::vector<Declared> random_declarations(std::mt19937& random) {
  std::vector<Declared> all;
  const std::size_t count = 2 + random() % 9;
  for (std::size_t i = 0; i < count; ++i) {
    all.emplace_back();
    for (std::size_t base = 0; base < i; ++base) {
      if (random() % 3 == 0) all[i].bases.push_back(base);
    }
    std::shuffle(all[i].bases.begin(), all[i].bases.end(), random);
    const Origins inherited = defined(all, i);
    for (const auto& [tag, origin] : inherited) {
      if (random() % 4 == 0) all[i].without.push_back(tag);
    }
    for (char name = 'p'; name < 'w'; ++name) {
      const std::string tag(1, name);
      const auto& without = all[i].without;
      const bool is_removed = std::find(without.begin(), without.end(), tag) != without.end();
      if (!is_removed && random() % 4 == 0) all[i].tags.push_back(tag);
    }
  }
  return all;
}

// Written in random order, so that a base may be before or after the distributions that inherit
// from it.
std::string yaml_of(const std::vector<Declared>& all, std::mt19937& random) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::string> bases;
    for (std::size_t base : all[i].bases) bases.push_back(fmt::format("d{}", base));
    const bool is_bare = bases.size() == 1 && random() % 2 == 0;
    lines.push_back(fmt::format("d{}: {{base: {}, buildtags: [{}], without: [{}], abstract: {}}}\n",
                                i, is_bare ? bases[0] : fmt::format("[{}]", fmt::join(bases, ", ")),
                                fmt::join(all[i].tags, ", "), fmt::join(all[i].without, ", "),
                                random() % 2 == 0));
  }
  std::shuffle(lines.begin(), lines.end(), random);
  return fmt::format("{}", fmt::join(lines, ""));
}

}  // namespace

TEST_CASE("random declarations mean what the definition says") {
  std::size_t tags_seen = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const std::vector<Declared> all = random_declarations(random);
    const std::string text = yaml_of(all, random);
    CAPTURE(text);
    const test::Parts flattened = flatten(read(text), {});
    REQUIRE(shown(flattened) == "");
    for (const Distribution& one : flattened.value) {
      const std::size_t index = std::stoul(one.name.substr(1));
      Origins tags;
      for (const auto& [tag, origin] : one.tags) tags[tag] = origin.distribution;
      REQUIRE(tags == defined(all, index));
      REQUIRE(one.bases.size() == all[index].bases.size());
      tags_seen += tags.size();
    }
  }
  CHECK(tags_seen > 1000);
}

TEST_CASE(
    "a random graph of bases has a fault exactly where it has a ring, and each told ring is one") {
  std::size_t rings_seen = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const std::size_t count = 1 + random() % 7;
    std::vector<std::vector<bool>> reaches(count, std::vector<bool>(count));
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::string> bases;
      for (std::size_t base = 0; base < count; ++base) {
        reaches[i][base] = random() % 5 == 0;
        if (reaches[i][base]) bases.push_back(fmt::format("d{}", base));
      }
      text += fmt::format("d{}: {{base: [{}]}}\n", i, fmt::join(bases, ", "));
    }
    const std::vector<std::vector<bool>> edges = reaches;
    for (std::size_t by = 0; by < count; ++by) {
      for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j)
          reaches[i][j] = reaches[i][j] || (reaches[i][by] && reaches[by][j]);
      }
    }
    bool has_ring = false;
    for (std::size_t i = 0; i < count; ++i) has_ring = has_ring || reaches[i][i];
    CAPTURE(text);
    const test::Parts inherited = inherit_tags(read(text));
    REQUIRE(inherited.diagnostics.empty() == !has_ring);
    for (const Diagnostic& told : inherited.diagnostics) {
      REQUIRE(told.code == "base-cycle");
      std::vector<std::size_t> ring;
      for (std::size_t at = told.message.find("d", told.message.find(':')); at != std::string::npos;
           at = told.message.find("d", at + 1))
        ring.push_back(std::stoul(told.message.substr(at + 1)));
      REQUIRE(ring.front() == ring.back());
      for (std::size_t i = 1; i < ring.size(); ++i) REQUIRE(edges[ring[i - 1]][ring[i]]);
      CHECK(told.notes.size() == ring.size() - 2);
      ++rings_seen;
    }
  }
  CHECK(rings_seen > 100);
}

}  // namespace ocelot::model
