// Random choices that a seed can reproduce.
#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace ocelot::test {

/// Makes the same choices for the same seed. `between` includes both ends, `below` excludes its
/// end.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return engine_() % end; }
  std::size_t between(std::size_t first, std::size_t last) {
    return first + below(last - first + 1);
  }
  bool chance(std::size_t percent) { return below(100) < percent; }

  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace ocelot::test
