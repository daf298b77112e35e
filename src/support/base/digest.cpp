// Wraps XXH3-128 in our own types.
#include "support/base/digest.hpp"

#include <new>

#include <fmt/format.h>
#include <xxhash.h>

namespace ocelot {

namespace {

Digest from_xxh(XXH128_hash_t hash) {
  return Digest{hash.high64, hash.low64};
}

class XxhState {
 public:
  XxhState() : state_(XXH3_createState()) {
    if (state_ == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(state_);
  }
  ~XxhState() { XXH3_freeState(state_); }
  XxhState(const XxhState&) = delete;
  XxhState& operator=(const XxhState&) = delete;

  void add(std::string_view bytes) { XXH3_128bits_update(state_, bytes.data(), bytes.size()); }
  Digest digest() const { return from_xxh(XXH3_128bits_digest(state_)); }

 private:
  XXH3_state_t* state_;
};

}  // namespace

struct Hasher::State : XxhState {};
struct ByteHasher::State : XxhState {};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;

Hasher& Hasher::field(std::string_view name, std::string_view value) {
  for (std::string_view part : {name, value}) {
    state_->add(fmt::format("{}:", part.size()));
    state_->add(part);
  }
  return *this;
}

Digest Hasher::digest() const {
  return state_->digest();
}

Digest digest_of(std::string_view bytes) {
  return from_xxh(XXH3_128bits(bytes.data(), bytes.size()));
}

ByteHasher::ByteHasher() : state_(std::make_unique<State>()) {}
ByteHasher::~ByteHasher() = default;

void ByteHasher::add(std::string_view bytes) {
  state_->add(bytes);
}

Digest ByteHasher::digest() const {
  return state_->digest();
}

std::string Digest::hex() const {
  return fmt::format("{:016x}{:016x}", high, low);
}

}  // namespace ocelot
