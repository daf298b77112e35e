// Reading and writing the record of outputs.
#include "cli/output_record.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "graph/paths.hpp"
#include "io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

bool is_below_build(std::string_view path) {
  return path.starts_with(fmt::format("{}/", graph::k_build_folder)) && !path.ends_with('/') &&
         fs::path(path).lexically_normal().string() == path;
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

Outputs read_outputs() {
  return parse_outputs(io::read_file(graph::k_output_record).value_or(std::string()));
}

bool has_output_record() {
  std::error_code none;
  return fs::exists(graph::k_output_record, none);
}

Status record_outputs(const Outputs& more) {
  Outputs outputs = read_outputs();
  outputs.insert(more.begin(), more.end());
  return write_outputs(outputs);
}

Status write_outputs(const Outputs& outputs) {
  std::string text;
  for (const std::string& path : outputs) text += fmt::format("{}\n", path);
  const Result<io::Written> written = io::write_if_changed(graph::k_output_record, text);
  if (!written) return fail(written.error());
  return {};
}

}  // namespace ocelot::cli
