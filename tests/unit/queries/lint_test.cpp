// Doubts are told where they were written, once.
#include "queries/lint.hpp"

#include <doctest/doctest.h>

#include "support/asked.hpp"

namespace ocelot::queries {

using test::ask;

namespace {

std::string doubts(const std::string& distributions, Pinning pinning = Pinning::pinned,
                   const test::Files& components = {}) {
  std::string all;
  for (const Diagnostic& one :
       find_doubts(ask(test::project(components, distributions)).model, pinning)) {
    CHECK(one.severity == Severity::warning);
    all += std::string(one.code) + ": " + one.message + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("batch wants decouple, which .all brings too; told of the base alone") {
  const std::string batch = "lambdacomponents.custom, lambdacomponents.processor.batch";
  const std::string told =
      "batch-without-decouple: distribution 'd' has the processor batch without decouple\n";
  CHECK(doubts("d: {buildtags: [" + batch + "]}\n") == told);
  CHECK(doubts("d: {buildtags: [" + batch + "]}\ne: {base: d, buildtags: [x]}\n") == told);
  CHECK(doubts("d: {buildtags: [" + batch + ", lambdacomponents.processor.decouple]}\n") == "");
  CHECK(doubts("d: {buildtags: [" + batch + ", lambdacomponents.processor.all]}\n") == "");
  CHECK(doubts("d: {buildtags: [" + batch + ", lambdacomponents.all]}\n") == "");
}

TEST_CASE("A distribution that adds nothing to its base") {
  const std::string base = "d: {buildtags: [x]}\n";
  CHECK(doubts(base + "e: {base: d}\n") ==
        "adds-nothing: distribution 'e' adds nothing to its base 'd'\n");
  CHECK(doubts(base + "e: {base: d, buildtags: [x]}\n") ==
        "adds-nothing: distribution 'e' adds nothing to its base 'd'\n");
  CHECK(doubts(base + "e: {base: d, config-file: c.yaml}\n") == "");
  CHECK(doubts(base + "e: {base: d, architectures: [arm64]}\n") == "");
}

TEST_CASE("A component that no distribution holds") {
  CHECK(doubts("d: {buildtags: [lambdacomponents.custom, lambdacomponents.exporter.foo]}\n",
               Pinning::pinned, test::k_two) ==
        "unused-component: no distribution has the component 'receiver.bar'\n");
}

TEST_CASE("A ref that nothing pins") {
  CHECK(doubts("d: {}\n", Pinning::unpinned) ==
        "unpinned-ref: nothing pins the upstream's ref 'main' to a commit\n");
  CHECK(doubts("d: {}\n", Pinning::pointless) == "");
}

TEST_CASE("What Lambda does not take") {
  CHECK(doubts("d.1: {}\n") ==
        "layer-name: 'd.1' cannot name a Lambda layer, which takes no '.'\n");
  CHECK(doubts("d: {description: " + test::repeat("é", 256) + "}\n") == "");
  CHECK(doubts("d: {description: " + test::repeat("é", 257) + "}\n") ==
        "long-description: the description of 'd' has 257 characters; Lambda takes 256\n");
}

TEST_CASE("abstract distributions are there to be incomplete, but not to be nobody's base") {
  CHECK(doubts("parts: {abstract: true, buildtags: [lambdacomponents.processor.batch]}\n"
               "d: {base: parts, buildtags: [lambdacomponents.custom, "
               "lambdacomponents.processor.decouple]}\n") == "");
  CHECK(doubts("parts: {abstract: true, buildtags: [x]}\nd: {base: parts}\n") == "");
  CHECK(doubts("a: {buildtags: [x]}\nb: {buildtags: [x]}\nd: {base: [a, b]}\n") == "");
  CHECK(doubts("v1.0: {abstract: true, buildtags: [x]}\nd: {base: v1.0}\n") == "");
  CHECK(doubts("parts: {abstract: true, buildtags: [x]}\nd: {buildtags: [x]}\n") ==
        "unused-base: the abstract distribution 'parts' is the base of none\n");
}

TEST_CASE("batch without decouple is told of what is built on an abstract distribution") {
  const std::string tags = "[lambdacomponents.custom, lambdacomponents.processor.batch]";
  CHECK(doubts("parts: {abstract: true, buildtags: " + tags + "}\nd: {base: parts}\n") ==
        "batch-without-decouple: distribution 'd' has the processor batch without decouple\n");
}

}  // namespace ocelot::queries
