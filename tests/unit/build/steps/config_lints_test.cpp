// Warnings about what a valid configuration does on Lambda.
#include "build/steps/config_lints.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

const SourceRef k_source = make_source("my.yaml",
                                       "processors:\n"
                                       "  memory_limiter: {limit_mib: 512}\n"
                                       "exporters:\n"
                                       "  a:\n"
                                       "service:\n"
                                       "  pipelines:\n"
                                       "    traces:\n"
                                       "      processors: [decouple, memory_limiter]\n");

std::string lints_of(const std::string& effective, const std::vector<std::string>& values = {}) {
  const std::optional<Json> json =
      parse_json(R"({"accepted": true, "effective": )" + effective + "}");
  REQUIRE(json);
  std::string lines;
  for (const Diagnostic& lint : find_config_lints(*json, k_source, values)) {
    lines += std::string(lint.code) + " at " + std::to_string(lint.place.offset) + ": " +
             lint.message + "\n";
  }
  return lines;
}

std::string queue(const std::string& value) {
  return lints_of(R"({"exporters": {"a": {"sending_queue": )" + value +
                  R"(}}, "service": {"pipelines": {"traces": {"exporters": ["a"]}}}})");
}

}  // namespace

TEST_CASE("a rejected configuration has no lints") {
  CHECK(
      find_config_lints(*parse_json(R"({"accepted": false, "faults": []})"), k_source, {}).empty());
}

TEST_CASE("decouple must be the last processor") {
  CHECK(lints_of(R"({"service": {"pipelines": {"traces": {
          "processors": ["decouple", "memory_limiter"]}}}})") ==
        "decouple-order at 116: 'decouple' must be the last processor: Lambda can stop the "
        "collector before 'memory_limiter' has finished\n");
  CHECK(lints_of(R"({"service": {"pipelines": {"traces": {
          "processors": ["memory_limiter", "decouple/last"]}}}})")
            .empty());
}

TEST_CASE("a sending queue that is off has no warning, in the form of any version") {
  CHECK(queue("{}") ==
        "sending-queue at 60: the exporter 'a' has a sending queue: data can be sent one "
        "invocation late\n");
  CHECK(queue(R"({"enabled": true})") == queue("{}"));
  CHECK(queue(R"({"enabled": false})").empty());
  CHECK(queue("null").empty());
  CHECK(
      lints_of(R"({"exporters": {"a": {}}, "service": {"pipelines": {"t": {"exporters": ["a"]}}}})")
          .empty());
}

TEST_CASE("a limit is compared with the function's memory if it is known") {
  const std::string limiter =
      R"({"processors": {"memory_limiter": {"limit_mib": 512}},
          "service": {"pipelines": {"traces": {"processors": ["memory_limiter"]}}}})";
  CHECK(lints_of(limiter).empty());
  CHECK(lints_of(limiter, {"env:AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512"}).empty());
  CHECK(lints_of(limiter, {"env:A=b", "env:AWS_LAMBDA_FUNCTION_MEMORY_SIZE=511"}) ==
        "memory-limit at 31: 'limit_mib' of 'memory_limiter' is 512, but the function has at most "
        "511 "
        "MB\n");
}

}  // namespace ocelot::steps
