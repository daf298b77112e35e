// Migrated files: the new keys, the same comments, and the same distributions.
#include "project/draft/migration.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "project/draft/migration_guard.hpp"
#include "support/random.hpp"
#include "support/random_project.hpp"
#include "support/text.hpp"

namespace ocelot::draft {

namespace {

SourceRef file(std::string text) {
  return make_source("f.yaml", std::move(text));
}

// The migrated text, or the message.
std::string migrated(const std::string& text) {
  const Result<std::string> result = migrate(file(text));
  return result ? *result : test::shown(result.error());
}

// What a model builds, without the places and keys of its tags.
std::string built(const model::Model& model) {
  std::string all;
  for (const model::Distribution& distribution : model.distributions) {
    all += distribution.name + ":";
    for (const std::string& tag : distribution.tag_set()) all += " " + tag;
    for (const model::ComponentId id : distribution.components)
      all += " " + model.component(id).full_name();
    for (const golang::ModuleRequirement& module : distribution.modules)
      all += " " + module.path + "@" + module.version;
    for (const model::Architecture architecture : distribution.architectures)
      all += " " + std::string(name_of(architecture));
    all += " " + distribution.config_file.value_or("") + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("build tags become components, and Go's tags get their own key") {
  CHECK(migrated("a:\n  buildtags:\n    - lambdacomponents.custom\n    - netgo\n"
                 "    - lambdacomponents.receiver.otlp\n    - lambdacomponents.exporter.all\n") ==
        "distributions:\n  a:\n    components:\n      - receiver.otlp\n      - exporter.all\n"
        "    go:\n      tags:\n        - netgo\n");
  CHECK(migrated("a: {build-tags: [lambdacomponents.custom, lambdacomponents.all]}\n") ==
        "distributions:\n  a:\n    components:\n      - all\n");
}

TEST_CASE("lists that a distribution has already are extended") {
  CHECK(migrated("a:\n  components: [exporter.debug]\n  go: {tags: [x]}\n"
                 "  buildtags: [lambdacomponents.exporter.file, y]\n") ==
        "distributions:\n  a:\n    components:\n      - exporter.debug\n      - exporter.file\n"
        "    go:\n      tags:\n        - x\n        - y\n");
}

TEST_CASE("tags that components cannot express stay in buildtags") {
  CHECK(migrated("a: {buildtags: [lambdacomponents.custom]}\nb: {buildtags: []}\n"
                 "c:\n  buildtags: [lambdacomponents.custom, lambdacomponents.x, "
                 "lambdacomponents.exporter.y]\n") ==
        "distributions:\n  a:\n    buildtags:\n      - lambdacomponents.custom\n\n"
        "  b:\n    buildtags: []\n\n"
        "  c:\n    components:\n      - exporter.y\n    buildtags:\n      - lambdacomponents.x\n");
  // The tag lambdacomponents.custom would be added.
  CHECK(migrated("a: {buildtags: [lambdacomponents.exporter.y]}\n").find("'a' would change\n") !=
        std::string::npos);
}

TEST_CASE("without names components, and config-file becomes a path in the project") {
  CHECK(migrated("distributions:\n  a: {components: [exporter.file]}\n  b:\n    base: a\n"
                 "    without: [lambdacomponents.exporter.file]\n    config-file: x/y.yaml\n") ==
        "distributions:\n  a:\n    components:\n      - exporter.file\n\n"
        "  b:\n    base: a\n    config: config/examples/x/y.yaml\n    without:\n"
        "      - exporter.file\n");
}

TEST_CASE("root keys stay next to the distributions") {
  CHECK(migrated("requires: '>= 0.1'\ndistributions:\n  a: {config-file: c.yaml}\n"
                 "defaults: {architectures: [arm64]}\n") ==
        "requires: '>= 0.1'\ndistributions:\n  a:\n    config: config/examples/c.yaml\n"
        "defaults:\n  architectures:\n    - arm64\n");
}

TEST_CASE("comments stay; those of a tag that is no longer needed move to the next one") {
  CHECK(
      migrated("# the file\n\n# about a\na: # a\n  # why\n  buildtags: # list\n    # first\n"
               "    - lambdacomponents.custom # always\n    - lambdacomponents.exporter.file # f\n"
               "    # last\n# end\n") ==
      "# the file\ndistributions:\n  # about a\n  a: # a\n    # why\n    components: # list\n"
      "      # first\n      # always\n      - exporter.file # f\n      # last\n  # end\n");
}

TEST_CASE("shared lists are not migrated") {
  CHECK(migrated("a: {buildtags: &t [lambdacomponents.custom]}\nb: {buildtags: *t}\n") ==
        "f.yaml:1:1: error: 'buildtags' of 'a' has an anchor, an alias or a tag\n"
        "    1 | a: {buildtags: &t [lambdacomponents.custom]}\n"
        "      | ^\n"
        "help: write the lists of this distribution out, or change it by hand\n");
}

TEST_CASE("a file is not migrated if a distribution would change") {
  // The merge key would also give `b` the components of `a`.
  CHECK(migrated("a: &a {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.x]}\n"
                 "b: {<<: *a, buildtags: [netgo]}\n")
            .find("error: 'b' would change\n") != std::string::npos);
}

TEST_CASE("a migrated random project builds the same, and is not migrated again") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    test::Random random(seed);
    test::WrittenProject written = test::write(test::random_project(random), random);
    INFO("seed " << seed << "\n" << written.shown());
    const SourceRef before = written.files.distributions;
    const std::string expected = built(model::make_model(written.files).ignoring_diagnostics());
    const Result<std::string> text = migrate(before);
    REQUIRE(text);
    written.files.distributions = make_source(before->path, *text);
    INFO(*text);
    const test::Parts<model::Model> model = model::make_model(written.files);
    CHECK_FALSE(has_errors(model.diagnostics));
    CHECK(built(model.value) == expected);
    CHECK(migrate(written.files.distributions).value_or("") == *text);
  }
}

}  // namespace ocelot::draft
