// The delay before a program that died is restarted.
#pragma once

#include <chrono>

namespace ocelot::load {

/// The delay doubles from `k_first` to `k_longest`. It is `k_first` again after the program ran for
/// at least `k_healthy`.
class Backoff {
 public:
  using Duration = std::chrono::milliseconds;

  static constexpr Duration k_first{1'000};
  static constexpr Duration k_longest{60'000};
  static constexpr Duration k_healthy{60'000};

  /// The delay after a program died that ran for `lived`.
  Duration after(Duration lived);

 private:
  Duration next_ = k_first;
};

}  // namespace ocelot::load
