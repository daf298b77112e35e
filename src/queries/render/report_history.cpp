// One row for each state of each artifact.
#include "queries/render/report_history.hpp"

#include <fmt/format.h>

#include "queries/render/html_cells.hpp"

namespace ocelot::queries {

namespace {

HtmlCell count_cell(const std::optional<std::size_t>& count) {
  return number_cell(count ? fmt::format("{}", *count) : "not audited");
}

HtmlRow row_of(const ReportedArtifact& artifact, const ReportedState& state) {
  if (!state.sizes)
    return {
        code_cell(artifact.path), text_cell(state.name), number_cell(state.reason), {}, {}, {}, {}};
  return {code_cell(artifact.path),
          text_cell(state.name),
          number_cell(megabytes(state.sizes->file)),
          number_cell(megabytes(state.sizes->unzipped)),
          number_cell(megabytes(state.sizes->binary)),
          count_cell(state.vulnerabilities),
          count_cell(state.denied_licenses)};
}

}  // namespace

std::string history_of(const ReportedDistribution& distribution) {
  std::vector<HtmlRow> rows;
  for (const ReportedArtifact& artifact : distribution.artifacts) {
    for (const ReportedState& state : artifact.history) rows.push_back(row_of(artifact, state));
  }
  const std::string table = html_table({{"file"},
                                        {"state"},
                                        {"size", true},
                                        {"unzipped", true},
                                        {"program", true},
                                        {"vulnerabilities", true},
                                        {"denied licenses", true}},
                                       rows);
  return table.empty() ? table : heading("History") + table;
}

}  // namespace ocelot::queries
