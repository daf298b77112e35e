// The exit codes of ocelot-load, one for each cause.
#pragma once

#include <set>
#include <string>

#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// Codes from 10 are 10 + the code of the collector's interface. If a second signal ends the
/// process, or it dies of a signal, the code is 128 + signal.
enum class LoadExit {
  done = 0,
  bad_input = 1,
  usage = 2,
  wrong_state = 11,
  plugin = 12,
  config = 13,
  runtime = 14,
  timeout = 15,
  library = 16,
  scope = 18,
  panic = 19,
  defect = 70,  // EX_SOFTWARE of sysexits.h: internal error
  quit = 131,   // 128 + SIGQUIT
};

/// The program's exit code for the result of a call.
LoadExit exit_of(load::Code code);

/// The codes of faults that a restart does not change.
std::set<int> lasting_exits();

/// The table of all codes for the help text, one line for each.
std::string explain_exits();

}  // namespace ocelot::load
