// The go command that a build uses.
#pragma once

#include <string>

namespace ocelot::golang {

struct GoToolchain {
  std::string version;  ///< such as "go1.26.3"
  std::string choice;   ///< GOTOOLCHAIN: "local", "auto" or another value that go accepts;
                        ///< empty before Go 1.21
};

}  // namespace ocelot::golang
