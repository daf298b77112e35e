// The exit codes of ocelot-gen.
#pragma once

namespace ocelot::console {

enum class ExitCode {
  done = 0,
  bad_input = 1,
  usage = 2,
  findings = 3,         ///< an audit worked, and found something
  internal_error = 70,  // EX_SOFTWARE of sysexits.h
};

}  // namespace ocelot::console
