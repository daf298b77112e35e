// From a plan to files and steps.
#include "graph/graph.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/generated_sources.hpp"
#include "graph/paths.hpp"

namespace ocelot::graph {

namespace {

using model::Kind;

// Files by their paths, which only the list of files holds.
struct PathOf {
  const std::vector<File>& files;
  std::string_view operator()(FileId id) const { return files[id.index].path; }
  std::string_view operator()(std::string_view path) const { return path; }
};

struct HashOfPath : PathOf {
  using is_transparent = void;
  std::size_t operator()(const auto& one) const {
    return std::hash<std::string_view>()(PathOf::operator()(one));
  }
};

struct SamePath : PathOf {
  using is_transparent = void;
  bool operator()(const auto& one, const auto& other) const {
    return PathOf::operator()(one) == PathOf::operator()(other);
  }
};

class GraphBuilder {
 public:
  explicit GraphBuilder(const Plan& plan) : plan_(plan) {}

  Graph build(const ProjectInputs& project) {
    make_room(project);
    note_generator(project);
    add_clone();
    add_probe();
    for (const OverlayPlan& overlay : plan_.overlays) add_overlay(overlay);
    for (const AdditionPlan& addition : plan_.additions) add_source(addition);
    add_check();
    for (const TreePlan& tree : plan_.trees) add_gomod(tree);
    for (const LayerPlan& layer : plan_.layers)
      layer.kind == Kind::layer ? add_package(layer) : add_compile(layer);
    for (const LayerPlan& layer : plan_.layers) add_rename(layer);
    add_targets();
    return std::move(graph_);
  }

 private:
  // About as much as there will be: a list that grows is held twice.
  void make_room(const ProjectInputs& project) {
    constexpr std::size_t k_single = 8;
    const std::size_t shared = plan_.overlays.size() + plan_.trees.size() + k_single;
    graph_.steps.reserve(shared + 2 * plan_.layers.size());
    graph_.files.reserve(shared + 3 * plan_.layers.size() + project.files.size() +
                         project.folders.size() + project.named.size());
  }

  FileId file(std::string_view path) {
    if (const auto known = ids_.find(path); known != ids_.end()) return *known;
    const FileId id{graph_.files.size()};
    graph_.files.push_back({std::string(path)});
    ids_.insert(id);
    return id;
  }

  void note_generator(const ProjectInputs& project) {
    for (const std::string& path : project.files) declaration_.push_back(file(path));
    for (const std::string& path : project.named) named_.push_back(file(path));
    note_generator_inputs(project.files);
    note_generator_inputs(project.folders);
    if (const auto* folder = std::get_if<PlainFolder>(&plan_.pin)) {
      note_generator_inputs(folder->folders);
      note_generator_inputs(folder->files);
    }
  }

  // An upstream may lie within the project, so a path can come twice.
  void note_generator_inputs(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (noted_.insert(path).second) graph_.generator_inputs.push_back(file(path));
    }
  }

  void add_clone() {
    Step step;
    step.kind = StepKind::clone;
    step.outputs = {file(k_upstream_tar), file(k_upstream_tree_id)};
    step.arguments = {"--folder", plan_.upstream.folder};
    if (const auto* commit = std::get_if<PinnedCommit>(&plan_.pin)) {
      add(step, {commit->is_url ? "--url" : "--repository", commit->location, "--commit",
                 commit->commit});
      if (!commit->tree.empty()) add(step, {"--expect-tree", commit->tree});
      step.description =
          fmt::format("clone {} @ {}", plan_.upstream.repo, commit->commit.substr(0, 12));
    } else {
      const auto& folder = std::get<PlainFolder>(plan_.pin);
      add(step, {"--plain", folder.path});
      for (const std::string& path : folder.files) step.inputs.push_back(file(path));
      step.description = fmt::format("clone {} (plain folder)", plan_.upstream.repo);
    }
    add(step, {"--tree-id", file(k_upstream_tree_id), "-o", file(k_upstream_tar)});
    graph_.steps.push_back(std::move(step));
  }

  void add_probe() {
    Step step;
    step.kind = StepKind::probe;
    step.outputs = {file(k_version)};
    step.inputs = {file(k_upstream_tar)};
    step.arguments = {
        "--go", Tool::go, "--make", Tool::make, "-o", file(k_version), file(k_upstream_tar)};
    step.description = "probe version";
    graph_.steps.push_back(std::move(step));
  }

  void add_overlay(const OverlayPlan& overlay) {
    Step step;
    step.kind = StepKind::overlay;
    step.outputs = {file(overlay_path(overlay.component))};
    step.arguments = {"-o", step.outputs[0]};
    for (const OverlayPlan::File& one : overlay.files) {
      step.inputs.push_back(file(one.source));
      add(step, {"--as", one.tree_path, file(one.source)});
    }
    step.description = fmt::format("overlay {}", overlay.component);
    graph_.steps.push_back(std::move(step));
  }

  // The templates are no files of the project: their digest stands for them, so that another
  // ocelot-gen builds anew exactly where its templates say something else.
  void add_source(const AdditionPlan& addition) {
    const std::string_view kind = model::name_of(addition.kind);
    Step step;
    step.kind = StepKind::source;
    step.outputs = {file(addition_path(addition.name))};
    step.inputs = {file(k_upstream_tar)};
    step.arguments = {"--kind", std::string(kind), "--templates", digest_of_sources(kind)};
    if (!addition.component.empty()) add(step, {"--component", addition.component});
    for (const OverlayPlan::File& one : addition.files) add(step, {"--as", one.tree_path});
    add(step, {"-o", step.outputs[0], step.inputs[0]});
    for (const OverlayPlan::File& one : addition.files) {
      step.inputs.push_back(file(one.source));
      add(step, {file(one.source)});
    }
    step.description = fmt::format("source {}", addition.name);
    graph_.steps.push_back(std::move(step));
  }

  // Looks at the declaration itself, so that it can name the place in the user's files.
  void add_check() {
    Step step;
    step.kind = StepKind::check;
    step.outputs = {file(k_check)};
    step.inputs = declaration_;
    step.inputs.push_back(file(k_upstream_tar));
    step.order_only = named_;
    add(step, {"--go", Tool::go});
    for (const std::string& name : plan_.choice.distributions) add(step, {"-d", name});
    // A list that loses a file must change the command, or Ninja would not run the step again.
    add(step, {"-o", file(k_check), file(k_upstream_tar)});
    for (FileId id : declaration_) add(step, {id});
    for (FileId id : named_) add(step, {id});
    step.description = "check the declaration against upstream";
    graph_.steps.push_back(std::move(step));
  }

  void add_gomod(const TreePlan& tree) {
    Step step;
    step.kind = StepKind::gomod;
    step.outputs = {file(tree_path(tree.id))};
    step.inputs = {file(k_upstream_tar), file(k_version)};
    step.order_only = {file(k_check)};
    step.arguments = {"--go", Tool::go, "--version", file(k_version)};
    std::vector<std::string> names;
    for (OverlayId id : tree.overlays) {
      const OverlayPlan& overlay = plan_.overlays[id.index];
      names.push_back(overlay.component);
      step.inputs.push_back(file(overlay_path(overlay.component)));
      add(step, {"--overlay", step.inputs.back()});
    }
    for (AdditionId id : tree.additions) {
      const AdditionPlan& addition = plan_.additions[id.index];
      names.push_back(addition.name);
      step.inputs.push_back(file(addition_path(addition.name)));
      add(step, {"--overlay", step.inputs.back()});
    }
    for (const golang::ModuleRequirement& module : tree.modules) {
      add(step,
          {"--require", module.version.empty() ? module.path : module.path + "@" + module.version});
    }
    add(step, {"-o", step.outputs[0], file(k_upstream_tar)});
    step.description =
        names.empty() ? "gomod upstream alone" : fmt::format("gomod {}", fmt::join(names, " "));
    graph_.steps.push_back(std::move(step));
  }

  void add_package(const LayerPlan& layer) {
    Step step;
    step.kind = StepKind::package;
    step.outputs = {file(raw_layer_path(layer.architecture, layer.distribution))};
    step.inputs = {file(tree_path(plan_.trees[layer.tree.index].id)), file(k_upstream_tree_id)};
    step.arguments = {"--go",      Tool::go,
                      "--make",    Tool::make,
                      "--arch",    std::string(model::name_of(layer.architecture)),
                      "--tags",    fmt::format("{}", fmt::join(layer.tags, ",")),
                      "--tree-id", step.inputs[1]};
    if (layer.config_file) {
      step.inputs.push_back(file(*layer.config_file));
      add(step, {"--config", step.inputs.back()});
    }
    if (plan_.choice.compression)
      add(step, {"--compression", fmt::format("{}", *plan_.choice.compression)});
    add(step, {"-o", step.outputs[0], step.inputs[0]});
    step.description =
        fmt::format("package {} {}", layer.distribution, model::name_of(layer.architecture));
    graph_.steps.push_back(std::move(step));
  }

  static std::string raw_path_of(const LayerPlan& layer) {
    return raw_path(layer.kind, layer.architecture, layer.distribution);
  }

  // An executable needs no C: upstream's own collector is built without it, too.
  void add_compile(const LayerPlan& layer) {
    Step step;
    step.kind = StepKind::compile;
    step.outputs = {file(raw_path_of(layer))};
    step.inputs = {file(tree_path(plan_.trees[layer.tree.index].id))};
    step.arguments = {"--go", Tool::go};
    if (layer.kind != Kind::executable) {
      const bool is_amd64 = layer.architecture == model::Architecture::amd64;
      add(step, {"--cc", is_amd64 ? Tool::cc_amd64 : Tool::cc_arm64});
    }
    add(step, {"--kind", std::string(model::name_of(layer.kind)), "--arch",
               std::string(model::name_of(layer.architecture)), "--tags",
               fmt::format("{}", fmt::join(layer.tags, ",")), "--package", layer.package});
    if (layer.kind == Kind::shared_library) {
      step.outputs.push_back(file(header_path(raw_path_of(layer))));
      add(step, {"--header", step.outputs.back()});
    }
    add(step, {"-o", step.outputs[0], step.inputs[0]});
    step.description =
        fmt::format("compile {} {}", layer.distribution, model::name_of(layer.architecture));
    graph_.steps.push_back(std::move(step));
  }

  // What a user gets for a distribution and an architecture.
  std::vector<FileId> results_of(const LayerPlan& layer) {
    const std::string path = output_path(layer.kind, layer.architecture, layer.distribution);
    std::vector<FileId> files = {file(path), file(checksum_path(path))};
    if (layer.kind == Kind::shared_library) files.push_back(file(header_path(path)));
    return files;
  }

  void add_rename(const LayerPlan& layer) {
    Step step;
    step.kind = StepKind::rename;
    step.outputs = results_of(layer);
    step.inputs = {file(raw_path_of(layer))};
    step.arguments = {"-o", step.outputs[0]};
    if (layer.kind == Kind::shared_library) {
      step.inputs.push_back(file(header_path(raw_path_of(layer))));
      add(step, {"--header", step.inputs.back(), "--header-output", step.outputs.back()});
    }
    if (layer.kind == Kind::executable) add(step, {"--executable"});
    add(step, {step.inputs[0]});
    step.description = fmt::format("rename {}", graph_.path(step.outputs[0]));
    graph_.steps.push_back(std::move(step));
  }

  void add_targets() {
    std::map<std::string, std::vector<FileId>> by_distribution;
    std::map<std::string, std::vector<FileId>> by_architecture;
    std::vector<FileId> all;
    for (const LayerPlan& layer : plan_.layers) {
      for (FileId id : results_of(layer)) {
        by_distribution[layer.distribution].push_back(id);
        by_architecture[std::string(model::name_of(layer.architecture))].push_back(id);
        all.push_back(id);
      }
    }
    for (auto& [name, files] : by_distribution) graph_.targets.push_back({name, std::move(files)});
    for (auto& [name, files] : by_architecture) graph_.targets.push_back({name, std::move(files)});
    graph_.targets.push_back({"all", std::move(all)});
  }

  static void add(Step& step, std::initializer_list<Argument> arguments) {
    step.arguments.insert(step.arguments.end(), arguments.begin(), arguments.end());
  }

  const Plan& plan_;
  Graph graph_;
  std::unordered_set<FileId, HashOfPath, SamePath> ids_{0, {{graph_.files}}, {{graph_.files}}};
  std::set<std::string> noted_;
  std::vector<FileId> declaration_;
  std::vector<FileId> named_;
};

void find_clashes(const Graph& graph, const Plan& plan, Diagnostics& diagnostics) {
  std::unordered_set<std::string_view> paths;
  for (const File& file : graph.files) paths.insert(file.path);
  for (const DistributionTarget& distribution : plan.distributions) {
    if (!paths.contains(distribution.name)) continue;
    diagnostics.push_back(
        error("reserved-name", distribution.place,
              fmt::format("'{}' is also the path of a file or folder that the build reads",
                          distribution.name))
            .with_help("choose another name for the distribution"));
  }
}

// Ninja has no way to write these in a path (its manual, "Lexical syntax"; Ninja 1.11 to 1.13).
void find_unwritable(const Graph& graph, Diagnostics& diagnostics) {
  for (const File& file : graph.files) {
    const auto bad = std::find_if(file.path.begin(), file.path.end(), [](char c) {
      return c == '|' || static_cast<unsigned char>(c) < 0x20;
    });
    if (bad == file.path.end()) continue;
    diagnostics.push_back(error("unwritable-path", whole_file(file.path),
                                *bad == '|'
                                    ? "a Ninja file cannot name a path with '|'"
                                    : "a Ninja file cannot name a path with control characters")
                              .with_help("rename the file or folder"));
  }
}

}  // namespace

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::clone:
      return "clone";
    case StepKind::probe:
      return "probe";
    case StepKind::overlay:
      return "overlay";
    case StepKind::source:
      return "source";
    case StepKind::check:
      return "check";
    case StepKind::gomod:
      return "gomod";
    case StepKind::package:
      return "package";
    case StepKind::compile:
      return "compile";
    case StepKind::rename:
      return "rename";
  }
  return "";
}

std::string_view name_of(Tool tool) {
  switch (tool) {
    case Tool::go:
      return "go";
    case Tool::make:
      return "make";
    case Tool::cc_amd64:
      return "cc_amd64";
    case Tool::cc_arm64:
      return "cc_arm64";
  }
  return "";
}

Result<Graph> make_graph(const Plan& plan, const ProjectInputs& project) {
  Graph graph = GraphBuilder(plan).build(project);
  Diagnostics faults;
  find_clashes(graph, plan, faults);
  find_unwritable(graph, faults);
  if (!faults.empty()) return fail(std::move(faults));
  return graph;
}

}  // namespace ocelot::graph
