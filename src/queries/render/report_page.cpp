// A summary of all artifacts, then a section for each distribution.
#include "queries/render/report_page.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/render/html_cells.hpp"
#include "queries/render/report_findings.hpp"
#include "queries/render/report_history.hpp"
#include "support/base/number.hpp"
#include "support/base/templates.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

constexpr std::size_t k_longest_list = 15;

// Numbers as JSON writes them.
std::string number_of(const Json& object, std::string_view name) {
  const Json& number = member_of(object, name);
  if (number.is_null()) return {};
  return std::string(trim(number.text(Json::Layout::compact)));
}

std::string megabytes_in(const Json& object, std::string_view name) {
  const auto bytes = read_number<std::uintmax_t>(number_of(object, name));
  return bytes ? megabytes(*bytes) : "";
}

std::string milliseconds(const Json& object, std::string_view name) {
  const std::string number = number_of(object, name);
  return number.empty() ? "" : number + " ms";
}

std::string folded(std::string_view summary, std::string_view content) {
  return html_element("details",
                      html_element("summary", html_text(summary)) + std::string(content));
}

// What is the same for all architectures is shown once.
const ReportedArtifact* first_with(const ReportedDistribution& distribution,
                                   Json ReportedArtifact::*document) {
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    if (!(artifact.*document).is_null()) return &artifact;
  }
  return nullptr;
}

std::string stability_of(const Json& entry) {
  std::vector<std::string> levels;
  for (const auto& [signal, level] : member_of(entry, "stability").members()) {
    if (level.string() != nullptr)
      levels.push_back(fmt::format("{} {}", signal, in_lower_case(*level.string())));
  }
  return fmt::format("{}", fmt::join(levels, ", "));
}

std::string components_of(const ReportedDistribution& distribution) {
  const ReportedArtifact* const found = first_with(distribution, &ReportedArtifact::contents);
  if (found == nullptr) return {};
  if (const std::string reason = text_in(found->contents, "not_run"); !reason.empty())
    return heading("Components") + paragraph("not listed: " + reason);
  std::vector<HtmlRow> rows;
  for (const Json& entry : member_of(found->contents, "components").values()) {
    rows.push_back(
        {text_cell(text_in(entry, "kind")), code_cell(text_in(entry, "type")),
         text_cell(stability_of(entry)),
         code_cell(fmt::format("{} {}", text_in(entry, "module"), text_in(entry, "version")))});
  }
  return heading("Components") + html_table({{"kind"}, {"type"}, {"stability"}, {"module"}}, rows);
}

bool is_accepted(const Json& config) {
  return member_of(config, "accepted").boolean().value_or(false);
}

std::string describe_config(const Json& config) {
  std::string html = html_element(
      "p", fmt::format(
               "{} {}", code_cell(text_in(config, "config")).content,
               mark(is_accepted(config), is_accepted(config) ? "accepted" : "rejected").content));
  for (const Json& fault : member_of(config, "faults").values())
    html += paragraph(text_in(fault, "message"));
  const Json& effective = member_of(config, "effective");
  if (effective.is_null()) return html;
  return html +
         folded("The effective configuration", html_element("pre", html_text(effective.text())));
}

// The configurations of an architecture are shown again if another one's result differs.
std::string configurations_of(const ReportedDistribution& distribution) {
  std::vector<std::string> shown;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    for (const Json& config : member_of(artifact.validation, "configs").values()) {
      std::string html = describe_config(config);
      if (std::ranges::find(shown, html) == shown.end()) shown.push_back(std::move(html));
    }
  }
  return shown.empty() ? std::string()
                       : heading("Configuration") + fmt::format("{}", fmt::join(shown, ""));
}

std::string size_details(const ReportedArtifact& artifact) {
  const Json& size = member_of(artifact.size_answer, "size");
  if (size.is_null()) return {};
  std::vector<HtmlRow> rows;
  for (const Json& module : member_of(size, "modules").values()) {
    if (rows.size() == k_longest_list) break;
    rows.push_back(
        {code_cell(fmt::format("{} {}", text_in(module, "module"), text_in(module, "version"))),
         number_cell(megabytes_in(module, "text"))});
  }
  std::string html = html_table({{"module"}, {"compiled functions", true}}, rows);
  std::vector<HtmlRow> costs;
  for (const Json& cost :
       member_of(member_of(artifact.size_answer, "costs"), "components").values()) {
    costs.push_back({code_cell(text_in(cost, "component")), number_cell(megabytes_in(cost, "adds")),
                     number_cell(megabytes_in(cost, "alone"))});
  }
  html += html_table({{"component"}, {"adds", true}, {"alone", true}}, costs);
  return html.empty() ? html : folded("What takes space in " + artifact.path, html);
}

std::string sizes_of(const ReportedDistribution& distribution) {
  std::vector<HtmlRow> rows;
  std::string details;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    const Json& size = member_of(artifact.size_answer, "size");
    const Json& before = member_of(member_of(artifact.size_answer, "before"), "size");
    rows.push_back({code_cell(artifact.path),
                    number_cell(artifact.size ? megabytes(*artifact.size) : "not built"),
                    number_cell(megabytes_in(size, "unzipped")),
                    number_cell(megabytes_in(size, "binary")),
                    number_cell(megabytes_in(before, "file"))});
    details += size_details(artifact);
  }
  return heading("Files") +
         html_table({{"file"},
                     {"size", true},
                     {"unzipped", true},
                     {"program", true},
                     {"earlier size", true}},
                    rows) +
         details;
}

std::string left_out_of(const ReportedDistribution& distribution) {
  std::string html;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    for (const std::string& what : artifact.left_out)
      html +=
          paragraph(fmt::format("left out: {} is about another file than {}", what, artifact.path));
  }
  return html;
}

std::string start_of(const ReportedDistribution& distribution) {
  std::vector<HtmlRow> rows;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    const Json& answer = artifact.smoke_answer;
    if (answer.is_null()) continue;
    const Json& report = member_of(answer, "report");
    const std::string status = text_in(answer, "status");
    rows.push_back({code_cell(artifact.path), mark(status == "passed", status),
                    number_cell(milliseconds(report, "register_ms")),
                    number_cell(milliseconds(report, "next_ms")),
                    number_cell(megabytes_in(report, "peak_memory")),
                    number_cell(milliseconds(report, "shutdown_ms")),
                    text_cell(text_in(answer, "reason"))});
  }
  const std::string table = html_table({{"file"},
                                        {"status"},
                                        {"registered", true},
                                        {"ready", true},
                                        {"memory", true},
                                        {"shutdown", true},
                                        {""}},
                                       rows);
  return table.empty() ? table : heading("Start") + table;
}

std::string modules_of(const ReportedDistribution& distribution) {
  const ReportedArtifact* const found = first_with(distribution, &ReportedArtifact::bill);
  if (found == nullptr) return {};
  std::vector<HtmlRow> rows;
  for (const Json& component : member_of(found->bill, "components").values())
    rows.push_back(
        {code_cell(text_in(component, "name")), code_cell(text_in(component, "version"))});
  const std::string summary = counted(rows.size(), "module");
  return heading("Modules") + folded(summary, html_table({{"module"}, {"version"}}, rows));
}

std::string licenses_of(const ReportedDistribution& distribution) {
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    if (artifact.licenses.empty()) continue;
    return heading("Licenses") + html_element("pre", html_text(artifact.licenses));
  }
  return {};
}

std::string section_of(const ReportedDistribution& distribution) {
  std::string html = html_element("h2", html_text(distribution.name));
  if (!distribution.description.empty()) html += paragraph(distribution.description);
  std::vector<HtmlRow> facts;
  for (const auto& [name, value] : distribution.facts)
    facts.push_back({text_cell(name), text_cell(value)});
  html += html_table({}, facts);
  html += sizes_of(distribution) + left_out_of(distribution) + history_of(distribution) +
          components_of(distribution) + configurations_of(distribution) + start_of(distribution) +
          findings_of(distribution) + licenses_of(distribution) + modules_of(distribution);
  return html_element(fmt::format("section id=\"{}\"", html_text(distribution.name)), html);
}

// Whether the collector accepts all configurations of all artifacts; nothing if none was checked.
std::optional<bool> are_accepted(const ReportedDistribution& distribution) {
  std::optional<bool> accepted;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    for (const Json& config : member_of(artifact.validation, "configs").values())
      accepted = accepted.value_or(true) && is_accepted(config);
  }
  return accepted;
}

HtmlRow summary_row(const ReportedDistribution& distribution) {
  const std::string name = html_text(distribution.name);
  std::vector<std::string> sizes;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    sizes.push_back(fmt::format("{} {}", artifact.architecture,
                                artifact.size ? megabytes(*artifact.size) : "not built"));
  }
  const std::optional<bool> accepted = are_accepted(distribution);
  const std::optional<std::size_t> findings = count_findings(distribution);
  return {
      {html_element(fmt::format("a href=\"#{}\"", name), name)},
      text_cell(fmt::format("{}", fmt::join(sizes, ", "))),
      accepted ? mark(*accepted, *accepted ? "accepted" : "rejected") : text_cell("not checked"),
      findings ? mark(*findings == 0, fmt::format("{}", *findings)) : text_cell("not audited")};
}

std::string summary_of(const Report& report) {
  std::vector<HtmlRow> rows;
  for (const ReportedDistribution& distribution : report.distributions)
    rows.push_back(summary_row(distribution));
  return html_element(
      "section", html_table({{"distribution"}, {"size"}, {"configuration"}, {"findings"}}, rows));
}

}  // namespace

std::string to_page(const Report& report) {
  std::string content = summary_of(report);
  for (const ReportedDistribution& distribution : report.distributions)
    content += section_of(distribution);
  return expand(find_template("report/page.html").value_or(""),
                {{"STYLE", fmt::format("{}{}", find_template("page/colors.css").value_or(""),
                                       find_template("report/page.css").value_or(""))},
                 {"SOURCE", html_text(report.source)},
                 {"CONTENT", content}});
}

}  // namespace ocelot::queries
