// The steps' command lines: one table for reading them, running them, and for what their outputs
// depend on.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "build/cache/store.hpp"
#include "build/steps/steps.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::action {

/// What an option's value means for the outputs.
enum class Role {
  text,    ///< it counts as it is written
  input,   ///< a file whose content counts
  output,  ///< a file that the step makes
  folder,  ///< a folder whose files count, below it the one of --folder
  go,      ///< the go command: what it calls itself in the step's tree counts, its path does not
  cc,      ///< a C compiler: what it calls itself counts, its path does not
  place,   ///< where something is found; it does not count
};

struct StepOption {
  console::Option option;
  Role role = Role::text;
};

/// What a step may ask the cache for, beside what is asked for all of them.
struct CacheAccess {
  const cache::Store* store = nullptr;  ///< null: no cache
  std::string go{};                     ///< what go calls itself, where that counts for the step
};

struct StepCommand {
  std::string_view name;
  std::string_view purpose;
  std::string_view inputs;  ///< what stands behind the options; empty for nothing
  std::string_view example;
  int version = 1;           ///< raised when the step makes something else of the same inputs
  bool is_kept = true;       ///< in the action cache; not where making is as cheap as recalling
  bool is_recorded = true;   ///< its fields, beside its first output
  bool names_count = false;  ///< whether the inputs' paths count, and not only their content
  std::vector<StepOption> options;
  std::function<Result<steps::Done>(const console::Arguments&, const CacheAccess&)> run;
  /// Whether the store answers a finer question that the step asks while it runs; empty: it asks
  /// none. Makes nothing, and never uses the network.
  std::function<Result<bool>(const console::Arguments&, const CacheAccess&)> is_known{};
};

/// All steps, in the order of a build.
const std::vector<StepCommand>& step_commands();

/// The step of a name, or null.
const StepCommand* find_step(std::string_view name);

/// A step's whole command line, with the options that all of them have.
console::CommandLine command_line(const StepCommand& command);

}  // namespace ocelot::action
