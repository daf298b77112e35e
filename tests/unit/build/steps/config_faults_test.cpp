// The collector's faults are shown at their places in the user's text.
#include "build/steps/config_faults.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::steps {

namespace {

const SourceRef k_source =
    make_source("config/my.yaml",
                "receivers:\n"
                "  otlp:\n"
                "    protocols:\n"
                "      grpc: {endpont: '${env:HOST}:4317'}\n"
                "exporters:\n"
                "  otlhttp:\n"
                "    endpoint: ${URL}\n"
                "service:\n"
                "  pipelines:\n"
                "    traces: {receivers: [otlp], exporters: [a, otlhttp]}\n");

std::string faults_of(const std::string& verdict, const SourceRef& source = k_source) {
  const std::optional<Json> json = parse_json(verdict);
  REQUIRE(json);
  return test::shown(find_config_faults(*json, source));
}

}  // namespace

TEST_CASE("a path leads to a key, or to an item of a list") {
  CHECK(faults_of(R"({"faults": [
          {"path": ["service", "pipelines", "traces", "exporters", "0"], "message": "is missing"},
          {"path": ["receivers", "otlp", "protocols", "grpc", "endpont"], "message": "unknown key"}
        ]})") ==
        "config/my.yaml:4:14: error: the collector rejects "
        "'receivers::otlp::protocols::grpc::endpont': unknown key\n"
        "    4 |       grpc: {endpont: '${env:HOST}:4317'}\n"
        "      |              ^~~~~~~\n\n"
        "config/my.yaml:10:45: error: the collector rejects "
        "'service::pipelines::traces::exporters::0': is missing\n"
        "   10 |     traces: {receivers: [otlp], exporters: [a, otlhttp]}\n"
        "      |                                             ^\n");
}

TEST_CASE("an unknown type is compared with the valid ones") {
  CHECK(faults_of(R"({"faults": [{"path": ["exporters", "otlhttp"], "message": "unknown type",
                      "name": "otlhttp", "valid": ["debug", "otlphttp"]}]})")
            .find("help: did you mean 'otlphttp'?") != std::string::npos);
  CHECK(faults_of(R"({"faults": [{"path": ["exporters", "otlhttp"], "message": "unknown type",
                      "name": "otlhttp", "valid": ["debug", "kafka"]}]})")
            .find("help: valid: debug, kafka") != std::string::npos);
}

TEST_CASE("a part that the text does not have is shown at the nearest part that it has") {
  CHECK(faults_of(R"({"faults": [{"path": ["receivers", "otlp", "queue", "size"],
                      "message": "too small"}]})")
            .starts_with("config/my.yaml:2:3: error: the collector rejects "
                         "'receivers::otlp::queue::size': too small\n"));
  CHECK(faults_of(R"({"faults": [{"message": "empty configuration file"}]})") ==
        "config/my.yaml: error: the collector rejects the configuration: empty configuration "
        "file\n");
}

TEST_CASE("a text that is not YAML has the fault of the reader, at its place") {
  CHECK(faults_of(R"({"faults": [{"message": "not YAML"}]})", make_source("c.yaml", "a: [\n"))
            .starts_with("c.yaml:2:1: error: "));
}

TEST_CASE("a fault without a path is shown at the reference that it names") {
  CHECK(faults_of(R"({"faults": [{"message": "no scheme for uri \"env:HOST\""}]})")
            .starts_with("config/my.yaml:4:23: error: the collector rejects the configuration: "));
}

TEST_CASE("a verdict has faults exactly if the configuration is not accepted") {
  const auto is_valid = [](const char* text) {
    const std::optional<Json> json = parse_json(text);
    REQUIRE(json);
    return is_verdict(*json);
  };
  CHECK(is_valid(R"({"accepted": true, "faults": []})"));
  CHECK(is_valid(R"({"accepted": false, "faults": [{"message": "a"}]})"));
  for (const char* text :
       {"{}", "[]", "1", R"({"faults": []})", R"({"accepted": true})",
        R"({"accepted": true, "faults": [{"message": "a"}]})",
        R"({"accepted": false, "faults": []})", R"({"accepted": false, "faults": [{}]})",
        R"({"accepted": false, "faults": "a"})", R"({"accepted": 1, "faults": []})",
        R"({"accepted": true, "faults": {}})"}) {
    CAPTURE(text);
    CHECK_FALSE(is_valid(text));
  }
}

TEST_CASE("each place of a reference without a value has a warning") {
  const std::string shown = faults_of(R"({"faults": [], "unknown": ["env:HOST", "s3:elsewhere"]})");
  CHECK(shown.find("config/my.yaml:4:23: warning: '${env:HOST}' has no value in this check") !=
        std::string::npos);
  CHECK(shown.find("config/my.yaml: warning: '${s3:elsewhere}' has no value in this check") !=
        std::string::npos);
  CHECK(shown.find("error") == std::string::npos);
}

}  // namespace ocelot::steps
