// A fast digest for what only this process, or the next run of the same user, compares. XXH3-128
// protects against accidents, not against attacks: a digest that names a stored file or that a
// step's key contains is a Digest.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ocelot {

/// Digests bytes, or named and delimited fields as Hasher does.
class FastHasher {
 public:
  FastHasher();
  ~FastHasher();
  FastHasher(const FastHasher&) = delete;
  FastHasher& operator=(const FastHasher&) = delete;

  void add(std::string_view bytes);

  /// Adds one field: its name, its length and its bytes.
  FastHasher& field(std::string_view name, std::string_view value);

  /// 32 hexadecimal digits.
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocelot
