// Counts the processes that wait for a lock. Each holds the lock of one byte of the lock's file,
// which the kernel releases when the process dies.
#pragma once

#include <cstddef>
#include <cstdint>

#include "support/io/descriptor.hpp"

namespace ocelot::io {

/// A process that waits for the lock of an open file, from here to the object's end. Waiting
/// processes of different lists do not see each other. At most 64 processes of a list are counted.
class WaitingPlace {
 public:
  WaitingPlace(const Descriptor& file, std::uint64_t list);
  ~WaitingPlace();
  WaitingPlace(const WaitingPlace&) = delete;
  WaitingPlace& operator=(const WaitingPlace&) = delete;

 private:
  const Descriptor& file_;
  std::uint64_t list_;
};

/// How many other processes of a list wait, each with its own descriptor of the file.
std::size_t count_waiting(const Descriptor& file, std::uint64_t list);

}  // namespace ocelot::io
