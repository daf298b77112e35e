// Recalling, running, keeping, recording.
#include "build/action/step_cache.hpp"

#include <fmt/format.h>

#include "build/action/step_fields.hpp"
#include "build/cache/upkeep.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/first_report.hpp"
#include "support/io/process.hpp"

namespace ocelot::action {

namespace {

// All steps of a build run into the same trouble; the first one tells it.
void tell_trouble(const console::Terminal& terminal, const Diagnostics& trouble) {
  if (!io::is_first_report("cache-trouble")) return;
  Diagnostic told = trouble.front();
  told.severity = Severity::warning;
  told.message = "the action cache is left out: " + told.message;
  terminal.print({told});
}

Status keep(const cache::Store& store, const cache::Fields& fields,
            const std::vector<std::filesystem::path>& outputs, const console::Terminal& terminal) {
  if (Status kept = store.keep(fields.digest(), outputs); !kept) return kept;
  const WithDiagnostics<std::uintmax_t> bound = cache::bound();
  if (!bound.diagnostics().empty() && io::is_first_report("cache-size"))
    terminal.print(bound.diagnostics());
  cache::keep_within(store, bound.ignoring_diagnostics());
  return {};
}

Status run_alone(const StepCommand& command, const console::Arguments& given) {
  const Result<steps::Done> done = command.run(given, {});
  if (!done) return fail(done.error());
  return {};
}

Status run_and_keep(const StepCommand& command, const console::Arguments& given,
                    const cache::Fields& fields, const console::Terminal& terminal) {
  const cache::Store store(io::cache_folder());
  const std::vector<std::filesystem::path> outputs = outputs_of(command, given);
  if (store.recall(fields.digest(), outputs)) {
    cache::count(store, true);
    return {};
  }
  const Result<steps::Done> done = command.run(given, {&store, go_in(fields)});
  cache::count(store, done && *done == steps::Done::recalled);
  if (!done) return fail(done.error());
  if (Status kept = keep(store, fields, outputs, terminal); !kept)
    tell_trouble(terminal, kept.error());
  return {};
}

}  // namespace

bool may_use_cache(const console::Arguments& given) {
  return !given.has("no-cache") && io::environment_variable("OCELOT_CACHE") != "off";
}

Status run_or_recall(const StepCommand& command, const console::Arguments& given,
                     const console::Terminal& terminal) {
  if (!command.is_recorded) return run_alone(command, given);
  // What cannot be read here, the step itself tells better.
  const Result<cache::Fields> fields = fields_of(command, given);
  const bool kept = fields && command.is_kept && may_use_cache(given);
  const Status done =
      kept ? run_and_keep(command, given, *fields, terminal) : run_alone(command, given);
  // A record only serves to explain, so a step does not fail for it.
  if (done && fields) {
    const std::filesystem::path record = record_path(outputs_of(command, given).front());
    static_cast<void>(io::write_if_changed(record, fields->text()));
  }
  return done;
}

}  // namespace ocelot::action
