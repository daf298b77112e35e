// Artifacts of a distribution share most findings, so each finding is shown once.
#include "queries/render/report_findings.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/render/html_cells.hpp"

namespace ocelot::queries {

namespace {

using Findings = std::map<std::string, Json>;

std::string fixed_in(const Json& finding) {
  std::vector<std::string> modules;
  for (const Json& module : member_of(finding, "modules").values()) {
    const std::string fixed = text_in(module, "fixed");
    modules.push_back(fmt::format("{} {} ({})", text_in(module, "module"),
                                  text_in(module, "version"),
                                  fixed.empty() ? "not fixed" : "fixed in " + fixed));
  }
  return fmt::format("{}", fmt::join(modules, ", "));
}

std::string title_of(const Json& denied) {
  return fmt::format("{} {}", text_in(denied, "module"), text_in(denied, "version"));
}

std::string id_of(const Json& vulnerability) {
  return text_in(vulnerability, "id");
}

std::string key_of(const Json& denied) {
  return fmt::format("{} {}", title_of(denied), text_in(denied, "license"));
}

// Of all artifacts, by id; nothing if none was audited.
std::optional<Findings> collect(const ReportedDistribution& distribution,
                                Json ReportedArtifact::*list, std::string (*id)(const Json&)) {
  std::optional<Findings> findings;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    if ((artifact.*list).is_null()) continue;
    if (!findings) findings.emplace();
    for (const Json& finding : (artifact.*list).values()) findings->emplace(id(finding), finding);
  }
  return findings;
}

std::optional<Findings> vulnerabilities_in(const ReportedDistribution& distribution) {
  return collect(distribution, &ReportedArtifact::vulnerabilities, id_of);
}

std::optional<Findings> licenses_in(const ReportedDistribution& distribution) {
  return collect(distribution, &ReportedArtifact::denied_licenses, key_of);
}

bool does_count(const Json& finding) {
  return member_of(finding, "counts").boolean().value_or(false);
}

HtmlCell count_cell(const Json& finding) {
  return mark(!does_count(finding), does_count(finding) ? "counts" : "no");
}

std::string vulnerabilities_of(const ReportedDistribution& distribution) {
  const auto findings = vulnerabilities_in(distribution);
  if (!findings) return {};
  std::vector<HtmlRow> rows;
  for (const auto& [id, finding] : *findings) {
    rows.push_back({code_cell(id), count_cell(finding), text_cell(text_in(finding, "level")),
                    text_cell(text_in(finding, "summary")), text_cell(fixed_in(finding))});
  }
  const std::string table =
      html_table({{"id"}, {"counts"}, {"what is linked"}, {"summary"}, {"modules"}}, rows);
  return heading("Vulnerabilities") + (table.empty() ? paragraph("none is known") : table);
}

std::string denied_licenses_of(const ReportedDistribution& distribution) {
  const auto findings = licenses_in(distribution);
  if (!findings) return {};
  std::vector<HtmlRow> rows;
  for (const auto& [key, finding] : *findings) {
    rows.push_back({text_cell(text_in(finding, "license")), count_cell(finding),
                    code_cell(title_of(finding)), code_cell(text_in(finding, "file"))});
  }
  const std::string table = html_table({{"license"}, {"counts"}, {"module"}, {"file"}}, rows);
  return heading("Denied licenses") + (table.empty() ? paragraph("none is denied") : table);
}

std::size_t count(const std::optional<Findings>& findings) {
  if (!findings) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(
      *findings, [](const auto& finding) { return does_count(finding.second); }));
}

}  // namespace

std::string findings_of(const ReportedDistribution& distribution) {
  return vulnerabilities_of(distribution) + denied_licenses_of(distribution);
}

std::optional<std::size_t> count_findings(const ReportedDistribution& distribution) {
  const auto vulnerabilities = vulnerabilities_in(distribution);
  const auto licenses = licenses_in(distribution);
  if (!vulnerabilities && !licenses) return std::nullopt;
  return count(vulnerabilities) + count(licenses);
}

}  // namespace ocelot::queries
