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
  const Json json = {{"include", Json::array_of(affected.artifacts, matrix_row)}};
  return json.text(Json::Layout::compact);
}

}  // namespace ocelot::queries
