// Merges the scans of layers.
#include "cli/layers/audit_report.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/json.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::cli {

namespace {

using console::Page;
using examine::AffectedModule;
using examine::FindingLevel;
using examine::Vulnerability;

constexpr std::size_t k_most_symbols = 5;

void merge(AffectedModule& module, const AffectedModule& more) {
  std::vector<std::string>& symbols = module.symbols;
  symbols.insert(symbols.end(), more.symbols.begin(), more.symbols.end());
  std::sort(symbols.begin(), symbols.end());
  symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
}

void merge(Vulnerability& vulnerability, const Vulnerability& more) {
  vulnerability.level = std::max(vulnerability.level, more.level);
  for (const AffectedModule& module : more.modules) {
    const auto known = std::ranges::find_if(vulnerability.modules, [&](const AffectedModule& one) {
      return one.module == module.module && one.version == module.version;
    });
    if (known == vulnerability.modules.end())
      vulnerability.modules.push_back(module);
    else
      merge(*known, module);
  }
}

// Whether a scan has a vulnerability at this level or a more exact one.
bool has(const examine::Scan& scan, const Vulnerability& vulnerability) {
  return std::ranges::any_of(scan.found, [&](const Vulnerability& found) {
    return found.id == vulnerability.id && found.level >= vulnerability.level;
  });
}

void add(Finding& finding, const AuditedLayer& layer, const Vulnerability& vulnerability) {
  if (finding.layers.empty()) finding.vulnerability = vulnerability;
  const bool was_there = layer.past && has(layer.past->scan, vulnerability);
  finding.is_old = was_there && (finding.layers.empty() || finding.is_old);
  merge(finding.vulnerability, vulnerability);
  finding.layers.push_back(layer.layer.name());
}

std::vector<Finding> group(const std::vector<AuditedLayer>& layers) {
  std::map<std::string, Finding> findings;
  for (const AuditedLayer& layer : layers) {
    for (const Vulnerability& vulnerability : layer.found.scan.found)
      add(findings[vulnerability.id], layer, vulnerability);
  }
  std::vector<Finding> sorted;
  for (auto& [id, finding] : findings) sorted.push_back(std::move(finding));
  return sorted;
}

void apply(const model::VulnerabilityPolicy& policy, Finding& finding, std::string_view today) {
  const model::IgnoredVulnerability* const rule = policy.find(finding.vulnerability.id);
  if (rule == nullptr) return;
  finding.rule = *rule;
  finding.is_expired = rule->is_expired(today);
}

std::vector<std::string> unknown_ids(const std::vector<AuditedLayer>& layers) {
  std::set<std::string> unknown;
  for (const AuditedLayer& layer : layers)
    unknown.insert(layer.found.scan.unknown.begin(), layer.found.scan.unknown.end());
  return {unknown.begin(), unknown.end()};
}

std::string fix_of(const AffectedModule& module) {
  return module.fixed.empty() ? "no version is fixed" : fmt::format("fixed in {}", module.fixed);
}

std::string state_of(const Finding& finding) {
  if (finding.is_expired)
    return fmt::format("was ignored until {}: {}", finding.rule->until, finding.rule->reason);
  if (finding.rule)
    return fmt::format("ignored until {}: {}", finding.rule->until, finding.rule->reason);
  return finding.is_old ? "not new" : "";
}

void put(Page& page, const Finding& finding) {
  const Vulnerability& vulnerability = finding.vulnerability;
  page.heading(fmt::format("{}: {}", vulnerability.id, vulnerability.summary));
  if (!vulnerability.aliases.empty())
    page.paragraph(fmt::format("{}", fmt::join(vulnerability.aliases, ", ")), 2);
  for (const AffectedModule& module : vulnerability.modules) {
    page.paragraph(fmt::format("{} {}, {}", module.module, module.version, fix_of(module)), 2);
    if (!module.symbols.empty()) page.paragraph(join_first(module.symbols, k_most_symbols), 4);
  }
  page.paragraph(fmt::format("in {}", fmt::join(finding.layers, ", ")), 2);
  if (const std::string state = state_of(finding); !state.empty()) page.paragraph(state, 2);
}

bool is_linked(const Finding& finding) {
  return finding.vulnerability.level == FindingLevel::symbol;
}

std::size_t count_if(const AuditReport& report, bool (*matches)(const Finding&)) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(), matches));
}

std::string summary(const AuditReport& report) {
  if (!report.database) return "vulnerabilities: not audited, the policy names no database";
  const std::size_t counting = report.count_vulnerabilities();
  std::string text =
      counting == 1 ? "1 vulnerability" : fmt::format("{} vulnerabilities", counting);
  if (report.since) text = fmt::format("{}, new since {}", text, report.since->substr(0, 12));
  const std::size_t ignored = count_if(
      report, [](const Finding& finding) { return is_linked(finding) && finding.is_ignored(); });
  if (ignored > 0) text += fmt::format("; {} ignored", ignored);
  const std::size_t unlinked =
      count_if(report, [](const Finding& finding) { return !is_linked(finding); });
  if (unlinked > 0)
    text += fmt::format("; {} of modules whose vulnerable functions are not linked", unlinked);
  return text;
}

void put_past(Page& page, const AuditReport& report) {
  for (const AuditedLayer& layer : report.layers) {
    if (!layer.before || *layer.before == PastState::built) continue;
    page.paragraph(fmt::format("{} at {}: {}", layer.layer.name(), report.since->substr(0, 12),
                               *layer.before == PastState::absent ? "not declared" : "not built"));
  }
}

Json to_object(const AffectedModule& module) {
  return {{"module", module.module},
          {"version", module.version},
          {"fixed", text_or_null(module.fixed)},
          {"symbols", module.symbols}};
}

Json to_object(const model::IgnoredVulnerability& rule, bool is_expired) {
  return {{"reason", rule.reason}, {"until", rule.until}, {"expired", is_expired}};
}

Json to_object(const Finding& finding) {
  const Vulnerability& vulnerability = finding.vulnerability;
  return {{"id", vulnerability.id},
          {"aliases", vulnerability.aliases},
          {"summary", vulnerability.summary},
          {"level", name_of(vulnerability.level)},
          {"counts", finding.counts()},
          {"modules", Json::array_of(vulnerability.modules,
                                     [](const AffectedModule& one) { return to_object(one); })},
          {"layers", finding.layers},
          {"ignored", finding.rule ? to_object(*finding.rule, finding.is_expired) : Json()},
          {"old", finding.is_old}};
}

// Null if the policy denies none.
Json licenses_in(const AuditReport& report) {
  if (!report.licenses) return {};
  return Json::array_of(*report.licenses,
                        [](const LicenseFinding& finding) { return to_object(finding); });
}

Json to_object(const AuditedLayer& layer) {
  return {{"distribution", layer.layer.distribution},
          {"architecture", model::name_of(layer.layer.architecture)},
          {"artifact", layer.layer.file},
          {"sha256", layer.sha256},
          {"before", layer.before ? Json(name_of(*layer.before)) : Json()}};
}

}  // namespace

bool Finding::counts() const {
  return is_linked(*this) && !is_ignored() && !is_old;
}

std::string today() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

std::size_t AuditReport::count_vulnerabilities() const {
  return count_if(*this, [](const Finding& finding) { return finding.counts(); });
}

std::size_t AuditReport::count() const {
  return count_vulnerabilities() + (licenses ? count_licenses(*licenses) : 0);
}

AuditReport make_report(std::vector<AuditedLayer> layers, const model::Policy& policy,
                        std::string_view today) {
  const model::VulnerabilityPolicy& rules = policy.vulnerabilities;
  AuditReport report;
  if (rules.database) report.database = rules.database->text;
  report.layers = std::move(layers);
  report.findings = group(report.layers);
  for (Finding& finding : report.findings) apply(rules, finding, today);
  report.unknown = unknown_ids(report.layers);
  if (!policy.denied_licenses.empty()) report.licenses = group_licenses(report.layers);
  return report;
}

Diagnostics find_stale_rules(const AuditReport& report, const model::VulnerabilityPolicy& policy,
                             std::string_view today) {
  Diagnostics warnings;
  for (const model::IgnoredVulnerability& rule : policy.ignored) {
    if (std::ranges::binary_search(report.unknown, rule.id)) {
      warnings.push_back(warning("unknown-vulnerability", rule.place,
                                 fmt::format("the database has no '{}'", rule.id))
                             .with_help("correct the id, or remove the item"));
    } else if (rule.is_expired(today)) {
      warnings.push_back(
          warning("expired-rule", rule.place,
                  fmt::format("'{}' was ignored until {}, and counts again", rule.id, rule.until))
              .with_help("update the module, or write a later date and why"));
    }
  }
  return warnings;
}

std::string to_text(const AuditReport& report, const console::PageStyle& style) {
  Page page(style);
  std::vector<const Finding*> shown;
  for (const Finding& finding : report.findings) {
    if (is_linked(finding)) shown.push_back(&finding);
  }
  std::stable_partition(shown.begin(), shown.end(),
                        [](const Finding* finding) { return finding->counts(); });
  for (const Finding* finding : shown) put(page, *finding);
  page.heading(summary(report));
  if (report.licenses) put(page, *report.licenses, report.since);
  put_past(page, report);
  return page.text();
}

std::string to_json(const AuditReport& report) {
  return console::document("audit")
      .add("since", report.since)
      .add("database", report.database)
      .add("count", std::uint64_t{report.count()})
      .add("layers", Json::array_of(report.layers,
                                    [](const AuditedLayer& layer) { return to_object(layer); }))
      .add("vulnerabilities",
           Json::array_of(report.findings,
                          [](const Finding& finding) { return to_object(finding); }))
      .add("denied_licenses", licenses_in(report))
      .add("unknown", report.unknown)
      .text();
}

}  // namespace ocelot::cli
