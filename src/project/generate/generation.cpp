// Generates, or finds that nothing has changed.
#include "project/generate/generation.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/make_model.hpp"
#include "declaration/model/project_files.hpp"
#include "graph/make_graph.hpp"
#include "graph/paths.hpp"
#include "project/config_files.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/generate/ninja_links.hpp"
#include "project/generate/output_record.hpp"
#include "project/generate/progress_line.hpp"
#include "project/generate/request_words.hpp"
#include "project/generate/sandbox_check.hpp"
#include "project/project.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds k_clock_skew{2};

const graph::NinjaFile& file_of(const GenRequest& request) {
  return graph::ninja_file_of(request.embedding);
}

// With --inspect: the layers of another architecture that differ from those of this machine's, or
// that have none.
std::string uninspected(const graph::Plan& plan) {
  if (!plan.choice.inspected) return {};
  const auto count = static_cast<std::size_t>(
      std::count_if(plan.layers.begin(), plan.layers.end(), [](const graph::ArtifactPlan& layer) {
        return layer.kind == model::Kind::layer && !layer.inspection;
      }));
  return count == 0 ? std::string() : fmt::format("; {} not inspected", counted(count, "layer"));
}

std::string counts_of(const graph::Plan& plan) {
  const auto layers = static_cast<std::size_t>(std::count_if(
      plan.layers.begin(), plan.layers.end(),
      [](const graph::ArtifactPlan& layer) { return layer.kind == model::Kind::layer; }));
  const std::size_t others = plan.layers.size() - layers;
  std::vector<std::string> counts;
  if (layers > 0) counts.push_back(counted(layers, "layer"));
  if (others > 0) counts.push_back(counted(others, layers > 0 ? "other file" : "file"));
  return fmt::format("{} of {}{}", fmt::join(counts, " and "),
                     counted(plan.distributions.size(), "distribution"), uninspected(plan));
}

// Ninja compares times, so an input with a time in the future hides later edits.
Diagnostics find_future_inputs(const project::Root& root,
                               std::initializer_list<const std::vector<std::string>*> inputs) {
  Diagnostics warnings;
  const auto now = fs::file_time_type::clock::now() + k_clock_skew;
  for (const std::vector<std::string>* paths : inputs) {
    for (const std::string& path : *paths) {
      std::error_code none;
      if (fs::last_write_time(root / path, none) <= now || none) continue;
      warnings.push_back(
          warning("future-time", whole_file(path),
                  "modification time in the future: Ninja does not notice edits of this file")
              .with_help(fmt::format("set its time to now: touch {}", path)));
    }
  }
  return warnings;
}

// The inputs that are read before it is known whether there is anything to do.
struct Inputs {
  project::Sources sources;
  bool lacks_policy = false;       // the commit of --policy-from has none
  Result<graph::Machine> machine;  // its faults are reported after those of the declaration
  Diagnostics warnings;
};

// The output that will be written.
struct Output {
  graph::Graph graph;
  graph::Machine machine;
  std::string counts;
  std::string pin_change;
  std::vector<std::string> module_changes;
  std::string plain_folder;
  std::vector<std::string> configs;
  std::string digest;  // of the inputs; empty if a later run must not reuse the result
  Diagnostics warnings;
};

Result<Inputs> collect(const project::Root& root, const GenRequest& request) {
  Result<project::Sources> sources = project::read_sources(root);
  if (!sources) return fail(sources.error());
  if (Status used = project::use_policy_of(root, request.policy_from, *sources); !used)
    return fail(used.error());
  Diagnostics warnings = find_missing_ninja();
  append(warnings, find_missing_container(request.sandbox));
  const graph::ProjectInputs& inputs = sources->inputs;
  append(warnings, find_future_inputs(root, {&inputs.files, &inputs.folders, &inputs.named}));
  const bool lacks_policy = !request.policy_from.empty() && sources->files.policy == nullptr;
  return Inputs{std::move(*sources), lacks_policy, describe_machine(request), std::move(warnings)};
}

std::vector<std::string_view> lock_paths(const GenRequest& request) {
  if (request.pin.overridden) return {graph::k_override_lock, graph::k_override_modules_lock};
  return {model::k_lock_path, model::k_modules_lock_path};
}

// The stamp's digest covers the file that names the configurations, so they are still the same.
bool has_configs(const project::Root& root, const GenerationStamp& stamp) {
  return find_future_inputs(root, {&stamp.configs}).empty() &&
         std::all_of(stamp.configs.begin(), stamp.configs.end(),
                     [&](const std::string& path) { return project::is_project_file(root, path); });
}

// With a policy from a commit, the rest of the work tree is not trusted: it may contain a stamp.
bool is_current(const project::Root& root, const GenRequest& request, const Inputs& inputs,
                const GenerationStamp& stamp) {
  if (!inputs.machine || !inputs.warnings.empty() || request.pin.update ||
      !request.pin.module.empty() || !request.policy_from.empty() || stamp.inputs.empty())
    return false;
  const auto& [listed, files] = inputs.sources;
  const project::Sources sources{project::with_configs(root, listed, stamp.configs), files};
  return stamp.inputs == digest_inputs(root, sources, lock_paths(request), *inputs.machine) &&
         has_configs(root, stamp) && stamp.file == digest_ninja_file(root, file_of(request)) &&
         has_output_record(root);
}

// The progress line is erased before anything else is printed.
Result<project::PlannedProject> plan_with_progress(const project::Root& root,
                                                   const project::Sources& sources,
                                                   GenRequest request) {
  ProgressLine line;
  request.pin.report.progress = [&](const git::FetchProgress& at) { line.show(at); };
  request.pin.report.trying_again = [&](std::string_view why, std::chrono::milliseconds pause) {
    line.show_again(why, pause);
  };
  return project::load_plan(root, sources, load_policy(request));
}

// A later run may reuse the result if it depends only on what the stamp digests, not on the network
// or on the files of a plain folder, and if there are no warnings to repeat.
bool is_repeatable(const GenRequest& request, const graph::Plan& plan,
                   const Diagnostics& warnings) {
  return warnings.empty() && !request.pin.offline &&
         std::holds_alternative<graph::PinnedCommit>(plan.pin);
}

// The inputs of the graph. The model, which may be large, is destroyed before the graph is built.
struct GraphInputs {
  graph::ProjectInputs inputs;
  graph::Plan plan;
  std::vector<std::string> configs;
  std::string pin_change;
  std::vector<std::string> module_changes;
  Diagnostics warnings;
};

Diagnostics find_future_inputs(const project::Root& root, const graph::Pin& pin) {
  const auto* plain = std::get_if<graph::PlainFolder>(&pin);
  return plain == nullptr ? Diagnostics()
                          : find_future_inputs(root, {&plain->files, &plain->folders});
}

std::vector<std::string> describe(project::ModuleLocking modules) {
  std::vector<std::string> changes = std::move(modules.changes);
  if (!modules.unlocked.names.empty()) changes.push_back(modules.unlocked.describe());
  return changes;
}

GraphInputs without_model(project::PlannedProject planned, Diagnostics warnings) {
  append(warnings, std::move(planned.warnings));
  return {std::move(planned.inputs),
          std::move(planned.plan),
          std::move(planned.configs),
          std::move(planned.pin_change),
          describe(std::move(planned.modules)),
          std::move(warnings)};
}

Result<GraphInputs> plan(const project::Root& root, const GenRequest& request,
                         const Inputs& inputs) {
  Result<project::PlannedProject> planned = plan_with_progress(root, inputs.sources, request);
  if (!planned) return project::fail_after(inputs.warnings, std::move(planned.error()));
  Diagnostics warnings = inputs.warnings;
  append(warnings, find_future_inputs(root, {&planned->configs}));
  append(warnings, find_future_inputs(root, planned->plan.pin));
  return without_model(std::move(*planned), std::move(warnings));
}

std::string plain_folder(const graph::Pin& pin) {
  const auto* plain = std::get_if<graph::PlainFolder>(&pin);
  return plain == nullptr ? std::string() : plain->path;
}

Result<Output> generate(const project::Root& root, const GenRequest& request,
                        const Inputs& inputs) {
  Result<GraphInputs> planned = plan(root, request, inputs);
  if (!planned) return fail(planned.error());
  Result<graph::Graph> graph = graph::make_graph(planned->plan, planned->inputs);
  if (!graph) return project::fail_after(planned->warnings, std::move(graph.error()));
  if (!inputs.machine) return project::fail_after(planned->warnings, inputs.machine.error());
  graph::Machine machine = *inputs.machine;
  machine.shared_cache.writers = planned->plan.cache_writers;
  if (Diagnostics faults = find_missing_compilers(*graph, machine, request.machine);
      !faults.empty())
    return project::fail_after(planned->warnings, std::move(faults));
  Output output{std::move(*graph),        machine,
                counts_of(planned->plan), planned->pin_change,
                planned->module_changes,  plain_folder(planned->plan.pin),
                planned->configs,         {},
                planned->warnings};
  if (is_repeatable(request, planned->plan, output.warnings))
    output.digest =
        digest_inputs(root, {planned->inputs, inputs.sources.files}, lock_paths(request), machine);
  return output;
}

// A file of the same name that ocelot-gen did not write is not overwritten, unless it is empty.
Status expect_no_foreign_file(const project::Root& root, const graph::NinjaFile& file) {
  std::error_code code;
  const auto size = fs::file_size(root / file.path, code);
  if (code || size == 0 || is_ninja_file_ours(root, file)) return {};
  return fail(error("foreign-ninja-file", whole_file(std::string(file.path)),
                    "ocelot-gen would overwrite this file, but did not create it")
                  .with_help("move it, or put the collectors' project into a separate folder"));
}

// The record is written first, so that it always names every file that a Ninja file may create.
Result<io::Written> publish(const project::Root& root, const GenRequest& request,
                            const Output& output) {
  const graph::NinjaFile& file = file_of(request);
  if (Status free = expect_no_foreign_file(root, file); !free) return fail(free.error());
  const Outputs outputs = outputs_of(output.graph);
  if (Status free = expect_no_links(root, outputs); !free) return fail(free.error());
  if (Status recorded = record_outputs(root, outputs); !recorded) return fail(recorded.error());
  const Result<io::Written> written =
      root.relative(io::write_if_changed(root / file.path, [&](const ByteSink& sink) -> Status {
        graph::write(output.graph, output.machine, sink);
        return {};
      }));
  if (!written) return written;
  const GenerationStamp stamp{output.digest, digest_ninja_file(root, file), output.counts,
                              output.machine.generator_arguments, output.configs};
  if (Status stamped = write_stamp(root, stamp, request.under_ninja, file); !stamped)
    return fail(stamped.error());
  return written;
}

// What `publish` would do.
io::Written compare(const project::Root& root, const graph::NinjaFile& file,
                    const std::string& text) {
  const Result<std::string> present = root.read(file.path);
  return present && *present == text ? io::Written::unchanged : io::Written::changed;
}

Generation describe(const Output& output, io::Written written, const Inputs& inputs) {
  return {written,
          graph::ninja_file_of(output.machine.embedding).path,
          output.counts,
          output.pin_change,
          output.module_changes,
          output.plain_folder,
          inputs.lacks_policy,
          output.warnings};
}

// Sets the time of the stamp, so that Ninja finds nothing to do.
Status renew_stamp(const project::Root& root, const GenRequest& request,
                   const GenerationStamp& stamp) {
  if (request.dry_run) return {};
  const Result<Outputs> outputs = read_outputs(root);
  if (!outputs) return fail(outputs.error());
  if (Status free = expect_no_links(root, *outputs); !free) return free;
  return write_stamp(root, stamp, request.under_ninja, file_of(request));
}

}  // namespace

project::LoadPolicy load_policy(const GenRequest& request) {
  graph::Choice choice = request.choice;
  choice.documents = request.documents.value_or(graph::k_all_documents);
  return {project::ResolvePin{request.pin}, std::move(choice), request.upstream, request.sandbox,
          request.policy_from};
}

Result<graph::Machine> describe_machine(const GenRequest& request) {
  Result<graph::Machine> machine = find_machine(request.machine);
  if (!machine) return machine;
  if (Status possible = check_sandbox(request.sandbox); !possible) return fail(possible.error());
  machine->generator_arguments = regenerate_args(request);
  machine->sandbox = request.sandbox;
  machine->offline = request.pin.offline;
  machine->no_cache = request.no_cache;
  machine->embedding = request.embedding;
  machine->shared_cache.url = request.remote_cache;
  machine->shared_cache.is_read_only = request.remote_cache_mode == "read";
  return machine;
}

Result<DraftedFile> draft_ninja_file(const project::Root& root, const GenRequest& request) {
  const Result<Inputs> inputs = collect(root, request);
  if (!inputs) return fail(inputs.error());
  Result<Output> output = generate(root, request, *inputs);
  if (!output) return fail(output.error());
  std::string text = graph::write(output->graph, output->machine);
  Generation generation = describe(*output, compare(root, file_of(request), text), *inputs);
  return DraftedFile{std::move(text), std::move(output->graph), std::move(output->machine),
                     std::move(generation)};
}

Result<Generation> write_ninja_file(const project::Root& root, const GenRequest& request) {
  const Result<Inputs> inputs = collect(root, request);
  if (!inputs) return fail(inputs.error());
  const GenerationStamp stamp = read_stamp(root, file_of(request));
  if (is_current(root, request, *inputs, stamp)) {
    if (Status written = renew_stamp(root, request, stamp); !written) return fail(written.error());
    return Generation{io::Written::unchanged,
                      file_of(request).path,
                      stamp.counts,
                      {},
                      {},
                      {},
                      inputs->lacks_policy,
                      {}};
  }
  const Result<Output> output = generate(root, request, *inputs);
  if (!output) return fail(output.error());
  if (request.dry_run)
    return describe(*output,
                    compare(root, file_of(request), graph::write(output->graph, output->machine)),
                    *inputs);
  const Result<io::Written> written = publish(root, request, *output);
  if (!written) return project::fail_after(output->warnings, written.error());
  return describe(*output, *written, *inputs);
}

}  // namespace ocelot::generate
