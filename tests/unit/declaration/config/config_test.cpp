// The configuration files: both spellings, and every fault of form with its exact text.
#include "declaration/config/config.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "declaration/config/keys.hpp"
#include "declaration/config/lock_text.hpp"
#include "support/text.hpp"

namespace ocelot::config {

namespace {

using test::shown;

SourceRef file(std::string text) {
  return make_source("f.yaml", std::move(text));
}

std::string joined(const std::vector<Scalar>& scalars) {
  std::string all;
  for (const Scalar& one : scalars) all += one.value + " ";
  return all;
}

std::string summary(const std::string& text) {
  const test::Parts read = read_distributions(file(text));
  CHECK(shown(read) == "");
  std::string all;
  for (const DistributionEntry& entry : read.value.distributions)
    all += entry.name.value + ": " + joined(entry.tags) + "\n";
  return all;
}

LockEntry lock_of(const std::string& repo, const std::string& ref, const std::string& commit) {
  return {{repo, {}},
          {ref, {}},
          {"it's", {}},
          {commit, {}},
          {std::string(40, '2'), {}},
          {std::string(64, '3'), {}},
          {"1.26.8", {}}};
}

}  // namespace

TEST_CASE("a distribution in full, each scalar at its place") {
  const test::Parts read =
      read_distributions(file("d:\n  description: text\n  base: e\n  buildtags: [a, b]\n  "
                              "config-file: c.yaml\n  architectures:\n    - arm64\n"));
  CHECK(shown(read) == "");
  REQUIRE(read.value.distributions.size() == 1);
  const DistributionEntry& entry = read.value.distributions[0];
  CHECK(entry.name.value == "d");
  CHECK(entry.description->value == "text");
  CHECK(entry.bases.at(0).value == "e");
  CHECK(test::position(entry.bases.at(0).place) == "3:9");
  CHECK(joined(entry.tags) == "a b ");
  CHECK(test::at(entry.tags[1].place) == "b");
  CHECK(entry.config_file->value == "c.yaml");
  CHECK(joined(entry.architectures) == "arm64 ");
}

TEST_CASE("both spellings of the file and of the tags mean the same") {
  const std::string expected = "d: a \ne: b \n";
  CHECK(summary("d: {buildtags: [a]}\ne: {build-tags: [b]}\n") == expected);
  CHECK(summary("distributions:\n  d: {build-tags: [a]}\n  e: {buildtags: [b]}\n") == expected);
}

TEST_CASE("a distribution may be called distributions") {
  CHECK(summary("distributions: {buildtags: [a]}\n") == "distributions: a \n");
  CHECK(summary("distributions: {d: {}, e: {}}\n") == "d: \ne: \n");
}

TEST_CASE("both spellings at once are refused") {
  CHECK(shown(read_distributions(file("d:\n  buildtags: [a]\n  build-tags: [b]\n"))) ==
        "f.yaml:3:3: error: 'build-tags' and 'buildtags' mean the same\n"
        "    3 |   build-tags: [b]\n"
        "      |   ^~~~~~~~~~\n"
        "f.yaml:2:3: note: first written here\n"
        "    2 |   buildtags: [a]\n"
        "      |   ^~~~~~~~~\n"
        "help: use only one of the two keys\n");
}

TEST_CASE("an unknown key is told with the nearest, or with all") {
  CHECK(shown(read_distributions(file("d:\n  buildtag: [a]\n  zzz: 1\n"))) ==
        "f.yaml:2:3: error: unknown key 'buildtag' in distribution 'd'\n"
        "    2 |   buildtag: [a]\n"
        "      |   ^~~~~~~~\n"
        "help: did you mean 'buildtags'?\n"
        "\n"
        "f.yaml:3:3: error: unknown key 'zzz' in distribution 'd'\n"
        "    3 |   zzz: 1\n"
        "      |   ^~~\n"
        "help: the keys here are: description, kind, plugins, library, component, abstract, base, "
        "config, config-file, config-env, max-start, architectures, components, buildtags, "
        "build-tags, without, omit-providers, go, max-size\n");
}

TEST_CASE("a value of another kind is told") {
  CHECK(shown(read_distributions(file(
            "d:\n  base: {a: b}\n  buildtags: a\n  architectures: {a: b}\n  description:\n"))) ==
        "f.yaml:2:9: error: 'base' must be a text, not a mapping\n"
        "    2 |   base: {a: b}\n"
        "      |         ^\n"
        "help: write one value, without keys\n"
        "\n"
        "f.yaml:3:14: error: 'buildtags' must be a list, not a text\n"
        "    3 |   buildtags: a\n"
        "      |              ^\n"
        "help: write: [a]\n"
        "\n"
        "f.yaml:4:18: error: 'architectures' must be a list, not a mapping\n"
        "    4 |   architectures: {a: b}\n"
        "      |                  ^\n"
        "help: write one item on each line, after a dash\n"
        "\n"
        "f.yaml:5:15: error: 'description' has no value\n"
        "    5 |   description:\n"
        "      |               ^\n"
        "help: write a text, or remove the key\n");
  CHECK(shown(read_distributions(file("d: {buildtags: [a, [b], ~]}\n"))) ==
        "f.yaml:1:20: error: an item of 'buildtags' must be a text, not a list\n"
        "    1 | d: {buildtags: [a, [b], ~]}\n"
        "      |                    ^\n"
        "help: write one value, without brackets or a dash\n"
        "\n"
        "f.yaml:1:25: error: an item of 'buildtags' has no value\n"
        "    1 | d: {buildtags: [a, [b], ~]}\n"
        "      |                         ^\n"
        "help: write a text, or remove the item\n");
}

TEST_CASE("a file or a distribution that is no mapping is told") {
  CHECK(shown(read_distributions(file("[d]\n"))) ==
        "f.yaml:1:1: error: the file must be a mapping, not a list\n    1 | [d]\n      | ^\n"
        "help: write KEY: VALUE, one on each line\n");
  CHECK(shown(read_distributions(file("d: [a]\n"))) ==
        "f.yaml:1:4: error: distribution 'd' must be a mapping, not a list\n    1 | d: [a]\n      "
        "|    ^\nhelp: write KEY: VALUE, one on each line\n");
}

TEST_CASE("an empty file of distributions is a fault") {
  const std::string expected =
      "f.yaml: error: nothing is written here\nhelp: declare a distribution: its name, and below "
      "it 'components:'\n";
  CHECK(shown(read_distributions(file(""))) == expected);
  CHECK(shown(read_distributions(file("# soon\n"))) == expected);
  CHECK(shown(read_distributions(file("distributions:\n"))) == expected);
  CHECK(shown(read_distributions(file("distributions: {}\n"))) == expected);
  CHECK(shown(read_distributions(file("{}\n"))) == expected);
}

TEST_CASE("an empty list of tags or bases, and an empty mapping, mean none") {
  CHECK(
      summary("d: {buildtags: [], without: [], base: [], go: {tags: []}}\ne: {go: {}}\nf: {}\n") ==
      "d: \ne: \nf: \n");
}

TEST_CASE("a list of architectures or components cannot be empty") {
  for (const std::string key : {"architectures", "components"}) {
    CHECK(shown(read_distributions(file("d:\n  " + key + ": []\n")))
              .find("error: '" + key + "' is an empty list\n") != std::string::npos);
  }
}

TEST_CASE("a key without a value is an error, whether it is a null or an empty text") {
  for (const KeyRow& key : distribution_keys()) {
    for (const std::string value : {"", "~", "null", "''"}) {
      const bool is_text = key.shape == Shape::text || key.shape == Shape::one_or_more;
      if (value == "''" && !is_text) continue;
      const std::string text = fmt::format("d:\n  {}: {}\n", key.name, value);
      CHECK(shown(read_distributions(file(text)))
                .find(fmt::format("error: '{}' has no value\n", key.name)) != std::string::npos);
    }
  }
}

TEST_CASE("root keys next to the distributions") {
  const test::Parts read = read_distributions(
      file("requires: '>= 0.1'\ndefaults: {architectures: [arm64], config: c.yaml}\n"
           "distributions: {d: {}}\n"));
  CHECK(shown(read) == "");
  CHECK(joined(read.value.defaults.architectures) == "arm64 ");
  CHECK(read.value.defaults.config->value == "c.yaml");
  REQUIRE(read.value.distributions.size() == 1);
  CHECK(read.value.distributions[0].architectures.empty());
}

TEST_CASE("a key next to the distributions is an error, and so is a root key without them") {
  CHECK(shown(read_distributions(file("distributions: {a: {}}\nb: {}\n"))) ==
        "f.yaml:2:1: error: 'b' is next to 'distributions', which contains all distributions\n"
        "    2 | b: {}\n"
        "      | ^\n"
        "help: for a distribution, write it below 'distributions:'; the other root keys are: "
        "requires, defaults\n");
  for (const std::string key : {"requires: '>= 0.1'", "defaults: {architectures: [arm64]}"}) {
    CHECK(shown(read_distributions(file(key + "\na: {}\n")))
              .find("is a root key, and this file has no key 'distributions'\n") !=
          std::string::npos);
  }
}

TEST_CASE("a file that requires another version has no other fault") {
  const test::Parts read =
      read_distributions(file("requires: '>= 99'\ndistributions: {d: {new-key: 1}}\n"));
  CHECK_FALSE(read.value.is_for_this_version);
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics[0].code == "other-version");
}

TEST_CASE("shared tags by an anchor, merged settings by a merge key") {
  CHECK(summary("d: &d\n  buildtags: &t [a, b]\ne:\n  buildtags: *t\nf:\n  <<: *d\n") ==
        "d: a b \ne: a b \nf: a b \n");
}

TEST_CASE("a broken file is told once, without faults that follow from it") {
  CHECK(read_distributions(file("d: {buildtags: [a\n")).diagnostics().size() == 1);
  CHECK(read_dependencies(file("d: {buildtags: [a\n")).diagnostics().size() == 1);
  CHECK(read_upstream(file("d: {buildtags: [a\n")).diagnostics().size() == 1);
}

TEST_CASE("dependencies: a tag with a module or a list of modules") {
  const test::Parts read = read_dependencies(file("dependencies:\n  t: one\n  u: [two, three]\n"));
  CHECK(shown(read) == "");
  REQUIRE(read.value.dependencies.size() == 2);
  CHECK(read.value.dependencies[0].tag.value == "t");
  CHECK(joined(read.value.dependencies[0].modules) == "one ");
  CHECK(joined(read.value.dependencies[1].modules) == "two three ");
  CHECK(test::position(read.value.dependencies[1].modules[1].place) == "3:12");
}

TEST_CASE("replaces: a module with what takes its place; allow-skew: a list of names") {
  const test::Parts read = read_dependencies(
      file("replaces:\n  x.org/a: x.org/b@v1.0.0\n  x.org/c: ./c\nallow-skew: [exporter.a]\n"));
  CHECK(shown(read) == "");
  REQUIRE(read.value.replaces.size() == 2);
  CHECK(read.value.replaces[0].module.value == "x.org/a");
  CHECK(read.value.replaces[1].target.value == "./c");
  CHECK(test::position(read.value.replaces[1].target.place) == "3:12");
  CHECK(joined(read.value.allow_skew) == "exporter.a ");
  CHECK(shown(read_dependencies(file("replaces:\n"))) == "");
}

TEST_CASE("a tag without modules is an error") {
  for (const std::string value : {"", "~", "[]", "''"}) {
    CHECK(shown(read_dependencies(file("dependencies:\n  t: " + value + "\n")))
              .find("error: the tag 't' has no modules\n") != std::string::npos);
  }
}

TEST_CASE("dependencies may be empty, but not of another form") {
  CHECK(shown(read_dependencies(file(""))) == "");
  CHECK(shown(read_dependencies(file("dependencies:\n"))) == "");
  CHECK(shown(read_dependencies(file("dependencies: [a]\n"))) ==
        "f.yaml:1:15: error: 'dependencies' must be a mapping, not a list\n"
        "    1 | dependencies: [a]\n"
        "      |               ^\n"
        "help: write KEY: VALUE, one on each line\n");
  CHECK(shown(read_dependencies(file("dependancies: {}\n"))) ==
        "f.yaml:1:1: error: unknown key 'dependancies' in the file\n"
        "    1 | dependancies: {}\n"
        "      | ^~~~~~~~~~~~\n"
        "help: did you mean 'dependencies'?\n");
}

TEST_CASE("upstream: what is not written keeps its default and has no place") {
  const test::Parts empty = read_upstream(file(""));
  CHECK(shown(empty) == "");
  CHECK(empty.value.repo.value == "open-telemetry/opentelemetry-lambda");
  CHECK(empty.value.ref.value == "main");
  CHECK(empty.value.folder.value == "collector");
  CHECK_FALSE(empty.value.ref.place.has_source());
  const test::Parts written = read_upstream(file("ref: v1\n"));
  CHECK(written.value.ref.value == "v1");
  CHECK(test::at(written.value.ref.place) == "v1");
  CHECK(shown(read_upstream(file("branch: x\n"))) ==
        "f.yaml:1:1: error: unknown key 'branch' in the upstream\n"
        "    1 | branch: x\n"
        "      | ^~~~~~\n"
        "help: the keys here are: repo, ref, folder\n");
}

TEST_CASE("a lock that is written is read, whatever the ref") {
  for (const std::string ref :
       {"main", "it's", "#1", "a: b", "null", "", "'", "1.10", "größe", "*x", "@{u}"}) {
    const std::string commit(40, '1');
    const test::Parts lock = read_lock(file(write_lock(lock_of("owner/it's", ref, commit))));
    CHECK(shown(lock) == "");
    CHECK(lock.value.repo.value == "owner/it's");
    CHECK(lock.value.ref.value == ref);
    CHECK(lock.value.folder.value == "it's");
    CHECK(lock.value.commit.value == commit);
    CHECK(lock.value.tree.value == std::string(40, '2'));
  }
}

TEST_CASE("a lock of an older version has neither folder nor tree") {
  const test::Parts lock = read_lock(file("repo: o/n\nref: main\ncommit: abc\n"));
  CHECK(shown(lock) == "");
  CHECK_FALSE(lock.value.folder.place.has_source());
  CHECK_FALSE(lock.value.tree.place.has_source());
}

TEST_CASE("the text of a lock") {
  CHECK(write_lock(lock_of("o/n", "main", "abc")) ==
        "# The commit that every build uses. ocelot-gen wrote it; `ocelot-gen update` renews it. "
        "Keep it in git.\n"
        "repo: 'o/n'\nref: 'main'\nfolder: 'it''s'\ncommit: abc\n"
        "# git's id of the folder's content there, and the digest of its go.mod and go.sum files\n"
        "tree: 2222222222222222222222222222222222222222\n"
        "modules: 3333333333333333333333333333333333333333333333333333333333333333\n"
        "go: 1.26.8\n");
}

}  // namespace ocelot::config
