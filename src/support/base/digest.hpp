// Digests of content: 128 bits, made of tagged and delimited fields, so that no two lists of fields
// read alike. Not for security: XXH3-128 guards against accident, not against malice.
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

/// Collects fields and digests them. Fields count in the order in which they are given.
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

/// The digest of bare bytes.
Digest digest_of(std::string_view bytes);

/// The same of bytes that come piece by piece.
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
