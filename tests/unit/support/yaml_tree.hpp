// YAML documents as trees, before they are written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocelot::test {

using Strings = std::vector<std::string>;

/// A value of a YAML document, and whether a fault was planted there.
struct Yaml {
  enum class Kind { scalar, list, map, verbatim, absent };

  Kind kind = Kind::scalar;
  std::string text;  ///< of a scalar; for a verbatim value, the exact bytes
  std::vector<Yaml> keys;
  std::vector<Yaml> items;  ///< of a map, the values
  bool is_planted = false;  ///< the fault is here
  std::size_t inner = 0;    ///< the offset of the fault inside a plain scalar

  Yaml() = default;
  Yaml(Kind of, std::string with = {}) : kind(of), text(std::move(with)) {}
  Yaml(std::string scalar) : text(std::move(scalar)) {}  // NOLINT: a scalar is its text
  Yaml(const char* scalar) : text(scalar) {}             // NOLINT

  Yaml& add(Yaml key, Yaml value) {
    keys.push_back(std::move(key));
    items.push_back(std::move(value));
    return items.back();
  }

  /// The value of a key of this map, or nullptr.
  Yaml* find(std::string_view key) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].text == key) return &items[i];
    }
    return nullptr;
  }

  /// The key itself, or nullptr.
  Yaml* key(std::string_view name) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const Yaml& key) { return key.text == name; });
    return found == keys.end() ? nullptr : &*found;
  }

  /// The same value, with the fault at an offset in it.
  Yaml planted(std::size_t at = 0) && {
    is_planted = true;
    inner = at;
    return std::move(*this);
  }
};

/// A list of scalars.
inline Yaml list_of(const Strings& texts) {
  Yaml list(Yaml::Kind::list);
  for (const std::string& text : texts) list.items.emplace_back(text);
  return list;
}

/// Inserts into the items of a list.
inline void insert(std::vector<Yaml>& items, std::size_t at, Yaml item) {
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
}

/// Inserts into a map.
inline void insert_pair(Yaml& map, std::size_t at, Yaml key, Yaml value) {
  insert(map.keys, at, std::move(key));
  insert(map.items, at, std::move(value));
}

}  // namespace ocelot::test
