// The grammar of names: which names may reach Ninja and a shell.
#include "declaration/model/names.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::model {

namespace {

std::string fault_of_name(const std::string& name) {
  const auto fault = check_distribution_name({name, {}});
  return fault ? render(*fault) : std::string();
}

std::string fault_of_tag(const std::string& tag) {
  const auto fault = check_tag({tag, {}});
  return fault ? render(*fault) : std::string();
}

}  // namespace

TEST_CASE("names of letters, digits, '-', '_' and '.'") {
  for (const std::string& name :
       {std::string("d"), std::string("Default-2_x.y"), std::string("0"), std::string(64, 'n')})
    CHECK(fault_of_name(name) == "");
}

TEST_CASE("other names are refused") {
  for (const std::string& name :
       {std::string(), std::string("-d"), std::string(".d"), std::string("_d"), std::string("a b"),
        std::string("a/b"), std::string("a$b"), std::string("a:b"), std::string("é"),
        std::string(65, 'n')}) {
    CHECK(fault_of_name(name) == "error: '" + name +
                                     "' cannot name a distribution\n"
                                     "help: use ASCII letters, digits, '-', '_' and '.', a letter "
                                     "or digit first, 64 at most\n");
  }
  CHECK(fault_of_name("a\nb").starts_with("error: 'a␊b' cannot name a distribution\n"));
}

TEST_CASE("names of targets and folders of the graph's own are refused") {
  CHECK(fault_of_name("all") ==
        "error: 'all' cannot name a distribution: the build has a target or folder of that "
        "name\nhelp: choose another name, such as "
        "'all-layer'\n");
  for (const char* name : {"amd64", "arm64", "build", "config", "components", "build.ninja"})
    CHECK(fault_of_name(name) != "");
  CHECK(fault_of_name("All") == "");
}

TEST_CASE("tags by Go's grammar") {
  CHECK(fault_of_tag("lambdacomponents.exporter.awss3") == "");
  CHECK(fault_of_tag("größe_1") == "");
  CHECK(fault_of_tag("a-b/c") ==
        "error: 'a-b/c' is not a valid Go build tag\nhelp: tags have letters, digits, '_' and '.' "
        "only, "
        "such as 'a_b_c'\n");
  CHECK(fault_of_tag("") ==
        "error: '' is not a valid Go build tag\nhelp: write a tag, or remove the item\n");
  for (const char* tag : {"!a", "a,b", "a&&b", "$(x)", "a'"}) CHECK(fault_of_tag(tag) != "");
}

TEST_CASE("a wildcard is near only to a misspelled wildcard") {
  const std::set<std::string> known = {
      "lambdacomponents.exporter.all", "lambdacomponents.exporter.awss3",
      "lambdacomponents.exporter.file", "lambdacomponents.exporter.otlphttp"};
  CHECK(nearest_tag("lambdacomponents.exporter.al", known) == "lambdacomponents.exporter.all");
  CHECK(nearest_tag("lambdacomponents.exporter.aws", known) == "lambdacomponents.exporter.awss3");
  CHECK(nearest_tag("lambdacomponents.exporter.fil", known) == "lambdacomponents.exporter.file");
  CHECK(nearest_tag("lambdacomponents.exporter.amqp", known) != "lambdacomponents.exporter.all");
}

}  // namespace ocelot::model
