// How ocelot-gen ends.
#pragma once

namespace ocelot::console {

enum class ExitCode {
  done = 0,
  bad_input = 1,
  usage = 2,
  defect = 70,  // EX_SOFTWARE of sysexits.h: our own fault
};

}  // namespace ocelot::console
