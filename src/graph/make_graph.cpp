// From a plan to files and steps.
#include "graph/make_graph.hpp"

#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/document_steps.hpp"
#include "graph/file_ids.hpp"
#include "graph/generated_sources.hpp"
#include "graph/gomod_edits.hpp"
#include "graph/input_content.hpp"
#include "graph/inspection_steps.hpp"
#include "graph/path_faults.hpp"
#include "graph/paths.hpp"
#include "graph/targets.hpp"
#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

using model::Kind;

class GraphBuilder {
 public:
  GraphBuilder(const Plan& plan, const ProjectInputs& project) : plan_(plan), project_(project) {}

  Graph build() {
    make_room();
    list_generator_inputs();
    add_clone();
    add_probe();
    for (const OverlayPlan& overlay : plan_.overlays) add_overlay(overlay);
    for (const GeneratedSourcePlan& source : plan_.generated_sources) add_source(source);
    add_check();
    for (const TreePlan& tree : plan_.trees) add_gomod(tree);
    for (const ArtifactPlan& artifact : plan_.layers) add_artifact(artifact);
    InspectionSteps(plan_, project_, files_, graph_).add();
    for (const ArtifactPlan& artifact : plan_.layers) documents_.add(artifact);
    for (const ArtifactPlan& artifact : plan_.layers) add_rename(artifact);
    graph_.targets = targets_of(graph_.artifacts);
    graph_.choice = plan_.choice;
    return std::move(graph_);
  }

 private:
  // About as much as there will be: a list that grows is held twice.
  void make_room() {
    constexpr std::size_t k_single = 8;
    const std::size_t shared = plan_.overlays.size() + plan_.trees.size() + k_single;
    graph_.steps.reserve(shared + 2 * plan_.layers.size());
    graph_.files.reserve(shared + 3 * plan_.layers.size() + project_.files.size() +
                         project_.folders.size() + project_.named.size());
  }

  FileId file(std::string_view path) { return files_.id_of(path); }

  void list_generator_inputs() {
    for (const std::string& path : project_.files) declaration_.push_back(file(path));
    for (const std::string& path : project_.named) named_.push_back(file(path));
    add_generator_inputs(project_.files);
    add_generator_inputs(project_.folders);
    for (const ArtifactPlan& artifact : plan_.layers) {
      if (artifact.config_file) add_generator_inputs({*artifact.config_file});
    }
    if (const auto* folder = std::get_if<PlainFolder>(&plan_.pin)) {
      add_generator_inputs(folder->folders);
      add_generator_inputs(folder->files);
    }
  }

  // An upstream may lie within the project, so a path can come twice.
  void add_generator_inputs(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (generator_paths_.insert(path).second) graph_.generator_inputs.push_back(file(path));
    }
  }

  void add_clone() {
    Step step;
    CloneRequest<InGraph> request;
    request.output = file(k_upstream_tar);
    request.tree_id = file(k_upstream_tree_id);
    request.folder = plan_.upstream.folder;
    if (const auto* commit = std::get_if<PinnedCommit>(&plan_.pin)) {
      (commit->is_url ? request.url : request.repository) = commit->location;
      request.commit = commit->commit;
      if (!commit->tree.empty()) request.expected_tree = commit->tree;
      step.description =
          fmt::format("clone {} @ {}", plan_.upstream.repo, commit->commit.substr(0, 12));
    } else {
      const auto& folder = std::get<PlainFolder>(plan_.pin);
      request.plain = folder.path;
      request.content = folder.content;
      for (const std::string& path : folder.files) step.inputs.push_back(file(path));
      step.description = fmt::format("clone {} (plain folder)", plan_.upstream.repo);
    }
    step.outputs = {request.output, request.tree_id};
    add(std::move(step), std::move(request));
  }

  void add_probe() {
    const ProbeRequest<InGraph> request{Tool::go, plan_.go_version(), Tool::make, file(k_version),
                                        file(k_upstream_tar)};
    Step step;
    step.outputs = {request.output};
    step.inputs = {request.upstream};
    step.description = "probe version";
    add(std::move(step), request);
  }

  void add_overlay(const OverlayPlan& overlay) {
    OverlayRequest<InGraph> request;
    request.output = file(overlay_path(overlay.component));
    request.files = placed(overlay.files);
    Step step;
    step.outputs = {request.output};
    for (const PlacedFile<InGraph>& placed : request.files) step.inputs.push_back(placed.source);
    request.content = content_of(step.inputs, graph_, project_);
    step.description = fmt::format("overlay {}", overlay.component);
    add(std::move(step), std::move(request));
  }

  std::vector<PlacedFile<InGraph>> placed(const std::vector<OverlayPlan::File>& files) {
    std::vector<PlacedFile<InGraph>> placed;
    for (const OverlayPlan::File& overlaid : files)
      placed.push_back({file(overlaid.source), overlaid.tree_path});
    return placed;
  }

  // The templates are not files of the project. Their digest is in the command instead, so another
  // ocelot-gen builds again exactly where its templates differ.
  void add_source(const GeneratedSourcePlan& source) {
    SourceRequest<InGraph> request;
    request.kind = source.kind;
    request.templates = digest_of_sources(model::name_of(source.kind));
    if (!source.component.empty()) request.component = source.component;
    request.output = file(generated_source_path(source.name));
    request.upstream = file(k_upstream_tar);
    request.files = placed(source.files);
    Step step;
    step.outputs = {request.output};
    step.inputs = {request.upstream};
    for (const PlacedFile<InGraph>& placed : request.files) step.inputs.push_back(placed.source);
    request.content = content_of(step.inputs, graph_, project_);
    step.description = fmt::format("source {}", source.name);
    add(std::move(step), std::move(request));
  }

  // Reads the declaration again, so that its messages name the place in the user's files. A list
  // that loses a file must change the command, or Ninja would not run the step again.
  void add_check() {
    CheckRequest<InGraph> request;
    request.go = Tool::go;
    request.go_version = plan_.go_version();
    request.distributions = plan_.choice.distributions;
    request.output = file(k_check);
    request.upstream = file(k_upstream_tar);
    request.declaration = declaration_;
    request.declaration.insert(request.declaration.end(), named_.begin(), named_.end());
    Step step;
    step.outputs = {request.output};
    step.inputs = declaration_;
    step.inputs.push_back(request.upstream);
    step.order_only = named_;
    request.content =
        Hasher()
            .field("configuration", plan_.meaning.hex())
            .field("components", content_of(step.inputs, graph_, project_).value_or(""))
            .digest()
            .hex();
    step.description = "check the declaration against upstream";
    add(std::move(step), std::move(request));
  }

  void add_gomod(const TreePlan& tree) {
    GomodRequest<InGraph> request;
    request.version = file(k_version);
    request.output = file(tree_path(tree.id));
    request.upstream = file(k_upstream_tar);
    std::vector<std::string> names;
    for (OverlayId id : tree.overlays) {
      names.push_back(plan_.overlays[id.index].component);
      request.overlays.push_back(file(overlay_path(names.back())));
    }
    for (GeneratedSourceId id : tree.generated_sources) {
      names.push_back(plan_.generated_sources[id.index].name);
      request.overlays.push_back(file(generated_source_path(names.back())));
    }
    add_edits(request, tree);
    for (const std::string& provider : tree.omitted_providers) names.push_back("-" + provider);
    Step step;
    step.outputs = {request.output};
    step.inputs = {request.upstream, request.version};
    step.inputs.insert(step.inputs.end(), request.overlays.begin(), request.overlays.end());
    step.order_only = {file(k_check)};
    step.description =
        names.empty() ? "gomod upstream alone" : fmt::format("gomod {}", fmt::join(names, " "));
    add(std::move(step), std::move(request));
  }

  void add_artifact(const ArtifactPlan& artifact) {
    if (artifact.kind == Kind::layer)
      add_package(artifact);
    else
      add_compile(artifact);
  }

  FileId tree_of(const ArtifactPlan& artifact) {
    return file(tree_path(plan_.trees[artifact.tree.index].id));
  }

  static std::string joined(const std::vector<std::string>& tags) {
    return fmt::format("{}", fmt::join(tags, ","));
  }

  void add_package(const ArtifactPlan& layer) {
    PackageRequest<InGraph> request;
    request.go = Tool::go;
    request.go_version = plan_.go_version();
    request.make = Tool::make;
    request.architecture = model::name_of(layer.architecture);
    request.tags = joined(layer.tags);
    request.output = file(raw_layer_path(layer.architecture, layer.distribution));
    request.tree = tree_of(layer);
    request.tree_id = file(k_upstream_tree_id);
    if (layer.config_file) request.config = file(*layer.config_file);
    if (plan_.choice.compression) request.compression = {*plan_.choice.compression};
    request.go_options = layer.go_options;
    request.symbols = raw_symbols_of(layer);
    Step step;
    step.outputs = {request.output};
    if (request.symbols) step.outputs.push_back(*request.symbols);
    step.inputs = {request.tree, request.tree_id};
    if (request.config) step.inputs.push_back(*request.config);
    request.content = content_of(step.inputs, graph_, project_);
    step.description =
        fmt::format("package {} {}", layer.distribution, model::name_of(layer.architecture));
    add(std::move(step), std::move(request));
  }

  std::optional<FileId> raw_symbols_of(const ArtifactPlan& artifact) {
    if (!artifact.keeps_symbols) return std::nullopt;
    return file(symbols_path(raw_path_of(artifact)));
  }

  static std::string raw_path_of(const ArtifactPlan& artifact) {
    return raw_path(artifact.kind, artifact.architecture, artifact.distribution);
  }

  static std::optional<Tool> compiler_of(const ArtifactPlan& artifact) {
    if (!model::row_of(artifact.kind).has_cgo) return std::nullopt;
    return artifact.architecture == model::Architecture::amd64 ? Tool::cc_amd64 : Tool::cc_arm64;
  }

  void add_compile(const ArtifactPlan& artifact) {
    CompileRequest<InGraph> request;
    request.go = Tool::go;
    request.go_version = plan_.go_version();
    request.cc = compiler_of(artifact);
    request.kind = artifact.kind;
    request.architecture = model::name_of(artifact.architecture);
    request.tags = joined(artifact.tags);
    request.package = artifact.package;
    request.output = file(raw_path_of(artifact));
    request.tree = tree_of(artifact);
    if (model::row_of(artifact.kind).has_interface)
      request.header = file(header_path(raw_path_of(artifact)));
    if (artifact.kind == Kind::archive) describe_archive(artifact, request);
    request.go_options = artifact.go_options;
    request.has_short_relocations = artifact.has_short_relocations;
    request.symbols = raw_symbols_of(artifact);
    Step step;
    step.outputs = {request.output};
    if (request.header) step.outputs.push_back(*request.header);
    if (request.pkg_config)
      step.outputs.insert(step.outputs.end(), {*request.pkg_config, *request.program});
    if (request.symbols) step.outputs.push_back(*request.symbols);
    step.inputs = {request.tree};
    step.description =
        fmt::format("compile {} {}", artifact.distribution, model::name_of(artifact.architecture));
    add(std::move(step), std::move(request));
  }

  void describe_archive(const ArtifactPlan& artifact, CompileRequest<InGraph>& request) {
    const std::string final_path =
        output_path(artifact.kind, artifact.architecture, artifact.distribution);
    const std::string_view name = base_name(final_path);
    request.name = name.substr(0, name.rfind('.'));
    request.templates = digest_of_sources("archive");
    request.pkg_config = file(pkg_config_path(raw_path_of(artifact)));
    request.program = file(linked_program_path(raw_path_of(artifact)));
  }

  std::vector<FileId> results_of(const ArtifactPlan& artifact) {
    const std::string path =
        output_path(artifact.kind, artifact.architecture, artifact.distribution);
    std::vector<FileId> files = {file(path), file(checksum_path(path))};
    if (model::row_of(artifact.kind).has_interface) files.push_back(file(header_path(path)));
    if (artifact.kind == Kind::archive) files.push_back(file(pkg_config_path(path)));
    if (artifact.inspection) files.push_back(file(components_path(path)));
    if (artifact.keeps_symbols) files.push_back(file(symbols_path(path)));
    return files;
  }

  void add_rename(const ArtifactPlan& artifact) {
    Step step;
    step.outputs = results_of(artifact);
    RenameRequest<InGraph> request;
    request.output = step.outputs[0];
    request.built = file(raw_path_of(artifact));
    request.is_executable = model::is_executable(artifact.kind);
    request.max_zip = artifact.max_size.zip;
    request.max_unzipped = artifact.max_size.unzipped;
    request.max_binary = artifact.max_size.binary;
    if (request.max_zip || request.max_unzipped || request.max_binary) {
      request.distribution = artifact.distribution;
      request.go = Tool::go;
      request.go_version = plan_.go_version();
    }
    step.inputs = {request.built};
    add_files_next_to(artifact, request, step);
    add_deliveries(artifact, step, request);
    step.description = fmt::format("rename {}", graph_.path(step.outputs[0]));
    graph_.artifacts.push_back({artifact.distribution, artifact.architecture, step.outputs});
    add(std::move(step), request);
  }

  void add_files_next_to(const ArtifactPlan& artifact, RenameRequest<InGraph>& request,
                         Step& step) {
    const std::string output = graph_.path(request.output);
    if (model::row_of(artifact.kind).has_interface) {
      request.header = file(header_path(raw_path_of(artifact)));
      request.header_output = file(header_path(output));
      step.inputs.push_back(*request.header);
    }
    if (artifact.kind == Kind::archive) {
      request.pkg_config = file(pkg_config_path(raw_path_of(artifact)));
      request.pkg_config_output = file(pkg_config_path(output));
      step.inputs.push_back(*request.pkg_config);
    }
    if (artifact.inspection) {
      request.components =
          file(component_list_path(plan_.inspections[artifact.inspection->index].id));
      request.components_output = file(components_path(output));
      step.inputs.push_back(*request.components);
      // A layer gets its final name only after its configurations were accepted.
      step.order_only = {file(validation_path(artifact.architecture, artifact.distribution))};
    }
    request.symbols = raw_symbols_of(artifact);
    if (!request.symbols) return;
    request.symbols_output = file(symbols_path(output));
    step.inputs.push_back(*request.symbols);
  }

  void add_deliveries(const ArtifactPlan& artifact, Step& step, RenameRequest<InGraph>& request) {
    for (const Delivery& delivery : documents_.deliveries(artifact)) {
      request.documents.push_back(delivery.document);
      request.document_outputs.push_back(delivery.output);
      step.inputs.push_back(delivery.document);
      step.outputs.push_back(delivery.output);
      if (graph_.path(delivery.output).ends_with(ending_of(Document::provenance)))
        step.outputs.push_back(file(checksum_path(graph_.path(delivery.output))));
    }
  }

  void add(Step step, StepRequest<InGraph> request) {
    step.request = std::move(request);
    graph_.steps.push_back(std::move(step));
  }

  const Plan& plan_;
  const ProjectInputs& project_;
  Graph graph_;
  FileIds files_{graph_.files};
  DocumentSteps documents_{plan_, files_, graph_};
  std::set<std::string> generator_paths_;
  std::vector<FileId> declaration_;
  std::vector<FileId> named_;
};

}  // namespace

Result<Graph> make_graph(const Plan& plan, const ProjectInputs& project) {
  Graph graph = GraphBuilder(plan, project).build();
  Diagnostics faults = find_path_faults(graph.files, plan);
  if (!faults.empty()) return fail(std::move(faults));
  return graph;
}

}  // namespace ocelot::graph
