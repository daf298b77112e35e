// The way of payloads through a collector's configuration, and the text with other endpoints.
#include "lambda/otlp_route.hpp"

#include <doctest/doctest.h>

namespace ocelot::lambda {

namespace {

constexpr const char* k_simple = R"(receivers:
  otlp: {protocols: {http: {endpoint: "localhost:4318"}}}
exporters:
  otlphttp:
    endpoint: https://backend.example.com  # the backend
  debug: {}
service:
  pipelines:
    traces: {receivers: [otlp], exporters: [otlphttp, debug]}
)";

OtlpRoute route_of(const std::string& text,
                   const std::map<std::string, std::string>& variables = {}) {
  const Result<OtlpRoute> route = find_route(make_source("config.yaml", text), variables);
  REQUIRE(route);
  return *route;
}

std::string obstacle_of(const std::string& exporter) {
  const OtlpRoute route =
      route_of("receivers: {otlp: {protocols: {http: }}}\nexporters: {" + exporter +
               "}\nservice: {pipelines: {logs: {receivers: [otlp], exporters: [" +
               exporter.substr(0, exporter.find(':')) + "]}}}\n");
  REQUIRE(route.exporters.size() == 1);
  return route.exporters[0].obstacle;
}

std::string receiver_obstacle(const std::string& receiver) {
  return route_of("receivers: {" + receiver + "}\nexporters: {debug: {}}\n" +
                  "service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}\n")
      .obstacle;
}

}  // namespace

TEST_CASE("payloads go to the OTLP receiver, and to the exporters that can be redirected") {
  const OtlpRoute route = route_of(k_simple);
  CHECK(route.signal == "traces");
  CHECK(route.receiver == "otlp");
  CHECK(route.port == 4318);
  CHECK(route.obstacle == "");
  CHECK(route.expected == std::vector<std::string>{"otlphttp"});
  REQUIRE(route.exporters.size() == 2);
  CHECK(route.exporters[0].id == "debug");
  CHECK(route.exporters[0].obstacle == "it does not send OTLP over HTTP");
}

TEST_CASE("only endpoints change") {
  const SourceFile config{"config.yaml", k_simple};
  std::string expected = k_simple;
  const std::string endpoint = "https://backend.example.com";
  expected.replace(expected.find(endpoint), endpoint.size(), "\"http://127.0.0.1:99/1\"");
  CHECK(redirect(config, route_of(k_simple), "http://127.0.0.1:99") == expected);
}

TEST_CASE("endpoints of single signals, and quotes") {
  const std::string text =
      "exporters: {otlp_http: {endpoint: 'a', logs_endpoint: \"b\", traces_endpoint: '${env:X}'}}\n"
      "service: {pipelines: {logs: {exporters: [otlp_http]}}}\n";
  CHECK(
      redirect({"config.yaml", text}, route_of(text), "S") ==
      "exporters: {otlp_http: {endpoint: \"S/0\", logs_endpoint: \"S/0/v1/logs\", traces_endpoint: "
      "\"S/0/v1/traces\"}}\n"
      "service: {pipelines: {logs: {exporters: [otlp_http]}}}\n");
}

TEST_CASE("an alias is one text") {
  const std::string text =
      "exporters:\n  otlphttp: &same {endpoint: a}\n  otlphttp/2: *same\n"
      "service: {pipelines: {logs: {exporters: [otlphttp, otlphttp/2]}}}\n";
  CHECK(redirect({"config.yaml", text}, route_of(text), "S").find("{endpoint: \"S/1\"}") !=
        std::string::npos);
}

TEST_CASE("why an exporter stays as it is") {
  CHECK(obstacle_of("otlphttp/2: {endpoint: x}") == "");
  CHECK(obstacle_of("otlp_http: {endpoint: x, compression: gzip}") == "");
  CHECK(obstacle_of("otlp: {endpoint: x}") == "it does not send OTLP over HTTP");
  CHECK(obstacle_of("otlphttp: ") == "its settings are not in the configuration");
  CHECK(obstacle_of("otlphttp: '${file:x}'") == "its settings are not in the configuration");
  CHECK(obstacle_of("otlphttp: {headers: {}}") == "it has no endpoint");
  CHECK(obstacle_of("otlphttp: {endpoint: x, auth: {authenticator: y}}") ==
        "it authenticates, and the sink cannot");
  CHECK(obstacle_of("otlphttp: {endpoint: x, compression: zstd}") ==
        "the sink cannot read its compression 'zstd'");
}

TEST_CASE("why no receiver takes payloads") {
  CHECK(receiver_obstacle("otlp: {protocols: {http: }}") == "");
  CHECK(receiver_obstacle("otlp: {protocols: {grpc: }}") ==
        "the receiver 'otlp' does not receive OTLP over HTTP");
  CHECK(receiver_obstacle("otlp: {protocols: {http: {tls: {cert_file: x}}}}") ==
        "the receiver 'otlp' requires TLS or authentication");
  CHECK(receiver_obstacle("otlp: {protocols: {http: {endpoint: '${env:UNSET}'}}}") ==
        "the receiver 'otlp' has an unknown port: ${env:UNSET}");
  CHECK(route_of("service: ").obstacle == "no pipeline has an OTLP receiver");
  CHECK(route_of("").obstacle == "no pipeline has an OTLP receiver");
}

TEST_CASE("payloads follow connectors, and prefer a signal that reaches the sink") {
  const OtlpRoute route = route_of(R"(
receivers: {otlp: {protocols: {http: {endpoint: "0.0.0.0:${env:PORT:-5000}"}}}}
connectors: {forward: {}}
exporters: {debug: {}, otlphttp: {endpoint: x}, otlphttp/other: {endpoint: x}}
service:
  pipelines:
    traces: {receivers: [otlp], exporters: [debug]}
    logs/in: {receivers: [otlp], exporters: [forward]}
    logs/out: {receivers: [forward], exporters: [otlphttp]}
    metrics: {receivers: [none], exporters: [otlphttp/other]}
)",
                                   {{"PORT", "6000"}});
  CHECK(route.signal == "logs");
  CHECK(route.port == 6000);
  CHECK(route.expected == std::vector<std::string>{"otlphttp"});
}

TEST_CASE("references of variables") {
  const std::map<std::string, std::string> variables = {{"A", "1"}};
  CHECK(expand("x", variables) == "x");
  CHECK(expand("${A}:${env:A}", variables) == "1:1");
  CHECK(expand("${env:B:-2}${B:-3}${env:A:-4}", variables) == "231");
  CHECK(expand("${env:B:-}", variables) == "");
  for (const char* text : {"${env:B}", "${B}", "${file:x}", "${A", "${}"})
    CHECK_MESSAGE(!expand(text, variables), text);
}

TEST_CASE("a text that is not YAML") {
  CHECK(!find_route(make_source("config.yaml", "a: ["), {}));
}

}  // namespace ocelot::lambda
