// Restores each commit, and asks the action cache for the answers of `audit`.
#include "cli/layers/layer_history.hpp"

#include <fmt/format.h>

#include "build/examine/denied_licenses.hpp"
#include "build/examine/vulnerability_scan.hpp"
#include "build/steps/size_check.hpp"
#include "cli/layers/audit_report.hpp"
#include "cli/layers/built_layers.hpp"
#include "cli/layers/layer_check.hpp"
#include "graph/paths.hpp"
#include "project/since.hpp"

namespace ocelot::cli {

namespace {

using queries::ReportedState;

class History {
 public:
  explicit History(const BuiltProject& project)
      : project_(project),
        policy_(project.snapshot().model.policy),
        environment_(project.environment("ocelot-gen report")),
        scanner_(policy_.vulnerabilities, project.tools(),
                 fmt::format("{}/report", graph::k_examination_logs), environment_),
        layers_(project.layers()) {}

  Status add_present() {
    for (const BuiltLayer& layer : layers_) {
      std::error_code none;
      PastLayer present{PastState::not_built};
      if (std::filesystem::exists(layer.file, none)) present = {PastState::built, layer};
      // The answers of audit are about the current declaration.
      const bool is_current = expect_current(project_, {layer}).has_value();
      if (Status added = add(layer, "now", present, is_current); !added) return added;
    }
    return {};
  }

  // A history compares with the very commits that the user names, not with a merge base: they are
  // points in time.
  Status add_past(const std::string& ref, const console::Terminal& terminal) {
    const Result<project::Since> since = project::find_exactly(project_.root(), ref);
    if (!since) return fail(since.error());
    if (!since->why.empty()) terminal.print_err(since->why);
    if (!since->commit) return {};
    const Result<PastLayers> past = PastLayers::restore(project_, *since->commit, layers_);
    if (!past) return fail(past.error());
    const std::string name = fmt::format("{} ({})", ref, past->commit().substr(0, 12));
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      if (Status added = add(layers_[i], name, past->layers()[i], true); !added) return added;
    }
    return {};
  }

  LayerHistory take() { return std::move(history_); }

 private:
  Status add(const BuiltLayer& layer, const std::string& name, const PastLayer& found,
             bool has_findings) {
    ReportedState state{name, found.state == PastState::absent ? "not declared" : "not built"};
    if (found.layer) {
      const auto sizes = steps::measure_totals(found.layer->file);
      if (!sizes) return fail(sizes.error());
      state.sizes = {sizes->file, sizes->unzipped, sizes->binary};
      if (has_findings) add_findings(state, *found.layer);
    }
    history_[{layer.distribution, std::string(model::name_of(layer.architecture))}].push_back(
        std::move(state));
    return {};
  }

  void add_findings(ReportedState& state, const BuiltLayer& layer) const {
    if (const auto scan = scanner_.recall(layer.source)) {
      const AuditReport report = make_report({{layer, "", {*scan, {}}}}, policy_, today());
      state.vulnerabilities = report.count_vulnerabilities();
    }
    const auto licenses = examine::recall_denied_licenses(
        layer.source, layer.file, project_.snapshot().plan.denied_licenses, environment_);
    if (licenses) state.denied_licenses = licenses->denied.size();
  }

  const BuiltProject& project_;
  const model::Policy& policy_;
  const steps::StepEnvironment environment_;
  const examine::VulnerabilityScanner scanner_;
  std::vector<BuiltLayer> layers_;
  LayerHistory history_;
};

}  // namespace

Result<LayerHistory> read_history(const console::Arguments& arguments,
                                  const console::Terminal& terminal) {
  if (!arguments.has("since")) return LayerHistory();
  const Result<BuiltProject> project = BuiltProject::open(arguments);
  if (!project) return fail(project.error());
  History history(*project);
  if (Status added = history.add_present(); !added) return fail(added.error());
  for (const std::string& ref : arguments.all("since")) {
    if (Status added = history.add_past(ref, terminal); !added) return fail(added.error());
  }
  return history.take();
}

}  // namespace ocelot::cli
