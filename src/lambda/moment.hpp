// Time in the emulator.
#pragma once

#include <chrono>

namespace ocelot::lambda {

using Clock = std::chrono::steady_clock;
using Moment = Clock::time_point;
using std::chrono::milliseconds;

/// The time between two moments, in milliseconds with a fraction.
inline double milliseconds_between(Moment from, Moment to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

}  // namespace ocelot::lambda
