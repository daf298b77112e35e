// Runs go list -export, then go build, with the same flags.
#include "build/steps/go_build.hpp"

#include <optional>

#include <fmt/format.h>

#include "build/steps/compile_errors.hpp"
#include "build/steps/missing_modules.hpp"
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

std::string mode_of(model::Kind kind) {
  switch (kind) {
    case model::Kind::shared_library:
      return "c-shared";
    case model::Kind::archive:
      return "c-archive";
    case model::Kind::plugin:
      return "plugin";
    case model::Kind::layer:
    case model::Kind::executable:
    case model::Kind::executable_with_plugins:
      break;
  }
  return std::string(k_default_mode);
}

// GOFLAGS separates its flags by blanks; quotes keep one with blanks together (cmd/go,
// internal/base/goflags.go, which splits it like internal/quoted).
void set_go_options(StepWorkspace& workspace, const graph::GoOptions& options) {
  if (options.gcflags)
    workspace.set("GOFLAGS",
                  fmt::format("{} '-gcflags={}'", workspace.variable("GOFLAGS"), *options.gcflags));
  if (options.experiment) workspace.set("GOEXPERIMENT", *options.experiment);
  if (options.amd64) workspace.set("GOAMD64", *options.amd64);
}

std::vector<std::string> list_command(const Compilation& compilation,
                                      const std::vector<std::string>& options) {
  std::vector<std::string> argv = {"go", "list", "-deps"};
  argv.insert(argv.end(), options.begin(), options.end());
  for (std::string& flag : flags_of(compilation)) argv.push_back(std::move(flag));
  argv.push_back(compilation.package);
  return argv;
}

Result<std::string> compile_packages(const StepWorkspace& workspace, const Compilation& compilation,
                                     const PlaceLookup& places) {
  CompileTurn turn(workspace, compilation);
  turn.take();
  std::string listed;
  const auto compile = [&]() -> Status {
    Result<std::string> lines =
        workspace.capture("compile", list_command(compilation, {"-export", "-f", k_package_format}),
                          turn.count_waiting());
    if (!lines) return fail(lines.error());
    listed = std::move(*lines);
    return {};
  };
  const Status done = with_modules(workspace, list_command(compilation, {}), compile);
  if (done) {
    turn.note_done(listed);
    return listed;
  }
  Diagnostics faults = find_compile_errors(workspace.log(), places);
  append(faults, done.error());
  return fail(std::move(faults));
}

std::vector<std::string> link_command(const Compilation& compilation, const Linking& linking) {
  std::vector<std::string> argv = {"go", "build"};
  for (std::string& flag : flags_of(compilation)) argv.push_back(std::move(flag));
  // -s -w: without symbols and debug data, as upstream links its own collector.
  std::string ldflags = linking.keeps_symbols ? "" : "-s -w";
  if (!linking.ldflags.empty())
    ldflags += fmt::format("{}{}", ldflags.empty() ? "" : " ", linking.ldflags);
  if (linking.has_short_relocations) ldflags += " -extldflags=-Wl,-z,pack-relative-relocs";
  argv.insert(argv.end(), {"-ldflags", ldflags, "-o", linking.output, compilation.package});
  return argv;
}

Result<StepResult> get_or_link(const StepEnvironment& environment,
                               const std::vector<cache::OutputFile>& outputs,
                               const std::function<Result<Digest>()>& digest,
                               const std::function<Status()>& execute) {
  const cache::Store* const store = environment.store;
  std::optional<Digest> key;
  if (store != nullptr) {
    const Result<Digest> link = digest();
    if (!link) return fail(link.error());
    const Result<std::vector<cache::OutputTarget>> targets = open_outputs(outputs);
    if (!targets) return fail(targets.error());
    if (store->get(*link, *targets)) return StepResult::from_cache;
    key = *link;
  }
  if (Status done = execute(); !done) return fail(done.error());
  // The caller stores the same outputs by the step's key, and reports a failure.
  if (key) static_cast<void>(cache::put_within(*store, environment.limit, *key, outputs));
  return StepResult::executed;
}

}  // namespace ocelot::steps
