// Signatures by Ed25519 (RFC 8032).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ocelot {

/// The key with which everybody can check a signature.
struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};

  bool operator==(const PublicKey&) const = default;

  /// "ed25519:" and 44 characters (RFC 4648).
  std::string text() const;
};

/// Reads the output of `text`; nothing for any other text.
std::optional<PublicKey> read_public_key(std::string_view text);

/// The key with which its owner signs.
class PrivateKey {
 public:
  /// A new key of the system's random numbers.
  static PrivateKey generate();

  /// Reads the output of `text`, or the same as another program wrote it; nothing for any other
  /// text, and for a key with a password.
  static std::optional<PrivateKey> read(std::string_view text);

  ~PrivateKey();
  PrivateKey(PrivateKey&& other) noexcept;
  PrivateKey& operator=(PrivateKey&& other) noexcept;
  PrivateKey(const PrivateKey&) = delete;
  PrivateKey& operator=(const PrivateKey&) = delete;

  /// PEM with PKCS #8 (RFC 7468, RFC 8410).
  std::string text() const;

  PublicKey public_key() const;

  /// The signature of a message: 88 characters (RFC 4648).
  std::string sign(std::string_view message) const;

 private:
  struct State;
  explicit PrivateKey(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// Whether a text is the signature of a message by the owner of a key.
bool is_signed_by(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace ocelot
