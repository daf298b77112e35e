// Sources made of text, and diagnostics as the text that a user would see.
#pragma once

#include <string>
#include <string_view>

#include "support/base/render.hpp"
#include "support/base/result.hpp"
#include "support/base/source.hpp"
#include "support/base/with_diagnostics.hpp"

namespace ocelot::test {

/// All diagnostics with all details, for exact comparison.
inline std::string shown(const Diagnostics& diagnostics) {
  return render(diagnostics);
}

template <class T>
std::string shown(const Result<T>& result) {
  return result ? std::string() : render(result.error());
}

/// A value together with its diagnostics, for tests that check both.
template <class T>
struct Parts {
  Diagnostics diagnostics;
  T value;

  Parts(WithDiagnostics<T> whole) : value(std::move(whole).take(diagnostics)) {}
};

template <class T>
std::string shown(const Parts<T>& parts) {
  return render(parts.diagnostics);
}

template <class T>
std::string shown(const WithDiagnostics<T>& value) {
  return render(value.diagnostics());
}

/// The bytes at a place.
inline std::string at(const Place& place) {
  return place.has_range() ? place.source->text.substr(place.offset, place.length)
                           : std::string("nowhere");
}

/// "LINE:COLUMN" of a place.
inline std::string position(const Place& place) {
  const Position found = position_of(place.source->text, place.offset);
  return std::to_string(found.line) + ":" + std::to_string(found.column);
}

inline std::string repeat(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace ocelot::test
