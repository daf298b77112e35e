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

/// A value: null, a Boolean, a number, a string, an array or an object. Members of an object keep
/// the order in which they were added; of duplicate names the last value counts.
class Json {
 public:
  using Member = std::pair<std::string, Json>;  ///< a name and its value

  /// Indented for people, or on one line.
  enum class Layout { indented, compact };

  Json() = default;  ///< null
  Json(std::same_as<bool> auto truth) : value_(truth) {}
  Json(std::uint64_t number) : value_(number) {}
  Json(std::same_as<std::int64_t> auto number) : value_(number) {}
  Json(std::same_as<double> auto number) : value_(number) {}
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

  /// The member of an object; null if this is not an object or does not have the member.
  const Json* find(std::string_view name) const;
  /// The string; null if this is not a string.
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  /// The truth value; nothing if this is not a Boolean.
  std::optional<bool> boolean() const;
  /// The number; nothing if this is not a whole number from 0 to 2^64 - 1.
  std::optional<std::uint64_t> number() const;
  /// The same for any number, which is rounded if a double cannot have it.
  std::optional<double> real() const;
  /// The values of an array; empty if this is not an array.
  const std::vector<Json>& values() const;
  /// The members of an object; empty if this is not an object.
  const std::vector<Member>& members() const;
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }

  /// The document and a line end. Hidden characters are escapes. Bytes that are not UTF-8 become
  /// U+FFFD, because JSON must be UTF-8.
  std::string text(Layout layout = Layout::indented) const;

 private:
  friend struct JsonReader;
  friend struct JsonWriter;

  using Array = std::vector<Json>;
  using Object = std::vector<Member>;

  std::variant<std::nullptr_t, bool, std::uint64_t, std::int64_t, double, std::string, Array,
               Object>
      value_ = nullptr;
};

/// The text, or null if it is empty.
Json text_or_null(const std::string& text);

/// The member of an object; a null value if `object` is not an object or does not have the member.
const Json& member_of(const Json& object, std::string_view name);

/// The string that is a member of an object; empty if there is none.
std::string text_in(const Json& object, std::string_view name);

/// Reads a document. Nothing if the text is not JSON, or has more than 1,000 levels.
std::optional<Json> parse_json(std::string_view text);

/// The strings of an array of strings; other values are left out.
std::vector<std::string> strings_in(const Json* array);

}  // namespace ocelot
