// Looks at the file, its checksum, and the records of the steps that made it.
#include "cli/layers/layer_check.hpp"

#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/action/current_output.hpp"
#include "graph/paths.hpp"
#include "support/io/checksum.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace {

std::optional<graph::FileId> find_file(const graph::Graph& graph, const std::string& path) {
  for (const graph::Step& step : graph.steps) {
    if (graph.path(step.outputs.front()) == path) return step.outputs.front();
  }
  return std::nullopt;
}

bool matches_checksum(const std::string& file) {
  const Result<std::string> line = io::read_file(graph::checksum_path(file));
  const Result<Digest> digest = io::digest_of_file(file);
  return line && digest && *line == io::checksum_line(*digest, file);
}

class LayerCheck {
 public:
  LayerCheck(const graph::Graph& graph, const graph::Machine& machine)
      : graph_(graph), current_(graph, machine) {}

  std::optional<Diagnostic> check(const BuiltLayer& layer) {
    std::error_code none;
    if (!std::filesystem::exists(layer.file, none)) return not_built(layer, "is not built");
    // Ninja compares times, so it would not build a changed file again.
    if (!matches_checksum(layer.file))
      return error("digest-mismatch", whole_file(layer.file),
                   fmt::format("{} differs from its checksum {}", layer.name(),
                               graph::checksum_path(layer.file)))
          .with_help(fmt::format("remove {}, then run: ocelot-gen build {}", layer.file,
                                 layer.distribution));
    if (!is_current(layer)) return not_built(layer, "is not built from the current declaration");
    return std::nullopt;
  }

 private:
  // A build that fails after the link leaves the file of an earlier build.
  bool is_current(const BuiltLayer& layer) {
    const std::optional<graph::FileId> raw = find_file(graph_, layer.raw_file);
    return raw && io::hold_same_bytes(layer.raw_file, layer.file) && current_.contain(*raw);
  }

  static Diagnostic not_built(const BuiltLayer& layer, std::string_view problem) {
    return error("not-built", whole_file(layer.file), fmt::format("{} {}", layer.name(), problem));
  }

  const graph::Graph& graph_;
  action::CurrentOutputs current_;
};

}  // namespace

Status expect_current(const BuiltProject& project, const std::vector<BuiltLayer>& layers) {
  LayerCheck check(project.snapshot().graph, project.machine());
  Diagnostics faults;
  std::set<std::string> missing;
  for (const BuiltLayer& layer : layers) {
    auto fault = check.check(layer);
    if (!fault) continue;
    if (fault->help.empty()) missing.insert(layer.distribution);
    faults.push_back(std::move(*fault));
  }
  if (faults.empty()) return {};
  if (faults.back().help.empty())
    faults.back().help = fmt::format("ocelot-gen build {}", fmt::join(missing, " "));
  return fail(std::move(faults));
}

}  // namespace ocelot::cli
