// Decides about color from the environment variables and the terminal.
#include "support/console/color.hpp"

#include <string>

#include <unistd.h>

#include "support/io/environment.hpp"

namespace ocelot::console {

bool wants_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (!io::environment_variable("NO_COLOR").empty()) return false;
  const std::string forced = io::environment_variable("CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") return true;
  return ::isatty(descriptor) == 1 && io::environment_variable("TERM") != "dumb";
}

}  // namespace ocelot::console
