// File names and tags, for many targets.
#include <fmt/format.h>

#include "questions.hpp"
#include "support/base/text.hpp"
#include "support/golang/file_name.hpp"
#include "support/golang/target.hpp"

namespace ocelot::oracle {

namespace {

using golang::Target;

const std::vector<Target> k_targets = {
    {"linux", "amd64"}, {"linux", "arm64"},   {"android", "arm64"}, {"darwin", "arm64"},
    {"ios", "arm64"},   {"illumos", "amd64"}, {"solaris", "amd64"}, {"js", "wasm"},
    {"windows", "386"}, {"plan9", "arm"},     {"aix", "ppc64"},     {"wasip1", "wasm"}};
// Go's, at least.
constexpr int k_release = 26;
const std::vector<std::string> k_words = {
    "linux", "linux", "amd64", "amd64", "arm64", "test", "test",  "android",  "darwin", "solaris",
    "foo",   "",      "unix",  "wasm",  "js",    "386",  "x.y",   "windows",  "Linux",  "pb.linux",
    "gc",    "cgo",   "arm",   "zos",   "nacl",  "s390", "armbe", "linux.pb", "illumos"};
const std::vector<std::string> k_extensions = {".go", ".go", ".go", ".go", ".txt", "", ".s", ".GO"};
const std::vector<std::string> k_tags = {"linux",
                                         "android",
                                         "darwin",
                                         "ios",
                                         "solaris",
                                         "illumos",
                                         "unix",
                                         "gc",
                                         "gccgo",
                                         "cgo",
                                         "amd64",
                                         "arm64",
                                         "go1",
                                         "go1.0",
                                         "go1.1",
                                         "go1.9",
                                         "go1.20",
                                         "go1.26",
                                         "go1.01",
                                         "go1.2.",
                                         "go1.x",
                                         "go1.21.3",
                                         "go2.1",
                                         "boringcrypto",
                                         "lambda",
                                         "ignore",
                                         "windows",
                                         "wasm",
                                         "js",
                                         "purego",
                                         "goexperiment.boringcrypto"};

std::string random_name(Dice& dice) {
  std::string name = dice.one_in(20) ? "." : "";
  const std::size_t words = 1 + dice.below(4);
  for (std::size_t i = 0; i < words; ++i) name += (i > 0 ? "_" : "") + dice.pick(k_words);
  return name + dice.pick(k_extensions);
}

Question name_question(Dice& dice) {
  const std::string name = random_name(dice);
  const Target& target = k_targets[dice.below(k_targets.size())];
  const bool matches = golang::name_matches(golang::parse_file_name(name), target);
  return make_question("name", {name, target.os, target.arch}, fmt::format("{}", matches));
}

Question tag_question(Dice& dice) {
  const std::string tag = dice.pick(k_tags);
  Target target = k_targets[dice.below(k_targets.size())];
  target.has_cgo = dice.one_in(2);
  target.release = k_release;
  const std::string set = dice.one_in(2) ? "" : some_of(dice, k_tags);
  const auto parts = split(set, ',');
  const bool is_set = golang::is_tag_set(tag, target, {parts.begin(), parts.end()});
  return make_question("tag", {tag, target.os, target.arch, set, target.has_cgo ? "cgo" : ""},
                       fmt::format("{}", is_set));
}

}  // namespace

std::vector<Question> target_questions(Dice& dice) {
  std::vector<Question> questions;
  for (int i = 0; i < 4000; ++i) {
    questions.push_back(name_question(dice));
    questions.push_back(tag_question(dice));
  }
  return questions;
}

}  // namespace ocelot::oracle
