// The random numbers of libstdc++ and libarchive, which call arc4random(3). Only glibc 2.36 and
// later have it; getentropy(3) is in glibc 2.25.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <unistd.h>

namespace {

constexpr std::size_t k_most_bytes = 256;  // per call, as getentropy(3) says

}  // namespace

/// Fills `size` bytes. Like arc4random, it never returns without them.
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): glibc's names are reserved
extern "C" [[gnu::visibility("hidden")]] void arc4random_buf(void* bytes,
                                                             std::size_t size) noexcept {
  auto* next = static_cast<unsigned char*>(bytes);
  while (size > 0) {
    const std::size_t count = std::min(size, k_most_bytes);
    if (::getentropy(next, count) != 0) std::abort();
    next += count;
    size -= count;
  }
}

/// A random number of 32 bits.
extern "C" [[gnu::visibility("hidden")]] std::uint32_t arc4random() noexcept {
  std::uint32_t number = 0;
  ::arc4random_buf(&number, sizeof number);
  return number;
}
