// Looks up, runs, stores and records a step.
#include "build/action/step_cache.hpp"

#include <memory>

#include <fmt/format.h>

#include "build/action/declared_places.hpp"
#include "build/action/run_step.hpp"
#include "build/action/shared_cache_request.hpp"
#include "build/action/step_command_line.hpp"
#include "build/action/step_key.hpp"
#include "build/action/step_origin.hpp"
#include "build/cache/cache_size.hpp"
#include "build/cache/eviction.hpp"
#include "build/cache/statistics.hpp"
#include "build/steps/core_budget.hpp"
#include "build/steps/step_outputs.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/first_report.hpp"

namespace ocelot::action {

namespace {

using Request = graph::StepRequest<graph::InWords>;

constexpr std::string_view k_unused = "not using the action cache";

// All steps of a build have the same problem; the first of them reports it.
void report_trouble(const console::Terminal& terminal, std::string_view effect,
                    const Diagnostics& trouble) {
  if (!io::is_first_report("cache-trouble")) return;
  Diagnostic report = trouble.front();
  report.severity = Severity::warning;
  report.message = fmt::format("{}: {}", effect, report.message);
  terminal.print({report});
}

// An invalid size is reported once, too.
cache::Limit find_limit(const console::Terminal& terminal) {
  const WithDiagnostics<std::uintmax_t> bound = cache::bound();
  if (!bound.diagnostics().empty() && io::is_first_report("cache-size"))
    terminal.print(bound.diagnostics());
  return {bound.ignoring_diagnostics(), cache::running_build()};
}

// Only if a step is run: outputs from the cache need no cores.
void report_unusable_jobserver(const console::Terminal& terminal) {
  const std::optional<Diagnostic> fault = steps::check_jobserver(steps::read_core_settings());
  if (fault && io::is_first_report("jobserver")) terminal.print({*fault});
}

Result<steps::StepResult> run_here(const Request& request,
                                   const steps::StepEnvironment& environment,
                                   const console::Terminal& terminal) {
  report_unusable_jobserver(terminal);
  return run_step(request, environment);
}

// Restores the outputs, or runs the step and stores them.
Result<steps::StepResult> run_with_store(const Request& request, steps::StepEnvironment environment,
                                         const cache::ActionKey& key,
                                         const std::vector<cache::OutputTarget>& targets,
                                         const SharedCacheRequest& shared,
                                         const console::Terminal& terminal) {
  const Result<std::filesystem::path> folder = io::cache_folder();
  if (!folder) {
    report_trouble(terminal, k_unused, folder.error());
    return run_here(request, environment, terminal);
  }
  std::unique_ptr<cache::SecondLevel> next;
  if (!shared.url.empty())
    next = open_shared_cache(shared, *folder, find_limit(terminal), terminal);
  const cache::Store store(*folder, next.get());
  const std::vector<cache::OutputFile> outputs = outputs_of(values_of(request));
  if (store.get(key.digest(), targets)) {
    cache::count(store.folder(), true);
    if (next) cache::keep_within(store, find_limit(terminal));
    return steps::StepResult::from_cache;
  }
  if (const auto fault = store.find_unsafe_file(key.digest()))
    report_trouble(terminal, "not using an entry of the action cache", {*fault});
  environment.store = &store;
  environment.limit = find_limit(terminal);
  environment.go = go_in(key);
  const Result<steps::StepResult> result = run_here(request, environment, terminal);
  cache::count(store.folder(), result && *result == steps::StepResult::from_cache);
  if (!result) return fail(result.error());
  if (Status stored = cache::put_within(store, environment.limit, key.digest(), outputs); !stored)
    report_trouble(terminal, k_unused, stored.error());
  return *result;
}

// What a step leaves beside its first output. Both files are only for explanations, so a step does
// not fail without them.
void write_records(const std::string& output, const cache::ActionKey& key,
                   steps::StepResult result) {
  const std::filesystem::path path = record_path(output);
  const StepOrigin origin = make_origin(key, io::read_file(path).value_or(std::string()),
                                        result == steps::StepResult::from_cache);
  static_cast<void>(steps::write_output(origin_path(output), to_text(origin)));
  static_cast<void>(steps::write_output(path, key.text()));
}

}  // namespace

Status run_with_cache(const graph::StepCommand& command, const console::Arguments& arguments,
                      const console::Terminal& terminal) {
  const Result<Request> request = graph::read_request(command, arguments);
  if (!request) return fail(request.error());
  const Result<steps::ToolSandbox> sandbox = sandbox_of(arguments);
  if (!sandbox) return fail(sandbox.error());
  steps::StepEnvironment environment;
  environment.sandbox = *sandbox;
  if (is_offline(arguments)) environment.network = steps::Network::forbidden;
  environment.places = declared_places();
  environment.programs = programs_of(arguments);
  environment.warn = [&](const Diagnostics& warnings) { terminal.print(warnings); };
  const StepValues values = values_of(*request);
  const std::vector<cache::OutputFile> outputs = outputs_of(values);
  const Result<std::vector<cache::OutputTarget>> targets = steps::open_outputs(outputs);
  if (!targets) return fail(targets.error());
  // If the inputs cannot be read here, the step itself reports a better error.
  const Result<cache::ActionKey> key =
      command.records_inputs ? key_of(command, values, environment.sandbox) : fail(Diagnostics());
  const Result<steps::StepResult> result =
      key && command.is_cacheable && may_use_cache(arguments)
          ? run_with_store(*request, environment, *key, *targets, shared_cache_request(arguments),
                           terminal)
          : run_here(*request, environment, terminal);
  if (!result) return fail(result.error());
  if (key) write_records(outputs.front().path.string(), *key, *result);
  return {};
}

}  // namespace ocelot::action
