// Generating, or finding that nothing changed.
#include "project/generate/generation.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/paths.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/output_record.hpp"
#include "project/generate/progress_line.hpp"
#include "project/project.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds k_clock_skew{2};

std::string counts_of(const graph::Plan& plan) {
  const auto layers = static_cast<std::size_t>(
      std::count_if(plan.layers.begin(), plan.layers.end(),
                    [](const graph::LayerPlan& one) { return one.kind == model::Kind::layer; }));
  const std::size_t others = plan.layers.size() - layers;
  std::vector<std::string> counts;
  if (layers > 0) counts.push_back(counted(layers, "layer"));
  if (others > 0) counts.push_back(counted(others, layers > 0 ? "other file" : "file"));
  return fmt::format("{} of {}", fmt::join(counts, " and "),
                     counted(plan.distributions.size(), "distribution"));
}

std::string summary(io::Written written, std::string_view counts) {
  return fmt::format("{} {}: {}", graph::k_ninja_file,
                     written == io::Written::changed ? "written" : "is up to date", counts);
}

// The progress line goes before anything else is told.
Result<project::ResolvedPin> pin_with_progress(const model::Upstream& upstream,
                                               project::PinOptions options) {
  ProgressLine line;
  options.report.progress = [&](const git::FetchProgress& at) { line.show(at); };
  options.report.trying_again = [&](std::string_view why, std::chrono::milliseconds pause) {
    line.show_again(why, pause);
  };
  return project::resolve_pin(upstream, options);
}

Result<graph::Machine> describe_machine(const GenRequest& request) {
  Result<graph::Machine> machine = find_machine(request.machine);
  if (!machine) return machine;
  machine->generator_arguments = request.again;
  machine->offline = request.pin.offline;
  machine->no_cache = request.no_cache;
  return machine;
}

// Ninja compares times, and one that is yet to come hides every later edit from it.
Diagnostics find_future_inputs(const graph::ProjectInputs& inputs) {
  Diagnostics found;
  const auto now = fs::file_time_type::clock::now() + k_clock_skew;
  for (const auto* paths : {&inputs.files, &inputs.folders}) {
    for (const std::string& path : *paths) {
      std::error_code none;
      if (fs::last_write_time(path, none) <= now || none) continue;
      found.push_back(
          warning("future-time", whole_file(path), "dated in the future: Ninja misses edits of it")
              .with_help(fmt::format("set its time to now: touch {}", path)));
    }
  }
  return found;
}

// A later run may take this one's answer when that depends on nothing but what the stamp digests:
// not on the network, not on the files of a plain folder; and when there is no warning to repeat.
bool may_be_taken_again(const GenRequest& request, const Generated& made,
                        const Diagnostics& noted) {
  return noted.empty() && !request.pin.offline &&
         std::holds_alternative<graph::PinnedCommit>(made.plan.pin);
}

// A file of somebody else's by that name is not overwritten. An empty one has nothing to lose.
Status expect_no_foreign_ninja_file() {
  std::error_code code;
  const auto size = std::filesystem::file_size(graph::k_ninja_file, code);
  if (code || size == 0 || is_ninja_file_ours()) return {};
  return fail(
      error("foreign-ninja-file", whole_file(std::string(graph::k_ninja_file)),
            "this file was not made by ocelot-gen, which would overwrite it")
          .with_help("move it away, or keep the collectors' project in a folder of its own"));
}

// What a generation would write, for --dry-run.
Status show_generation(const Generated& made, const graph::Machine& machine,
                       const console::Terminal& terminal) {
  std::string text;
  graph::write(made.graph, machine, [&](std::string_view part) { text += part; });
  const Result<std::string> present = io::read_file(graph::k_ninja_file);
  const bool is_same = present && *present == text;
  terminal.print_out(
      is_same ? summary(io::Written::unchanged, counts_of(made.plan))
              : fmt::format("would write {}: {}", graph::k_ninja_file, counts_of(made.plan)));
  return {};
}

}  // namespace

Result<Generated> make_project_graph(const GenRequest& request, const model::ProjectFiles& files,
                                     Diagnostics& noted) {
  Result<model::Model> model = model::make_model(files, request.upstream).unless_errors(noted);
  if (!model) return fail(model.error());
  Result<project::ResolvedPin> resolved = pin_with_progress(model->upstream, request.pin);
  if (!resolved) return fail(resolved.error());
  Result<graph::Plan> plan = graph::make_plan(*model, request.choice, resolved->pin);
  if (!plan) return fail(plan.error());
  *model = {};  // the plan says all that counts; the graph may have its room
  Result<graph::ProjectInputs> inputs = project::list_project();
  if (!inputs) return fail(inputs.error());
  Result<graph::Graph> graph = graph::make_graph(*plan, *inputs);
  if (!graph) return fail(graph.error());
  return Generated{std::move(*inputs), std::move(*plan), std::move(*graph),
                   std::move(resolved->move)};
}

Status write_ninja_file(const GenRequest& request, const console::Terminal& terminal,
                        Diagnostics& noted) {
  const Result<graph::ProjectInputs> inputs = project::list_project();
  if (!inputs) return fail(inputs.error());
  const Result<model::ProjectFiles> files = project::read_project(*inputs);
  if (!files) return fail(files.error());
  noted = find_missing_ninja();
  append(noted, find_future_inputs(*inputs));
  const Result<graph::Machine> machine = describe_machine(request);
  const GenerationStamp before = read_stamp();
  if (machine && noted.empty() && !request.pin.update && !before.inputs.empty() &&
      before.inputs == digest_inputs(*inputs, *files, *machine, request) &&
      before.file == digest_ninja_file() && has_output_record()) {
    terminal.print_err(summary(io::Written::unchanged, before.counts));
    return request.dry_run ? Status() : write_stamp(before, request.under_ninja);
  }
  const Result<Generated> made = make_project_graph(request, *files, noted);
  if (!made) return fail(made.error());
  if (!machine) return fail(machine.error());
  if (auto faults = find_missing_compilers(made->graph, *machine, request.machine); !faults.empty())
    return fail(std::move(faults));
  if (Status free = expect_no_foreign_ninja_file(); !free) return free;
  if (!made->move.empty()) terminal.print_summary(made->move);
  if (request.dry_run) return show_generation(*made, *machine, terminal);
  if (Status done = record_outputs(outputs_of(made->graph)); !done) return done;
  const Result<io::Written> written = io::write_if_changed(
      graph::k_ninja_file,
      [&](const io::Sight& take) { graph::write(made->graph, *machine, take); });
  if (!written) return fail(written.error());
  terminal.print_err(summary(*written, counts_of(made->plan)));
  GenerationStamp stamp{{}, digest_ninja_file(), counts_of(made->plan)};
  if (may_be_taken_again(request, *made, noted))
    stamp.inputs = digest_inputs(made->inputs, *files, *machine, request);
  return write_stamp(stamp, request.under_ninja);
}

}  // namespace ocelot::generate
