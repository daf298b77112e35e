// A client of a jobserver: takes tokens of the outer build, and gives them back.
// Invariant: each token that was taken is written back as it was, whichever way this process ends.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "support/base/result.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/watchdog.hpp"

namespace ocelot::io {

/// Tokens, which are given back when the object is destroyed or, by a watchdog process, when this
/// process dies. Only a kill -9 in the few instructions between reading the tokens and starting the
/// watchdog loses them; so does one that also ends the watchdog.
class JobTokens {
 public:
  JobTokens() = default;
  ~JobTokens() { give_back(); }
  JobTokens(JobTokens&& other) noexcept = default;
  JobTokens& operator=(JobTokens&& other) noexcept;

  std::size_t count() const { return tokens_.size(); }

 private:
  friend class Jobserver;
  void give_back();

  std::string tokens_;  ///< one byte each
  std::shared_ptr<const Descriptor> pipe_;
  std::unique_ptr<Watchdog> watchdog_;
};

class Jobserver {
 public:
  /// The jobserver that a value of MAKEFLAGS names; nothing if it names none. Fails if this process
  /// cannot use it.
  static Result<std::optional<Jobserver>> open(std::string_view makeflags);

  /// Takes as many tokens as there are, but at most this many. Does not wait for one.
  JobTokens take(std::size_t most) const;

 private:
  explicit Jobserver(Descriptor pipe) : pipe_(std::make_shared<Descriptor>(std::move(pipe))) {}

  std::shared_ptr<const Descriptor> pipe_;  ///< for reading and writing
};

}  // namespace ocelot::io
