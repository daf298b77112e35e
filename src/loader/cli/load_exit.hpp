// How ocelot-load ends: a code for each cause.
#pragma once

#include <string>

#include "loader/ocelot_load.hpp"

namespace ocelot::load {

/// 10 and more are 10 + the code of the collector's interface. A process that a second signal ends,
/// or that dies of one, has 128 + signal.
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
  defect = 70,  // EX_SOFTWARE of sysexits.h: our own fault
};

/// How a call's outcome ends the program.
LoadExit exit_of(load::Code code);

/// The table of all codes, a line each, for the help text.
std::string explain_exits();

}  // namespace ocelot::load
