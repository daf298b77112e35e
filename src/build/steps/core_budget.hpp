// How many cores the tools of a step may use: the jobserver of an outer build and the user's own
// settings limit them. None of this changes a byte of an output, and none of it is in a key.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "support/io/jobserver.hpp"
#include "support/io/process.hpp"

namespace ocelot::steps {

/// The cores of one run of a tool. It holds a token of the jobserver for each core but the first,
/// whose token the step has from the program that started it.
struct CoreShare {
  std::optional<std::size_t> cores;  ///< empty: no limit, the tool uses all
  io::JobTokens tokens;

  /// Sets GOMAXPROCS and Go's option -p, which Go reads only at its start.
  void limit(io::Environment& environment) const;
};

/// What limits the cores, as it is outside of this program.
struct CoreSettings {
  std::string makeflags;   ///< MAKEFLAGS
  std::string gomaxprocs;  ///< GOMAXPROCS
  std::string goflags;     ///< GOFLAGS; only -p counts
  std::size_t cores = 1;   ///< that this process may use
};

/// The settings of this process's environment.
CoreSettings read_core_settings();

class CoreBudget {
 public:
  CoreBudget() = default;

  /// If the jobserver cannot be used, each tool gets one core.
  explicit CoreBudget(const CoreSettings& settings);

  /// Takes the free tokens, without waiting: at least one core is always there. `lent` more cores
  /// are those of steps that wait until the tool ends.
  CoreShare take(std::size_t lent = 0) const;

  /// For a tool that hardly gains from a second core: takes no token.
  CoreShare take_one() const;

  /// What identifies the jobserver: the value of MAKEFLAGS. Empty if there is none.
  std::string jobserver() const { return jobserver_ ? makeflags_ : std::string(); }

 private:
  std::optional<std::size_t> most_;  ///< empty: no limit
  std::optional<io::Jobserver> jobserver_;
  std::string makeflags_;
};

/// A warning if MAKEFLAGS names a jobserver that cannot be used.
std::optional<Diagnostic> check_jobserver(const CoreSettings& settings);

}  // namespace ocelot::steps
