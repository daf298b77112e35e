// What counts in an audit of several layers.
#include "cli/layers/audit_report.hpp"

#include <doctest/doctest.h>

#include "support/text.hpp"

namespace ocelot::cli {

namespace {

using examine::FindingLevel;

constexpr const char* k_id = "GO-2026-0001";

examine::Scan scan_of(FindingLevel level, const std::string& symbol = "m.F") {
  examine::Vulnerability found{k_id, {}, "a fault", level, {{"m", "v1.0.0", "v1.1.0", {symbol}}}};
  return {{std::move(found)}, {}};
}

AuditedLayer layer_of(const std::string& distribution, examine::Scan scan) {
  AuditedLayer layer;
  layer.layer.distribution = distribution;
  layer.found.scan = std::move(scan);
  return layer;
}

model::Policy policy_until(const std::string& until) {
  model::Policy policy;
  policy.vulnerabilities.database = model::VulnerabilityDatabase{"file:db", "", "db", {}};
  if (!until.empty()) policy.vulnerabilities.ignored = {{k_id, "a reason", until, {}}};
  return policy;
}

}  // namespace

TEST_CASE("a vulnerability of two layers is one finding with the symbols of both") {
  const AuditReport report = make_report({layer_of("a", scan_of(FindingLevel::package, "m.F")),
                                          layer_of("b", scan_of(FindingLevel::symbol, "m.G"))},
                                         policy_until(""), "2027-01-01");
  REQUIRE(report.findings.size() == 1);
  const Finding& finding = report.findings.front();
  CHECK(finding.vulnerability.level == FindingLevel::symbol);
  CHECK(finding.vulnerability.modules.front().symbols == std::vector<std::string>{"m.F", "m.G"});
  CHECK(finding.layers == std::vector<std::string>{"a amd64", "b amd64"});
  CHECK(report.count() == 1);
}

TEST_CASE("only a linked function counts") {
  for (FindingLevel level : {FindingLevel::module, FindingLevel::package})
    CHECK(make_report({layer_of("a", scan_of(level))}, policy_until(""), "2027-01-01").count() ==
          0);
}

TEST_CASE("an ignored vulnerability counts again after its last day") {
  const auto report_on = [](const char* today) {
    return make_report({layer_of("a", scan_of(FindingLevel::symbol))}, policy_until("2027-01-31"),
                       today);
  };
  CHECK(report_on("2027-01-31").count() == 0);
  CHECK(report_on("2027-02-01").count() == 1);
  const model::VulnerabilityPolicy rules = policy_until("2027-01-31").vulnerabilities;
  CHECK(find_stale_rules(report_on("2027-01-31"), rules, "2027-01-31").empty());
  CHECK(find_stale_rules(report_on("2027-02-01"), rules, "2027-02-01").size() == 1);
}

TEST_CASE("a vulnerability is old only if every layer had it with a linked function") {
  AuditedLayer before = layer_of("a", scan_of(FindingLevel::symbol));
  before.past = {scan_of(FindingLevel::symbol), {}};
  AuditedLayer less = layer_of("b", scan_of(FindingLevel::symbol));
  less.past = {scan_of(FindingLevel::package), {}};
  const auto count = [](std::vector<AuditedLayer> layers) {
    return make_report(std::move(layers), policy_until(""), "2027-01-01").count();
  };
  CHECK(count({before}) == 0);
  CHECK(count({less}) == 1);
  CHECK(count({before, less}) == 1);
  CHECK(count({less, before}) == 1);
  CHECK(count({before, layer_of("c", scan_of(FindingLevel::symbol))}) == 1);
}

TEST_CASE("a denied license is old only if the module had it in every layer, in any version") {
  const auto denied = [](const std::string& version, const std::string& license) {
    return std::vector<steps::DeniedModule>{{license, license, "m", version, "LICENSE"}};
  };
  model::Policy policy;
  policy.denied_licenses = {{"MIT", {}}, {"ISC", {}}};
  AuditedLayer before = layer_of("a", {});
  before.found.denied = denied("v2.0.0", "MIT");
  before.past = {{}, denied("v1.0.0", "MIT")};
  AuditedLayer other = layer_of("b", {});
  other.found.denied = denied("v2.0.0", "MIT");
  other.past = {{}, denied("v2.0.0", "ISC")};
  const auto count = [&](std::vector<AuditedLayer> layers) {
    return make_report(std::move(layers), policy, "2027-01-01").count();
  };
  CHECK(count({before}) == 0);
  CHECK(count({other}) == 1);
  CHECK(count({before, other}) == 1);
  CHECK(count({other, before}) == 1);
  CHECK(!make_report({other}, model::Policy(), "2027-01-01").licenses.has_value());
}

}  // namespace ocelot::cli
