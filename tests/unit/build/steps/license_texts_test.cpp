#include "build/steps/license_texts.hpp"

#include <doctest/doctest.h>

#include "support/io/scratch.hpp"

namespace ocelot::steps {

namespace {

const std::string k_mit(64, 'a');
const std::string k_none(64, 'b');

}  // namespace

TEST_CASE("the licenses of texts are found again, and other texts are not") {
  const auto scratch = io::Scratch::make();
  REQUIRE(scratch);
  const cache::Store store(scratch->path() / "cache");
  StepEnvironment environment;
  environment.store = &store;
  environment.limit = {1U << 20U, {}};
  CHECK(find_license_texts(environment, {k_mit, k_none}).members().empty());

  Json licenses = Json::object();
  licenses.add(k_mit, Json(std::vector<std::string>{"MIT"})).add(k_none, Json::array());
  keep_license_texts(environment, licenses);
  CHECK(find_license_texts(environment, {k_mit}).text() ==
        Json({{k_mit, std::vector<std::string>{"MIT"}}}).text());
  const Json both = find_license_texts(environment, {k_none, std::string(64, 'c'), k_mit});
  CHECK(both.members().size() == 2);
  CHECK(member_of(both, k_none).is_array());
}

TEST_CASE("without an action cache, no text is known") {
  const StepEnvironment environment;
  keep_license_texts(environment, {{k_mit, std::vector<std::string>{"MIT"}}});
  CHECK(find_license_texts(environment, {k_mit}).members().empty());
}

}  // namespace ocelot::steps
