// Reads and writes the record of outputs.
#include "project/generate/output_record.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "graph/paths.hpp"
#include "support/base/text.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file_below.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

bool is_below_build(std::string_view path) {
  return is_below(path, graph::k_build_folder) && !path.ends_with('/') &&
         fs::path(path).lexically_normal().string() == path;
}

bool is_document(std::string_view path, std::string_view artifact) {
  const std::vector<std::string> documents = graph::all_document_paths(artifact);
  return std::ranges::find(documents, path) != documents.end();
}

// Whether a file is next to an artifact: the artifact's name with another ending, or one more; or
// the list of a layer's components; or a document.
bool is_next_to(std::string_view path, std::string_view artifact) {
  const std::string_view stem = artifact.substr(0, artifact.rfind('.'));
  return (path.starts_with(artifact) && path.substr(artifact.size()).starts_with('.')) ||
         (path.starts_with(stem) && path.rfind('.') == stem.size()) ||
         path == graph::components_path(artifact) || is_document(path, artifact);
}

bool is_there(const io::Destination& place) {
  const auto status = place.folder.status(place.path);
  return !status || status->has_value();
}

// If the file no longer exists, because a clean was interrupted, only the checksum's format can be
// checked.
bool fits_checksum(const project::Root& root, const std::string& path) {
  const Result<std::string> line = root.read(graph::checksum_path(path));
  if (!line) return false;
  const std::optional<Digest> listed = read_digest(line->substr(0, line->find(' ')));
  if (!listed || *line != io::checksum_line(*listed, path)) return false;
  const Result<io::Destination> file = root.locate(path);
  if (!file) return false;
  return !is_there(*file) || io::digest_of_file(file->folder, file->path) == *listed;
}

// The recorded artifacts: what has a checksum.
std::set<std::string> artifacts_in(const Outputs& recorded) {
  std::set<std::string> artifacts;
  for (const std::string& path : recorded) {
    const auto end = path.rfind('.');
    if (end != std::string::npos && graph::checksum_path(path.substr(0, end)) == path)
      artifacts.insert(path.substr(0, end));
  }
  return artifacts;
}

}  // namespace

Outputs outputs_of(const graph::Graph& graph) {
  Outputs outputs;
  for (const graph::Step& step : graph.steps) {
    for (graph::FileId id : step.outputs) outputs.insert(graph.path(id));
  }
  return outputs;
}

Outputs parse_outputs(std::string_view text) {
  Outputs outputs;
  for (std::string_view line : split_lines(text)) {
    if (is_below_build(line)) outputs.emplace(line);
  }
  return outputs;
}

Result<Outputs> read_outputs(const project::Root& root) {
  if (!has_output_record(root)) return Outputs();
  const Result<std::string> text = root.read(graph::k_output_record);
  if (!text) return fail(text.error());
  return parse_outputs(*text);
}

bool has_output_record(const project::Root& root) {
  const Result<io::Destination> record = root.locate(graph::k_output_record);
  return record ? is_there(*record) : !root.lacks_build_folder();
}

bool was_made(const project::Root& root, const Outputs& recorded, const std::string& path) {
  if (is_below(path, graph::k_own_folder)) return true;
  if (recorded.contains(graph::checksum_path(path))) return fits_checksum(root, path);
  const std::set<std::string> artifacts = artifacts_in(recorded);
  return std::any_of(artifacts.begin(), artifacts.end(), [&](const std::string& artifact) {
    return is_next_to(path, artifact) && fits_checksum(root, artifact);
  });
}

Status record_outputs(const project::Root& root, const Outputs& more) {
  Result<Outputs> outputs = read_outputs(root);
  if (!outputs) return fail(outputs.error());
  outputs->insert(more.begin(), more.end());
  return write_outputs(root, *outputs);
}

Status write_outputs(const project::Root& root, const Outputs& outputs) {
  std::string text;
  for (const std::string& path : outputs) text += fmt::format("{}\n", path);
  const Result<io::Written> written = root.write(graph::k_output_record, text);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::generate
