// Locks bytes far behind the end of a file (fcntl(2), open file description locks).
#include "support/io/waiting_list.hpp"

#include <fcntl.h>

namespace ocelot::io {

namespace {

constexpr off_t k_places = 64;
constexpr std::uint64_t k_lists = 1ULL << 48U;  // so that an offset stays below 2^63

struct flock bytes_of(std::uint64_t list, off_t place, off_t count, short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = static_cast<off_t>(list % k_lists) * k_places + place;
  lock.l_len = count;
  return lock;
}

}  // namespace

WaitingPlace::WaitingPlace(const Descriptor& file, std::uint64_t list) : file_(file), list_(list) {
  for (off_t place = 0; place < k_places; ++place) {
    const struct flock lock = bytes_of(list, place, 1, F_WRLCK);
    if (::fcntl(file.get(), F_OFD_SETLK, &lock) == 0) return;
  }
}

WaitingPlace::~WaitingPlace() {
  const struct flock lock = bytes_of(list_, 0, k_places, F_UNLCK);
  ::fcntl(file_.get(), F_OFD_SETLK, &lock);
}

std::size_t count_waiting(const Descriptor& file, std::uint64_t list) {
  std::size_t count = 0;
  for (off_t place = 0; place < k_places; ++place) {
    struct flock lock = bytes_of(list, place, 1, F_WRLCK);
    if (::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) ++count;
  }
  return count;
}

}  // namespace ocelot::io
