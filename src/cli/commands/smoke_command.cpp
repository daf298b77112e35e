// smoke: runs the extension of each layer as Lambda does.
#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "cli/commands/emulation_options.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/smoke_report.hpp"
#include "cli/commands/start_check.hpp"
#include "cli/layers/built_layers.hpp"
#include "cli/layers/layer_check.hpp"
#include "declaration/model/sandbox.hpp"
#include "lambda/quoted_output.hpp"
#include "project/generate/sandbox_check.hpp"
#include "support/io/bubblewrap.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/program_path.hpp"

namespace ocelot::cli {

namespace {

constexpr std::string_view k_notes =
    R"(It unpacks each layer that was built for this machine's architecture, and runs its extension
under bubblewrap against an emulator of Lambda's Extensions and Telemetry APIs: initialization,
invocations, shutdown. In each invocation, it sends a numbered payload to the collector's OTLP
receiver, and reports in which invocation the payload reaches a backend on this machine. For this,
the endpoints of exporters that send OTLP over HTTP are replaced in a copy of the configuration.

A layer fails if its extension breaks a rule of Lambda, if a payload never arrives, or if the start
exceeds the distribution's max-start. A layer for another architecture is reported as not run; run
smoke on such a machine, for example on a GitHub runner ubuntu-24.04-arm. A layer that is not built
from the current declaration is an error. The exit code is 1 if a layer failed, or if none ran.)";

std::vector<console::Option> smoke_options() {
  std::vector<console::Option> options = emulation_options();
  options.push_back(
      console::Option{"sandbox", "KIND",
                      "bubblewrap (the default), or container: run the extension directly in the "
                      "container in which this command runs"}
          .takes(console::ValueKind::sandbox));
  return options;
}

Result<lambda::Containment> read_containment(const console::Arguments& arguments,
                                             const console::Terminal& terminal) {
  if (!arguments.has("sandbox")) return lambda::Containment::bubblewrap;
  const std::string text = arguments.last("sandbox");
  const std::optional<model::Sandbox> sandbox = model::parse_sandbox(text);
  if (!sandbox)
    return console::usage(
        fmt::format("invalid value '{}' for --sandbox; expected bubblewrap or container", text));
  if (*sandbox == model::Sandbox::bubblewrap) return lambda::Containment::bubblewrap;
  if (!is_json(terminal)) terminal.print(generate::find_missing_container(*sandbox));
  return lambda::Containment::container;
}

// Why a layer is not run here; empty if it is.
std::string find_reason(const BuiltLayer& layer) {
  if (layer.kind != model::Kind::layer)
    return fmt::format("{} is not run by Lambda", model::row_of(layer.kind).description);
  if (layer.architecture != model::k_native)
    return fmt::format(
        "this machine cannot run {}: run 'ocelot-gen smoke {}' on such a machine, for example on "
        "a GitHub runner {}",
        name_of(layer.architecture), layer.distribution,
        layer.architecture == model::Architecture::arm64 ? "ubuntu-24.04-arm" : "ubuntu-24.04");
  std::error_code none;
  if (std::filesystem::exists(layer.file, none)) return {};
  return fmt::format("the layer is not built: run 'ocelot-gen build {}'", layer.file);
}

class Smoke {
 public:
  Smoke(const BuiltProject& project, SmokeReport report)
      : project_(project), report_(std::move(report)) {}

  Result<SmokeReport> run(const std::vector<BuiltLayer>& layers) {
    if (Status usable = check_before_run(layers); !usable) return fail(usable.error());
    for (const BuiltLayer& layer : layers) {
      Result<SmokeResult> result = run_layer(layer);
      if (!result) return fail(result.error());
      report_.layers.push_back(std::move(*result));
    }
    return std::move(report_);
  }

 private:
  Status check_before_run(const std::vector<BuiltLayer>& layers) const {
    std::vector<BuiltLayer> runnable;
    std::ranges::copy_if(layers, std::back_inserter(runnable),
                         [](const BuiltLayer& layer) { return find_reason(layer).empty(); });
    if (Status built = expect_current(project_, runnable); !built) return built;
    const bool is_sandboxed = report_.containment == lambda::Containment::bubblewrap;
    return is_sandboxed && !runnable.empty() ? io::check_bubblewrap() : Status();
  }

  Result<SmokeResult> run_layer(const BuiltLayer& layer) {
    SmokeResult result{layer, find_reason(layer)};
    if (!result.not_run.empty()) return result;
    Result<std::string> sha256 = layer.sha256();
    if (!sha256) return fail(sha256.error());
    result.sha256 = std::move(*sha256);
    const model::Distribution& distribution = *project_.snapshot().model.find(layer.distribution);
    Result<lambda::ContainedResult> run =
        lambda::run_contained(request_for(distribution, layer.file));
    if (!run) return fail(run.error());
    result.faults = find_faults(layer.file, *run);
    append(result.faults, check_start(layer.file, distribution.start_limits, run->report));
    result.report = std::move(run->report);
    return result;
  }

  // Values of other references than variables have no equivalent on Lambda.
  lambda::ContainedRequest request_for(const model::Distribution& distribution,
                                       const std::string& file) const {
    constexpr std::string_view k_variable = "env:";
    lambda::ContainedRequest request{project_.root() / file, io::program_path(),
                                     report_.containment, report_.request, emulate_words};
    for (const auto& [reference, value] : distribution.config_values) {
      if (reference.starts_with(k_variable))
        request.emulation.variables[reference.substr(k_variable.size())] = value;
    }
    return request;
  }

  static Diagnostics find_faults(const std::string& layer, const lambda::ContainedResult& run) {
    Diagnostics faults;
    for (const auto& [rule, message] : run.report.broken)
      faults.push_back(error(name_of(rule), whole_file(layer), message));
    if (!faults.empty()) faults.back().notes.push_back({lambda::quote_last_lines(run.output), {}});
    return faults;
  }

  const BuiltProject& project_;
  SmokeReport report_;
};

Answer answer_of(const SmokeReport& report, const console::Terminal& terminal) {
  Diagnostics faults;
  for (const SmokeResult& layer : report.layers) append(faults, layer.faults);
  const bool has_run =
      std::ranges::any_of(report.layers, [](const auto& layer) { return layer.not_run.empty(); });
  if (!is_json(terminal) && !faults.empty()) terminal.print(faults);
  const auto code =
      faults.empty() && has_run ? console::ExitCode::done : console::ExitCode::bad_input;
  return {is_json(terminal) ? to_json(report) : to_text(report, terminal.style().page), code};
}

Result<Answer> run_smoke(const console::Arguments& arguments, const console::Terminal& terminal) {
  SmokeReport report;
  Result<lambda::EmulationRequest> request = read_emulation(arguments);
  if (!request) return fail(request.error());
  report.request = std::move(*request);
  const Result<lambda::Containment> containment = read_containment(arguments, terminal);
  if (!containment) return fail(containment.error());
  report.containment = *containment;
  if (report.request.config) {
    if (const auto text = io::read_file(*report.request.config); !text) return fail(text.error());
    report.request.config = io::absolute_path(*report.request.config);
  }
  const Result<BuiltProject> project = BuiltProject::open(arguments);
  if (!project) return fail(project.error());
  const Result<SmokeReport> done = Smoke(*project, std::move(report)).run(project->layers());
  if (!done) return fail(done.error());
  return answer_of(*done, terminal);
}

}  // namespace

Command smoke_row() {
  return {.name = "smoke",
          .section = Section::check,
          .line = {"ocelot-gen smoke",
                   "Runs the extension of built layers as Lambda does, and reports its start, its "
                   "shutdown and the delivery of telemetry.",
                   "[DISTRIBUTION…]",
                   smoke_options(),
                   {{{console::ValueKind::distribution}}}},
          .examples = {{"ocelot-gen smoke minimal", "one distribution"},
                       {"ocelot-gen smoke minimal --freeze --sink-delay 300ms",
                        "with a slow backend, and stopped between invocations"},
                       {"ocelot-gen smoke --sandbox container",
                        "every layer, in a container without user namespaces"}},
          .notes = k_notes,
          .shared = {.project = true, .chooses_layers = true},
          .formats = k_text_or_json,
          .run = run_smoke};
}

}  // namespace ocelot::cli
