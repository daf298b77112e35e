// A range of bytes in a text.
#pragma once

#include <cstddef>

namespace ocelot {

struct TextSpan {
  std::size_t begin = 0;
  std::size_t length = 0;
};

}  // namespace ocelot
