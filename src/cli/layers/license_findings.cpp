// A later version of a module with the same license is not a new finding.
#include "cli/layers/license_findings.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

bool had(const AuditedLayer& layer, const steps::DeniedModule& denied) {
  return layer.past && std::ranges::any_of(layer.past->denied, [&](const auto& before) {
           return before.module == denied.module && before.license == denied.license;
         });
}

void add(LicenseFinding& finding, const AuditedLayer& layer, const steps::DeniedModule& denied) {
  if (finding.layers.empty()) finding = {denied, {}, true};
  finding.is_old = finding.is_old && had(layer, denied);
  finding.layers.push_back(layer.layer.name());
}

void put(console::Page& page, const LicenseFinding& finding) {
  const steps::DeniedModule& denied = finding.denied;
  page.heading(fmt::format("{}: denied as {}", denied.license, denied.pattern));
  page.paragraph(fmt::format("{}{}{}, in its file {}", denied.module,
                             denied.version.empty() ? "" : " ", denied.version, denied.file),
                 2);
  page.paragraph(fmt::format("in {}", fmt::join(finding.layers, ", ")), 2);
  if (finding.is_old) page.paragraph("not new", 2);
}

}  // namespace

std::vector<LicenseFinding> group_licenses(const std::vector<AuditedLayer>& layers) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, LicenseFinding> findings;
  for (const AuditedLayer& layer : layers) {
    for (const steps::DeniedModule& denied : layer.found.denied)
      add(findings[{denied.module, denied.version, denied.license}], layer, denied);
  }
  std::vector<LicenseFinding> sorted;
  for (auto& [key, finding] : findings) sorted.push_back(std::move(finding));
  return sorted;
}

std::size_t count_licenses(const std::vector<LicenseFinding>& findings) {
  return static_cast<std::size_t>(std::ranges::count_if(findings, &LicenseFinding::counts));
}

void put(console::Page& page, const std::vector<LicenseFinding>& findings,
         const std::optional<std::string>& since) {
  for (const bool counts : {true, false}) {
    for (const LicenseFinding& finding : findings) {
      if (finding.counts() == counts) put(page, finding);
    }
  }
  std::string summary = counted(count_licenses(findings), "denied license");
  if (since) summary += fmt::format(", new since {}", since->substr(0, 12));
  page.heading(summary);
}

Json to_object(const LicenseFinding& finding) {
  const steps::DeniedModule& denied = finding.denied;
  return {{"license", denied.license}, {"pattern", denied.pattern},
          {"module", denied.module},   {"version", text_or_null(denied.version)},
          {"file", denied.file},       {"counts", finding.counts()},
          {"layers", finding.layers},  {"old", finding.is_old}};
}

}  // namespace ocelot::cli
