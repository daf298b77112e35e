// The digest of the distributions: what counts, and what does not.
#include "declaration/model/model_digest.hpp"

#include <doctest/doctest.h>

#include "declaration/model/make_model.hpp"
#include "support/project.hpp"

namespace ocelot::model {

TEST_CASE("the digest of the distributions changes with their meaning, not with their layout") {
  const auto digest = [](const std::string& distributions) {
    const test::Parts model = make_model(test::project({}, distributions));
    return digest_of_distributions(model.value).hex();
  };
  const std::string before =
      digest("a: {buildtags: [lambdacomponents.custom]}\nb: {go: {tags: [netgo]}}\n");
  CHECK(digest("# reordered\nb:\n  go: {tags: [netgo]}\na:\n  buildtags:\n  - "
               "lambdacomponents.custom\n") == before);
  for (const char* other : {"a: {buildtags: [lambdacomponents.custom]}\nb: {buildtags: [netgo]}\n",
                            "a: {buildtags: [lambdacomponents.custom]}\nc: {go: {tags: [netgo]}}\n",
                            "a: {buildtags: [lambdacomponents.custom], architectures: [arm64]}\n"
                            "b: {go: {tags: [netgo]}}\n",
                            "a: {buildtags: [lambdacomponents.custom], abstract: true}\n"
                            "b: {go: {tags: [netgo]}}\n"})
    CHECK(digest(other) != before);
}

}  // namespace ocelot::model
