// Digests of content: 128 bits over named and delimited fields, so that two different lists of
// fields never produce the same input. Not for security: XXH3-128 protects against accidents, not
// attacks.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ocelot {

/// 128 bits, printed as 32 hexadecimal digits.
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Digest&) const = default;

  std::string hex() const;
};

/// Collects fields and digests them. The order of the fields matters.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  /// Adds one field: its name, its length and its bytes.
  Hasher& field(std::string_view name, std::string_view value);

  Digest digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The digest of bytes without a field name.
Digest digest_of(std::string_view bytes);

/// Computes the same digest from bytes that arrive in pieces.
class ByteHasher {
 public:
  ByteHasher();
  ~ByteHasher();
  ByteHasher(const ByteHasher&) = delete;
  ByteHasher& operator=(const ByteHasher&) = delete;

  void add(std::string_view bytes);
  Digest digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocelot
