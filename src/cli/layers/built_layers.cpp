// Finds layers in the graph, and in the action cache.
#include "cli/layers/built_layers.hpp"

#include <fmt/format.h>

#include "build/action/declared_places.hpp"
#include "build/action/planned_step.hpp"
#include "build/action/recall.hpp"
#include "build/cache/cache_size.hpp"
#include "build/cache/running_build.hpp"
#include "graph/paths.hpp"
#include "project/generate/gen_options.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/generation.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/request_paths.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/checksum.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

Result<generate::GenRequest> read_request(const console::Arguments& arguments) {
  Result<generate::GenRequest> request = generate::read_gen_request(arguments);
  if (!request) return request;
  auto& chosen = request->choice.distributions;
  chosen.insert(chosen.end(), arguments.inputs().begin(), arguments.inputs().end());
  request->pin.read_only = true;
  // `smoke` has an option of this name, which says where extensions run.
  request->sandbox = model::Sandbox::none;
  return request;
}

std::optional<cache::Store> find_store(const graph::Machine& machine) {
  if (machine.no_cache || io::environment_variable("OCELOT_CACHE") == "off") return std::nullopt;
  const Result<fs::path> folder = io::cache_folder();
  return folder ? std::optional(cache::Store(io::absolute_path(*folder))) : std::nullopt;
}

struct ToSource {
  std::optional<examine::ProgramSource> operator()(const steps::PackageRequest& request) const {
    return examine::source_of(request);
  }
  std::optional<examine::ProgramSource> operator()(const steps::CompileRequest& request) const {
    return examine::source_of(request);
  }
  std::optional<examine::ProgramSource> operator()(const auto&) const { return std::nullopt; }
};

const graph::Step* find_maker(const graph::Graph& graph, const std::string& file) {
  for (const graph::Step& step : graph.steps) {
    if (graph.path(step.outputs.front()) == file) return &step;
  }
  return nullptr;
}

std::optional<BuiltLayer> find_layer(const graph::Graph& graph, const graph::ArtifactPlan& artifact,
                                     const graph::Machine& machine) {
  BuiltLayer layer{artifact.distribution,
                   artifact.architecture,
                   artifact.kind,
                   graph::output_path(artifact.kind, artifact.architecture, artifact.distribution),
                   graph::raw_path(artifact.kind, artifact.architecture, artifact.distribution),
                   {}};
  const graph::Step* const maker = find_maker(graph, layer.raw_file);
  const auto planned =
      maker == nullptr ? fail(Diagnostics()) : action::plan_step(graph, *maker, machine);
  auto source = planned ? std::visit(ToSource{}, planned->request) : std::nullopt;
  if (!source) return std::nullopt;
  layer.source = std::move(*source);
  return layer;
}

std::vector<BuiltLayer> find_layers(const project::Snapshot& snapshot,
                                    const graph::Machine& machine) {
  std::vector<BuiltLayer> layers;
  for (const graph::ArtifactPlan& artifact : snapshot.plan.layers) {
    if (auto layer = find_layer(snapshot.graph, artifact, machine))
      layers.push_back(std::move(*layer));
  }
  return layers;
}

// Restores layers in the current folder.
class Restorer {
 public:
  Restorer(const project::Snapshot& past, const BuiltProject& project)
      : past_(past), machine_(project.machine()), store_(project.store()) {
    for (BuiltLayer& layer : find_layers(past, machine_)) before_.push_back(std::move(layer));
  }

  PastLayer restore(const BuiltLayer& now, const fs::path& folder) const {
    for (const BuiltLayer& layer : before_) {
      if (layer.distribution == now.distribution && layer.architecture == now.architecture)
        return restored(layer, folder);
    }
    return {PastState::absent};
  }

 private:
  PastLayer restored(BuiltLayer layer, const fs::path& folder) const {
    const graph::Step* const maker = find_maker(past_.graph, layer.raw_file);
    if (store_ == nullptr || maker == nullptr ||
        !action::recall(past_.graph, maker->outputs.front(), machine_, *store_))
      return {PastState::not_built};
    layer.file = (folder / layer.raw_file).string();
    layer.raw_file = layer.file;
    layer.source.tree = (folder / layer.source.tree).string();
    if (layer.source.program) layer.source.program = graph::linked_program_path(layer.file);
    return {PastState::built, std::move(layer)};
  }

  const project::Snapshot& past_;
  const graph::Machine& machine_;
  const cache::Store* store_;
  std::vector<BuiltLayer> before_;
};

}  // namespace

std::string BuiltLayer::name() const {
  return fmt::format("{} {}", distribution, model::name_of(architecture));
}

Result<std::string> BuiltLayer::sha256() const {
  const Result<Digest> digest = io::digest_of_file(file);
  if (!digest) return fail(digest.error());
  return digest->hex();
}

std::string log_path(std::string_view command, const BuiltLayer& layer) {
  return fmt::format("{}/{}-{}-{}", graph::k_examination_logs, command,
                     model::name_of(layer.architecture), layer.distribution);
}

Diagnostics name_layer(Diagnostics faults, const BuiltLayer& layer) {
  for (Diagnostic& fault : faults) {
    const SourceRef& source = fault.place.source;
    if (source != nullptr && is_below(source->path, graph::k_examination_logs))
      fault.place = whole_file(layer.file);
  }
  return faults;
}

std::string_view name_of(PastState state) {
  switch (state) {
    case PastState::absent:
      return "absent";
    case PastState::not_built:
      return "not-built";
    case PastState::built:
      return "built";
  }
  return "";
}

BuiltProject::BuiltProject(project::Root root, project::Snapshot snapshot, graph::Machine machine)
    : root_(std::move(root)),
      snapshot_(std::move(snapshot)),
      machine_(std::move(machine)),
      store_(find_store(machine_)) {}

Result<BuiltProject> BuiltProject::open(const console::Arguments& arguments) {
  Result<generate::GenRequest> request = read_request(arguments);
  if (!request) return fail(request.error());
  const Result<project::Root> root = generate::find_root(*request);
  if (!root) return fail(root.error());
  Result<generate::GenRequest> kept = generate::with_kept_options(*root, *request);
  if (!kept) return fail(kept.error());
  kept->pin.read_only = true;
  if (Status entered = io::enter_folder(root->path()); !entered) return fail(entered.error());
  project::LoadPolicy policy = generate::load_policy(*kept);
  // What is examined has been built. The policy may deny licenses that the build did not collect.
  policy.choice.documents = graph::k_all_documents;
  Result<project::Snapshot> snapshot = project::load(*root, policy);
  if (!snapshot) return fail(snapshot.error());
  Result<graph::Machine> machine = generate::describe_machine(*kept);
  if (!machine) return fail(machine.error());
  return BuiltProject(*root, std::move(*snapshot), std::move(*machine));
}

std::vector<BuiltLayer> BuiltProject::layers() const {
  return find_layers(snapshot_, machine_);
}

steps::StepEnvironment BuiltProject::environment(const std::string& again) const {
  steps::StepEnvironment environment;
  if (machine_.offline) environment.network = steps::Network::forbidden;
  environment.sandbox.kind = machine_.sandbox;
  environment.places = action::declared_places();
  environment.store = store();
  environment.limit = {cache::bound().ignoring_diagnostics(), cache::running_build()};
  environment.again = again;
  environment.programs = machine_.step_tools;
  return environment;
}

steps::Tools BuiltProject::tools() const {
  return {steps::find_tool(machine_.go), {}, snapshot_.plan.go};
}

Result<PastLayers> PastLayers::restore(const BuiltProject& project, const std::string& ref,
                                       const std::vector<BuiltLayer>& layers) {
  graph::Choice choice;
  choice.compression = project.snapshot().plan.choice.compression;
  const Result<project::PastSnapshot> past = project::load_past(project.root(), ref, choice);
  if (!past) return fail(past.error());
  Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const fs::path folder = scratch->path() / "project";
  if (Status done = project::check_out(project.root(), past->commit, folder); !done)
    return fail(done.error());
  if (Status entered = io::enter_folder(folder); !entered) return fail(entered.error());
  PastLayers restored(std::move(*scratch), past->commit);
  const Restorer restorer(past->snapshot, project);
  for (const BuiltLayer& layer : layers)
    restored.layers_.push_back(restorer.restore(layer, folder));
  if (Status entered = io::enter_folder(project.root().path()); !entered)
    return fail(entered.error());
  return restored;
}

}  // namespace ocelot::cli
