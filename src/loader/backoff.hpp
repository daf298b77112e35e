// How long to wait before a program that died is started again.
#pragma once

#include <chrono>

namespace ocelot::load {

/// Doubles from `k_first` to `k_longest`, and starts again at `k_first` after a life of at least
/// `k_healthy`.
class Backoff {
 public:
  using Duration = std::chrono::milliseconds;

  static constexpr Duration k_first{1'000};
  static constexpr Duration k_longest{60'000};
  static constexpr Duration k_healthy{60'000};

  /// How long to wait now that a program died after `lived`.
  Duration after(Duration lived);

 private:
  Duration next_ = k_first;
};

}  // namespace ocelot::load
