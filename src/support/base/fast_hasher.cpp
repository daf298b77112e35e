// Wraps XXH3-128.
#include "support/base/fast_hasher.hpp"

#include <new>

#include <fmt/format.h>
#include <xxhash.h>

#include "support/base/hash_field.hpp"

namespace ocelot {

namespace {

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

struct FastHasher::State {
  std::unique_ptr<XXH3_state_t, FreeState> xxh{XXH3_createState()};
};

FastHasher::FastHasher() : state_(std::make_unique<State>()) {
  if (!state_->xxh) throw std::bad_alloc();
  XXH3_128bits_reset(state_->xxh.get());
}

FastHasher::~FastHasher() = default;

void FastHasher::add(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size());
}

FastHasher& FastHasher::field(std::string_view name, std::string_view value) {
  add_field(*this, name, value);
  return *this;
}

std::string FastHasher::hex() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh.get());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace ocelot
