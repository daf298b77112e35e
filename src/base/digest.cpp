// XXH3-128 behind our own types.
#include "base/digest.hpp"

#include <new>

#include <fmt/format.h>
#include <xxhash.h>

namespace ocelot {

namespace {

Digest from_xxh(XXH128_hash_t hash) {
  return Digest{hash.high64, hash.low64};
}

void add_length(XXH3_state_t* state, std::size_t length) {
  const std::string text = fmt::format("{}:", length);
  XXH3_128bits_update(state, text.data(), text.size());
}

}  // namespace

struct Hasher::State {
  XXH3_state_t* xxh = XXH3_createState();
  State() {
    if (xxh == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(xxh);
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;

Hasher& Hasher::field(std::string_view name, std::string_view value) {
  for (std::string_view part : {name, value}) {
    add_length(state_->xxh, part.size());
    XXH3_128bits_update(state_->xxh, part.data(), part.size());
  }
  return *this;
}

Digest Hasher::digest() const {
  return from_xxh(XXH3_128bits_digest(state_->xxh));
}

Digest digest_of(std::string_view bytes) {
  return from_xxh(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string Digest::hex() const {
  return fmt::format("{:016x}{:016x}", high, low);
}

}  // namespace ocelot
