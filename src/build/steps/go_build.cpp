// Runs go list -export, then go build, with the same flags.
#include "build/steps/go_build.hpp"

#include <optional>

#include "build/steps/compile_errors.hpp"
#include "build/steps/package_listing.hpp"
#include "build/steps/step_outputs.hpp"

namespace ocelot::steps {

namespace {

// The flags that determine how packages are compiled.
std::vector<std::string> flags_of(const Compilation& compilation) {
  std::vector<std::string> flags = {"-trimpath", "-tags", compilation.tags};
  if (compilation.mode != k_default_mode) flags.push_back("-buildmode=" + compilation.mode);
  return flags;
}

}  // namespace

Result<std::string> compile_packages(const StepSandbox& sandbox, const Compilation& compilation,
                                     const PlaceLookup& places) {
  CompileTurn turn(sandbox, compilation);
  turn.take();
  std::vector<std::string> argv = {"go", "list", "-deps", "-export", "-f", k_package_format};
  for (std::string& flag : flags_of(compilation)) argv.push_back(std::move(flag));
  argv.push_back(compilation.package);
  Result<std::string> listed = sandbox.capture("compile", argv);
  if (listed) {
    turn.note_done(*listed);
    return listed;
  }
  Diagnostics faults = find_compile_errors(sandbox.log(), places);
  append(faults, std::move(listed.error()));
  return fail(std::move(faults));
}

// -s -w: without symbols and debug data, as upstream links its own collector.
std::vector<std::string> link_command(const Compilation& compilation, const std::string& output) {
  std::vector<std::string> argv = {"go", "build"};
  for (std::string& flag : flags_of(compilation)) argv.push_back(std::move(flag));
  argv.insert(argv.end(), {"-ldflags", "-s -w", "-o", output, compilation.package});
  return argv;
}

Result<StepResult> get_or_link(const StepEnvironment& environment,
                               const std::vector<std::filesystem::path>& outputs,
                               const std::function<Result<Digest>()>& digest,
                               const std::function<Status()>& execute) {
  const cache::Store* const store = environment.store;
  std::optional<Digest> key;
  if (store != nullptr) {
    const Result<Digest> link = digest();
    if (!link) return fail(link.error());
    const Result<std::vector<io::Destination>> destinations = open_outputs(outputs);
    if (!destinations) return fail(destinations.error());
    if (store->get(*link, *destinations)) return StepResult::from_cache;
    key = *link;
  }
  if (Status done = execute(); !done) return fail(done.error());
  // The caller stores the same outputs by the step's key, and reports a failure.
  if (key) static_cast<void>(cache::put_within(*store, environment.limit, *key, outputs));
  return StepResult::executed;
}

}  // namespace ocelot::steps
