// A JSON document (RFC 8259), built in order and written as text.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ocelot {

/// A value: null, a Boolean, an integer, a string, an array or an object. Members of an object keep
/// the order in which they were added; of duplicate names the last value counts.
class Json {
 public:
  using Member = std::pair<std::string, Json>;  ///< a name and its value

  /// Indented for people, or on one line.
  enum class Layout { indented, compact };

  Json() = default;  ///< null
  Json(std::same_as<bool> auto truth) : value_(truth) {}
  Json(std::uint64_t number) : value_(number) {}
  Json(std::string text) : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(const std::vector<std::string>& texts);
  Json(std::initializer_list<Member> members);

  /// Null if there is no value.
  template <class T>
  Json(const std::optional<T>& value) {
    if (value) *this = Json(*value);
  }

  static Json object();
  static Json array(std::vector<Json> values = {});

  /// An array with the result of `to_json` for each value.
  template <class Values, class ToJson>
  static Json array_of(const Values& values, const ToJson& to_json) {
    std::vector<Json> array;
    for (const auto& value : values) array.push_back(to_json(value));
    return Json::array(std::move(array));
  }

  /// Adds a member to an object.
  Json& add(std::string_view name, Json value);
  /// Adds the members of another object to this object.
  Json& add_all(Json object);

  /// The document and a line end. Hidden characters are escapes. Bytes that are not UTF-8 become
  /// U+FFFD, because JSON must be UTF-8.
  std::string text(Layout layout = Layout::indented) const;

 private:
  friend struct JsonWriter;

  using Array = std::vector<Json>;
  using Object = std::vector<Member>;

  std::variant<std::nullptr_t, bool, std::uint64_t, std::string, Array, Object> value_ = nullptr;
};

/// The text, or null if it is empty.
Json text_or_null(const std::string& text);

}  // namespace ocelot
