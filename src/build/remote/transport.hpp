// How bytes get to a shared cache and back. Names are "ac/DIGEST" and "cas/DIGEST".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "build/remote/deadline.hpp"
#include "support/base/result.hpp"

namespace ocelot::remote {

/// Accepts a piece of what is read; a failure ends the request with it.
using Accept = std::function<Status(std::string_view)>;

/// What is written.
struct Upload {
  std::uintmax_t size = 0;
  /// Copies the next bytes to a place, at most as many as it has room for. Returns their number.
  std::function<std::size_t(char*, std::size_t)> read;
};

/// The code of a failure that concerns only writing.
inline constexpr std::string_view k_refused = "shared-cache-refused";

/// The code of other failures.
inline constexpr std::string_view k_failed = "shared-cache-failed";

class Transport {
 public:
  Transport() = default;
  virtual ~Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// Reads what has a name. Returns whether it exists.
  virtual Result<bool> get(const std::string& name, const Accept& accept, Deadline& deadline) = 0;

  /// Whether something with this name and size exists.
  virtual Result<bool> has(const std::string& name, std::uintmax_t size, Deadline& deadline) = 0;

  /// Writes. A reader sees all of it, or nothing.
  virtual Status put(const std::string& name, const Upload& upload, Deadline& deadline) = 0;

  /// Removes what is damaged, if that is possible.
  virtual void discard(const std::string& name) = 0;
};

}  // namespace ocelot::remote
