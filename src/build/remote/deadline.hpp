// How long a request may take.
#pragma once

#include <chrono>
#include <cstdint>

namespace ocelot::remote {

/// The time that a good server needs for any answer.
inline constexpr std::chrono::milliseconds k_answer_time{500};

/// The bytes that a good server moves in a second.
inline constexpr std::uintmax_t k_good_rate = 1U << 20U;

/// The time of one request. What it takes longer than a good server counts as waiting.
class Deadline {
 public:
  /// Begins now. `patience` is the longest wait.
  explicit Deadline(std::chrono::milliseconds patience) : patience_(patience) {}

  /// Notes bytes that were moved.
  void moved(std::uintmax_t bytes) { bytes_ += bytes; }

  std::chrono::milliseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
  }

  /// What a good server would not have needed.
  std::chrono::milliseconds waited() const {
    const std::chrono::milliseconds needed =
        k_answer_time + std::chrono::milliseconds(bytes_ * 1000 / k_good_rate);
    return std::max(elapsed() - needed, std::chrono::milliseconds(0));
  }

  bool is_over() const { return waited() > patience_; }

 private:
  using Clock = std::chrono::steady_clock;

  std::chrono::milliseconds patience_;
  std::uintmax_t bytes_ = 0;
  Clock::time_point start_ = Clock::now();
};

}  // namespace ocelot::remote
