// A pipe of this process; no program that it starts has it.
#pragma once

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"

namespace ocelot::io {

struct Pipe {
  Descriptor read;
  Descriptor write;
};

/// Fails if this process or the system has too many open files.
Result<Pipe> make_pipe();

}  // namespace ocelot::io
