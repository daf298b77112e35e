// Requirements and versions, valid and nearly valid.
#include <fmt/format.h>

#include "questions.hpp"
#include "support/golang/module.hpp"

namespace ocelot::oracle {

namespace {

using Pieces = std::vector<std::string>;

const Pieces k_domains = {
    "github.com", "go.opentelemetry.io", "gopkg.in", "gopkg.in", "example.com", "gopkg", "x-1.y",
    "-a.b",       "Example.com",         "a_b.c",    "a~1.b",    "con.d",       ".a",    "a."};
const Pieces k_good_domains = {"github.com", "go.opentelemetry.io", "gopkg.in", "a-1.b"};
const Pieces k_good_elements = {"owner",           "Repo", "a.b", "x~1y", "yaml.v2", "yaml.v1",
                                "yaml.v3-unstable"};
const Pieces k_elements = {"owner",
                           "Repo",
                           "a.b",
                           "aux",
                           "COM1.x",
                           "com0",
                           "lpt9",
                           "nul",
                           "x~1",
                           "x~",
                           "x~1y",
                           "a~2.b",
                           "-x",
                           "_x",
                           "v",
                           "v1.2",
                           "yaml.v2",
                           "yaml.v0",
                           "yaml.v1",
                           "x.v02",
                           "yaml.v3-unstable",
                           "x.v0-unstable",
                           "..",
                           "x..y",
                           "v2",
                           "CoN",
                           "con-1"};
const Pieces k_majors = {"",     "",    "",    "",     "/v2",   "/v3",
                         "/v10", "/v1", "/v0", "/v02", "/v2.0", "/V2"};
const Pieces k_versions = {"v0.1.0",
                           "v1.2.3",
                           "v2.0.0",
                           "v3.4.5-rc.1",
                           "v10.0.0",
                           "v2.0.0+incompatible",
                           "v1.0.0+incompatible",
                           "v0.0.0-20240102030405-abcdef012345",
                           "v1.2",
                           "v1",
                           "1.2.3",
                           "latest",
                           "v1.2.3+meta",
                           "v01.2.3",
                           "v1.2.3-01",
                           "v1.2.3-0a",
                           "v1.2.3-",
                           "v1.2.3-a..b",
                           "v2.1.0-a+incompatible",
                           "",
                           "v99999999999999999999.0.0",
                           "v2.0.1-0.20240102030405-abcdef012345",
                           "v0.0.0"};
const Pieces k_path_pieces = {"/", "//",   ".", "~", "-", "_", "A", "1",
                              "é", "\xFF", " ", "+", "@", "!", "v2"};
const Pieces k_version_pieces = {
    ".", "-", "+", "0", "1", "a", "v", "rc", "_", "é", "+incompatible"};
const Pieces k_identifiers = {"0", "1",   "9", "10", "alpha", "beta", "rc",
                              "-", "a-b", "Z", "1a", "a1",    "0-1"};

// Mostly a good part, so that most requirements get as far as their last rule.
std::string random_element(Dice& dice) {
  return dice.one_in(5) ? dice.pick(k_elements) : dice.pick(k_good_elements);
}

std::string random_path(Dice& dice) {
  std::string path = dice.one_in(5) ? dice.pick(k_domains) : dice.pick(k_good_domains);
  for (std::size_t elements = dice.below(3); elements > 0; --elements) {
    path += "/" + random_element(dice);
  }
  path += dice.pick(k_majors);
  return dice.one_in(8) ? mutate(dice, path, k_path_pieces) : path;
}

std::string random_version(Dice& dice) {
  const std::string version = dice.pick(k_versions);
  return dice.one_in(4) ? mutate(dice, version, k_version_pieces) : version;
}

Question requirement_question(Dice& dice) {
  const std::string text = random_path(dice) + (dice.one_in(5) ? "" : "@" + random_version(dice));
  const auto read = golang::parse_requirement(text);
  if (!read) return make_question("require", {text}, "error");
  return make_question("require", {text},
                       read->path + " " + (read->version.empty() ? "-" : read->version));
}

Question version_question(Dice& dice) {
  const std::string text = random_version(dice);
  return make_question("version", {text}, fmt::format("{}", golang::is_version(text)));
}

std::string valid_version(Dice& dice) {
  std::string version = fmt::format("v{}.{}.{}", dice.below(3), dice.below(12),
                                    dice.one_in(9) ? 100U : dice.below(2));
  for (std::size_t i = 0, count = dice.below(4); i < count; ++i) {
    version += (i == 0 ? "-" : ".") + dice.pick(k_identifiers);
  }
  return version + (dice.one_in(8) ? "+incompatible" : "");
}

Question comparison_question(Dice& dice) {
  const std::string a = valid_version(dice);
  const std::string b = dice.one_in(8) ? a : valid_version(dice);
  return make_question("compare", {a, b}, fmt::format("{}", golang::compare_versions(a, b)));
}

}  // namespace

std::vector<Question> module_questions(Dice& dice) {
  std::vector<Question> questions;
  for (int i = 0; i < 4000; ++i) {
    questions.push_back(requirement_question(dice));
    questions.push_back(version_question(dice));
    questions.push_back(comparison_question(dice));
  }
  return questions;
}

}  // namespace ocelot::oracle
