// Digests of content, by SHA-256 (FIPS 180-4): no one can make two contents with the same digest,
// so a digest can name what is kept, and say what a step depends on.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot {

/// 256 bits.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const Digest&) const = default;

  /// 64 lower-case hexadecimal digits.
  std::string hex() const;

  /// 44 characters (RFC 4648).
  std::string base64() const;
};

/// Reads the output of `hex`. Nothing for any other text.
std::optional<Digest> read_digest(std::string_view hex);

/// Reads the output of `base64`. Nothing for any other text.
std::optional<Digest> read_base64_digest(std::string_view text);

/// Computes the digest of bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);

  /// The digest of all bytes so far; more can be added later.
  Digest digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Collects named and delimited fields, so that two different lists of fields never have the same
/// digest. The order of the fields matters.
class Hasher {
 public:
  /// Adds one field: its name, its length and its bytes.
  Hasher& field(std::string_view name, std::string_view value);

  Digest digest() const { return hash_.digest(); }

 private:
  Sha256 hash_;
};

/// The digest of bytes without a field name.
Digest digest_of(std::string_view bytes);

}  // namespace ocelot
