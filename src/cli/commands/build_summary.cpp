// One row for each artifact, from the file itself and from what its steps left beside it.
#include "cli/commands/build_summary.hpp"

#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "build/action/artifact_origin.hpp"
#include "build/steps/size_check.hpp"
#include "support/base/printable.hpp"
#include "support/base/quantity.hpp"
#include "support/base/text.hpp"

namespace ocelot::cli {

namespace {

using action::ArtifactOrigin;

constexpr std::size_t k_most_causes = 3;

constexpr std::string_view k_head =
    "| layer | file | unzipped | from | why it was built |\n|---|---:|---:|---|---|\n";

// A text in a cell: neither the end of the cell nor markup.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : printable_line(text)) {
    if (std::string_view("\\|`*_<>[]&").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string why(const ArtifactOrigin& origin) {
  if (origin.is_restored) return "";
  if (!origin.has_earlier) return "no earlier build to compare with";
  if (origin.causes.empty()) return "not in the action cache";
  return fmt::format("changed: {}", join_first(origin.causes, k_most_causes));
}

std::string_view source_of(const std::optional<ArtifactOrigin>& origin) {
  if (!origin) return "unknown";
  return origin->is_restored ? "action cache" : "build";
}

class Summary {
 public:
  Summary(const project::Root& root, const graph::Graph& graph)
      : root_(root), graph_(graph), edges_(graph) {}

  Result<std::string> text() const {
    std::string rows;
    std::size_t missing = 0;
    for (const graph::Artifact& artifact : graph_.artifacts) {
      if (!is_built(artifact)) {
        ++missing;
        continue;
      }
      const Result<std::string> row = row_of(artifact);
      if (!row) return fail(row.error());
      rows += *row;
    }
    return finish(rows, missing);
  }

 private:
  bool is_built(const graph::Artifact& artifact) const {
    std::error_code none;
    return std::filesystem::exists(root_ / graph_.path(artifact.files.front()), none);
  }

  Result<std::string> row_of(const graph::Artifact& artifact) const {
    const Result<steps::FileTotals> totals = root_.relative(
        steps::measure_totals((root_ / graph_.path(artifact.files.front())).string()));
    if (!totals) return fail(totals.error());
    const auto read = [&](const std::string& path) {
      return root_.read(path).value_or(std::string());
    };
    const std::optional<ArtifactOrigin> origin =
        action::find_origin(edges_, artifact.files.front(), read);
    return fmt::format("| {} {} | {} | {} | {} | {} |\n", cell(artifact.distribution),
                       model::name_of(artifact.architecture), shown_megabytes(totals->file),
                       totals->unzipped == 0 ? "" : shown_megabytes(totals->unzipped),
                       source_of(origin), origin ? cell(why(*origin)) : "");
  }

  static std::string finish(const std::string& rows, std::size_t missing) {
    if (rows.empty()) return "No layer is built here.\n";
    if (missing == 0) return fmt::format("{}{}", k_head, rows);
    return fmt::format("{}{}\nNot built here: {}.\n", k_head, rows,
                       counted(missing, "other layer"));
  }

  const project::Root& root_;
  const graph::Graph& graph_;
  const queries::Edges edges_;
};

}  // namespace

Result<std::string> summarize_build(const project::Root& root, const project::Snapshot& snapshot) {
  return Summary(root, snapshot.graph).text();
}

}  // namespace ocelot::cli
