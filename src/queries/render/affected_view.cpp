// One row for each affected artifact.
#include "queries/render/affected_view.hpp"

#include "queries/render/parts.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

Json matrix_row(const AffectedArtifact& artifact) {
  return {{"distribution", artifact.distribution},
          {"architecture", name_of(artifact.architecture)},
          {"artifact", artifact.path}};
}

// `targets` are words for `ocelot-gen build`: the layers, and what is next to them.
Json job_row(const Job& job, std::size_t number) {
  std::vector<std::string> targets;
  for (const AffectedArtifact& artifact : job.artifacts)
    targets.insert(targets.end(), artifact.files.begin(), artifact.files.end());
  return {
      {"job", number}, {"targets", targets}, {"layers", Json::array_of(job.artifacts, matrix_row)}};
}

std::string compact_matrix(Json rows) {
  const Json json = {{"include", std::move(rows)}};
  return json.text(Json::Layout::compact);
}

Json artifact_object(const AffectedArtifact& artifact) {
  return matrix_row(artifact).add("files", artifact.files).add("causes", artifact.causes);
}

}  // namespace

std::string to_text(const Affected& affected, const console::PageStyle& style) {
  console::Page page(style);
  if (affected.artifacts.empty()) page.paragraph("no layer is affected");
  std::vector<console::Row> rows;
  for (const AffectedArtifact& artifact : affected.artifacts)
    rows.push_back({{artifact.distribution},
                    {std::string(name_of(artifact.architecture))},
                    {joined(artifact.causes), console::Ink::faint}});
  page.table(rows, 0);
  for (const std::string& path : affected.removed_artifacts)
    page.paragraph("no longer built: " + path);
  return page.text();
}

std::string to_json(const Affected& affected, const std::optional<std::string>& since,
                    const std::vector<std::string>& files) {
  return console::document("affected")
      .add("since", since)
      .add("files", files)
      .add("distributions", affected.distributions())
      .add("layers", Json::array_of(affected.artifacts, artifact_object))
      .add("removed_layers", affected.removed_artifacts)
      .text();
}

std::string to_github_matrix(const Affected& affected) {
  return compact_matrix(Json::array_of(affected.artifacts, matrix_row));
}

std::string to_github_matrix(const std::vector<Job>& jobs) {
  std::size_t number = 0;
  return compact_matrix(
      Json::array_of(jobs, [&](const Job& job) { return job_row(job, ++number); }));
}

}  // namespace ocelot::queries
