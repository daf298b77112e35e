// Likely mistakes are reported once, where they were written.
#include "queries/lint.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;

namespace {

std::string mistakes(const std::string& distributions, Pinning pinning = Pinning::pinned,
                     const test::Files& components = {}) {
  std::string all;
  for (const Diagnostic& diagnostic :
       find_likely_mistakes(ask(test::project(components, distributions)).model, pinning)) {
    CHECK(diagnostic.severity == Severity::warning);
    all += std::string(diagnostic.code) + ": " + diagnostic.message + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("batch needs decouple, which .all brings too; reported for the base only") {
  const std::string batch = "lambdacomponents.custom, lambdacomponents.processor.batch";
  const std::string expected =
      "batch-without-decouple: distribution 'd' has the processor batch without decouple\n";
  CHECK(mistakes("d: {buildtags: [" + batch + "]}\n") == expected);
  CHECK(mistakes("d: {buildtags: [" + batch + "]}\ne: {base: d, buildtags: [x]}\n") == expected);
  CHECK(mistakes("d: {buildtags: [" + batch + ", lambdacomponents.processor.decouple]}\n") == "");
  CHECK(mistakes("d: {buildtags: [" + batch + ", lambdacomponents.processor.all]}\n") == "");
  CHECK(mistakes("d: {buildtags: [" + batch + ", lambdacomponents.all]}\n") == "");
}

TEST_CASE("decouple is recommended unless upstream is known and has none") {
  const model::Model model = ask(test::project({}, "d: {components: [processor.batch]}\n")).model;
  const auto count = [&](const std::vector<model::Component>& upstream) {
    return find_likely_mistakes(model, Pinning::pinned, upstream).size();
  };
  CHECK(find_likely_mistakes(model, Pinning::pinned)
            .at(0)
            .help.starts_with("add processor.decouple: "));
  CHECK(count({}) == 0);
  CHECK(count({{"processor", "decouple", {}, false, {}}}) == 1);
}

TEST_CASE("A distribution that adds nothing to its base") {
  const std::string base = "d: {buildtags: [x]}\n";
  CHECK(mistakes(base + "e: {base: d}\n") ==
        "adds-nothing: distribution 'e' adds nothing to its base 'd'\n");
  CHECK(mistakes(base + "e: {base: d, buildtags: [x]}\n") ==
        "adds-nothing: distribution 'e' adds nothing to its base 'd'\n");
  CHECK(mistakes(base + "e: {base: d, config-file: c.yaml}\n") == "");
  CHECK(mistakes(base + "e: {base: d, architectures: [arm64]}\n") == "");
}

TEST_CASE("A component that no distribution holds") {
  CHECK(mistakes("d: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n",
                 Pinning::pinned, test::k_two) ==
        "unused-component: no distribution has the component 'receiver.bar'\n");
}

TEST_CASE("A ref that nothing pins") {
  CHECK(mistakes("d: {}\n", Pinning::unpinned) ==
        "unpinned-ref: nothing pins the upstream's ref 'main' to a commit\n");
  CHECK(mistakes("d: {}\n", Pinning::pointless) == "");
}

TEST_CASE("What Lambda does not take") {
  CHECK(mistakes("d.1: {}\n") ==
        "layer-name: the name 'd.1' is invalid for a Lambda layer: it contains '.'\n");
  CHECK(mistakes("d: {description: " + test::repeat("é", 256) + "}\n") == "");
  CHECK(mistakes("d: {description: " + test::repeat("é", 257) + "}\n") ==
        "long-description: the description of 'd' has 257 characters; Lambda allows 256\n");
}

TEST_CASE("an abstract distribution may be incomplete, but must be a base") {
  CHECK(mistakes("parts: {abstract: true, buildtags: [lambdacomponents.processor.batch]}\n"
                 "d: {base: parts, buildtags: [lambdacomponents.custom, "
                 "lambdacomponents.processor.decouple]}\n") == "");
  CHECK(mistakes("parts: {abstract: true, buildtags: [x]}\nd: {base: parts}\n") == "");
  CHECK(mistakes("a: {buildtags: [x]}\nb: {buildtags: [x]}\nd: {base: [a, b]}\n") == "");
  CHECK(mistakes("v1.0: {abstract: true, buildtags: [x]}\nd: {base: v1.0}\n") == "");
  CHECK(mistakes("parts: {abstract: true, buildtags: [x]}\nd: {buildtags: [x]}\n") ==
        "unused-base: no distribution has the abstract distribution 'parts' as its base\n");
}

TEST_CASE("batch without decouple is reported for what is built on an abstract distribution") {
  const std::string tags = "[lambdacomponents.custom, lambdacomponents.processor.batch]";
  CHECK(mistakes("parts: {abstract: true, buildtags: " + tags + "}\nd: {base: parts}\n") ==
        "batch-without-decouple: distribution 'd' has the processor batch without decouple\n");
}

}  // namespace ocelot::queries
