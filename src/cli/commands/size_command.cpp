// size: how large built layers are, what is in them, and what each component costs.
#include <fmt/format.h>

#include "build/examine/component_costs.hpp"
#include "build/steps/size_check.hpp"
#include "cli/commands/jobs_option.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/since_option.hpp"
#include "cli/commands/size_report.hpp"
#include "cli/layers/built_layers.hpp"
#include "cli/layers/layer_check.hpp"
#include "graph/paths.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(It measures the files in build/, which must be those of the current declaration. Sections and
modules are read from the shipped, stripped program. The modules show compiled functions only,
which misleads about the cost of a component by up to 20 times.

--costs finds the exact cost: it links the layer's tree without any component, with each one alone,
and with all but each one. "only this" is what the layer would lose without the component, "alone"
what it adds to a layer without any. Components share code, so the sums differ from the total. Each
link takes as long as that of the layer; its size is kept in the action cache.

--since compares with the layer of an earlier commit, if the action cache still has it.)";

class Measurer {
 public:
  Measurer(const BuiltProject& project, const console::Arguments& arguments,
           const console::Terminal& terminal)
      : project_(project),
        arguments_(arguments),
        terminal_(terminal),
        environment_(project.environment("ocelot-gen size")) {}

  Result<SizeReport> measure(const std::vector<BuiltLayer>& layers) const {
    SizeReport report{std::nullopt, arguments_.has("costs"), {}};
    for (const BuiltLayer& layer : layers) {
      Result<LayerSize> size = measure(layer);
      if (!size) return fail(name_layer(size.error(), layer));
      report.layers.push_back(std::move(*size));
    }
    if (Status done = add_past(report, layers); !done) return fail(done.error());
    return report;
  }

 private:
  Result<LayerSize> measure(const BuiltLayer& layer) const {
    Result<steps::ArtifactSize> size = measure_file(layer, layer.raw_file, log_path("size", layer));
    if (!size) return fail(size.error());
    Result<std::string> sha256 = layer.sha256();
    if (!sha256) return fail(sha256.error());
    LayerSize measured{layer, std::move(*sha256), std::move(*size)};
    if (!arguments_.has("costs") || layer.kind != model::Kind::layer ||
        !chooses_components(layer.source))
      return measured;
    Result<examine::ComponentCosts> costs = find_costs(layer);
    if (!costs) return fail(costs.error());
    measured.costs = std::move(*costs);
    return measured;
  }

  // Go cannot read an archive, so the program with it linked in is measured; it is next to `raw`.
  Result<steps::ArtifactSize> measure_file(const BuiltLayer& layer, const std::string& raw,
                                           const std::string& log) const {
    const bool is_archive = layer.kind == model::Kind::archive;
    const std::string program = is_archive ? graph::linked_program_path(raw) : layer.file;
    Result<steps::ArtifactSize> size =
        steps::measure_artifact(program, project_.tools(), log, environment_);
    if (!size || !is_archive) return size;
    const Result<steps::FileTotals> totals = steps::measure_totals(layer.file);
    if (!totals) return fail(totals.error());
    size->file = totals->file;
    return size;
  }

  Result<examine::ComponentCosts> find_costs(const BuiltLayer& layer) const {
    const Result<std::optional<unsigned>> jobs = read_jobs(arguments_);
    if (!jobs) return fail(jobs.error());
    const auto progress = [&](std::size_t done, std::size_t all) {
      terminal_.print_err(fmt::format("[{}/{}] link {}", done, all, layer.name()));
    };
    return examine::find_costs(
        layer.source,
        {jobs->value_or(static_cast<unsigned>(project_.machine().package_depth)),
         log_path("costs", layer), progress},
        environment_);
  }

  Status add_past(SizeReport& report, const std::vector<BuiltLayer>& layers) const {
    if (!arguments_.has("since")) return {};
    const Result<project::Since> since = read_since(project_.root(), arguments_, terminal_);
    if (!since) return fail(since.error());
    if (!since->commit) return {};
    const Result<PastLayers> past = PastLayers::restore(project_, *since->commit, layers);
    if (!past) return fail(past.error());
    report.since = past->commit();
    for (std::size_t i = 0; i < layers.size(); ++i) {
      Result<PastSize> size = measure(past->layers()[i]);
      if (!size) return fail(name_layer(size.error(), layers[i]));
      report.layers[i].before = std::move(*size);
    }
    return {};
  }

  Result<PastSize> measure(const PastLayer& past) const {
    if (!past.layer) return PastSize{past.state};
    Result<steps::ArtifactSize> size =
        measure_file(*past.layer, past.layer->file, log_path("size.before", *past.layer));
    if (!size) return fail(size.error());
    return PastSize{past.state, std::move(*size)};
  }

  const BuiltProject& project_;
  const console::Arguments& arguments_;
  const console::Terminal& terminal_;
  const steps::StepEnvironment environment_;
};

Result<Answer> run_size(const console::Arguments& arguments, const console::Terminal& terminal) {
  if (arguments.has("costs") && arguments.has("since"))
    return console::usage("--costs and --since cannot be used together");
  if (const auto jobs = read_jobs(arguments); !jobs) return fail(jobs.error());
  const Result<BuiltProject> project = BuiltProject::open(arguments);
  if (!project) return fail(project.error());
  const std::vector<BuiltLayer> layers = project->layers();
  if (Status built = expect_current(*project, layers); !built) return fail(built.error());
  const Result<SizeReport> report = Measurer(*project, arguments, terminal).measure(layers);
  if (!report) return fail(report.error());
  return Answer{is_json(terminal) ? to_json(*report) : to_text(*report, terminal.style().page)};
}

}  // namespace

Command size_row() {
  return {
      .name = "size",
      .section = Section::examine,
      .line = {"ocelot-gen size",
               "Measures built layers: totals, sections, modules, and what each component "
               "costs.",
               "[DISTRIBUTION…]",
               {{"costs", "", "link the layer with and without each component"},
                k_since_option,
                {"j,jobs", "N",
                 "with --costs: run this many links at once (default: as many "
                 "as a build)"}},
               {{{console::ValueKind::distribution}}}},
      .examples = {{"ocelot-gen size minimal", "one distribution"},
                   {"ocelot-gen size minimal --costs -a amd64", "what each component of it costs"},
                   {"ocelot-gen size --since origin/main", "what grew in a branch"}},
      .notes = k_notes,
      .shared = {.project = true, .chooses_layers = true},
      .formats = k_text_or_json,
      .run = run_size};
}

}  // namespace ocelot::cli
