// A report survives its JSON.
#include "lambda/report_json.hpp"

#include <doctest/doctest.h>

namespace ocelot::lambda {

TEST_CASE("a report comes back as it was") {
  EmulationReport report;
  report.extension = "collector";
  report.events = {"INVOKE", "SHUTDOWN"};
  report.next_ms = 12.5;
  report.memory_at_next = 27'700'000;
  report.exit_code = 0;
  report.subscriptions = 1;
  report.exporters = {{"otlphttp", ""}, {"debug", "a reason"}};
  report.payloads = {{1, 2, false}, {2, std::nullopt, true}};
  report.broken = {{Rule::wrong_name, "a message"}};
  const Json json = to_json(report);
  const auto again = read_report(json);
  REQUIRE(again);
  CHECK(to_json(*again).text() == json.text());
  CHECK(again->next_ms == 12.5);
  CHECK(!again->register_ms);
  CHECK(again->payloads[0].invocation == 2U);
  CHECK(again->payloads[1].at_shutdown);
  CHECK(again->broken[0].rule == Rule::wrong_name);
}

TEST_CASE("JSON that is no report") {
  CHECK(!read_report(Json()));
  CHECK(!read_report(Json::object()));
  Json json = to_json(EmulationReport());
  json.add("broken", Json::array({Json{{"rule", "unknown"}, {"message", ""}}}));
  CHECK(!read_report(json));
}

}  // namespace ocelot::lambda
