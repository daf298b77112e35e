// Checks the code under test. In: a condition. Out: nothing, or the end of the process in the same
// way as the sanitizers end it, so that libFuzzer and the replay see the same kind of failure.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ocelot::fuzz {

inline void expect(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

/// Checks that two texts are the same; prints both if they are not.
inline void expect_same(std::string_view a, std::string_view b, std::string_view what) {
  if (a == b) return;
  const std::string both = std::string(a) + "\n--- is not ---\n" + std::string(b) + "\n";
  std::fwrite(both.data(), 1, both.size(), stderr);
  expect(false, what);
}

}  // namespace ocelot::fuzz
