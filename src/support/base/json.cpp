// Implements Json values; reads and writes them with nlohmann's library.
#include "support/base/json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "support/base/printable.hpp"

namespace ocelot {

using nlohmann::ordered_json;

struct JsonWriter {
  ordered_json operator()(std::nullptr_t) const { return nullptr; }
  ordered_json operator()(bool truth) const { return truth; }
  ordered_json operator()(std::uint64_t number) const { return number; }
  ordered_json operator()(std::int64_t number) const { return number; }
  ordered_json operator()(double number) const { return number; }
  ordered_json operator()(const std::string& text) const { return text; }

  ordered_json operator()(const Json::Array& values) const {
    ordered_json array = ordered_json::array();
    for (const Json& value : values) array.push_back(convert(value));
    return array;
  }

  ordered_json operator()(const Json::Object& members) const {
    ordered_json object = ordered_json::object();
    for (const auto& [name, value] : members) object[name] = convert(value);
    return object;
  }

  static ordered_json convert(const Json& json) { return std::visit(JsonWriter{}, json.value_); }
};

struct JsonReader {
  static Json convert(const ordered_json& json) {
    switch (json.type()) {
      case ordered_json::value_t::boolean:
        return Json(json.get<bool>());
      case ordered_json::value_t::number_unsigned:
        return Json(json.get<std::uint64_t>());
      case ordered_json::value_t::number_integer:
        return Json(json.get<std::int64_t>());
      case ordered_json::value_t::number_float:
        return Json(json.get<double>());
      case ordered_json::value_t::string:
        return Json(json.get<std::string>());
      case ordered_json::value_t::array:
        return Json::array_of(json, convert);
      case ordered_json::value_t::object:
        return object(json);
      default:
        return Json();
    }
  }

  static Json object(const ordered_json& json) {
    Json object = Json::object();
    for (const auto& [name, value] : json.items()) object.add(name, convert(value));
    return object;
  }
};

Json::Json(const std::vector<std::string>& texts) : value_(Array(texts.begin(), texts.end())) {}

Json::Json(std::initializer_list<Member> members) : value_(Object(members)) {}

Json Json::object() {
  return Json(std::initializer_list<Member>{});
}

Json Json::array(std::vector<Json> values) {
  Json json;
  json.value_ = std::move(values);
  return json;
}

Json& Json::add(std::string_view name, Json value) {
  std::get<Object>(value_).emplace_back(std::string(name), std::move(value));
  return *this;
}

Json& Json::add_all(Json object) {
  for (auto& [name, value] : std::get<Object>(object.value_)) add(name, std::move(value));
  return *this;
}

const Json* Json::find(std::string_view name) const {
  const auto& all = members();
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [&](const Member& member) { return member.first == name; });
  return found == all.rend() ? nullptr : &found->second;
}

std::optional<bool> Json::boolean() const {
  const bool* const truth = std::get_if<bool>(&value_);
  return truth == nullptr ? std::nullopt : std::optional(*truth);
}

std::optional<std::uint64_t> Json::number() const {
  const std::uint64_t* const number = std::get_if<std::uint64_t>(&value_);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<double> Json::real() const {
  if (const auto* whole = std::get_if<std::uint64_t>(&value_)) return static_cast<double>(*whole);
  if (const auto* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
  const double* const number = std::get_if<double>(&value_);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

const std::vector<Json>& Json::values() const {
  static const Array k_none;
  const Array* const array = std::get_if<Array>(&value_);
  return array == nullptr ? k_none : *array;
}

const std::vector<Json::Member>& Json::members() const {
  static const Object k_none;
  const Object* const object = std::get_if<Object>(&value_);
  return object == nullptr ? k_none : *object;
}

std::string Json::text(Layout layout) const {
  const int indent = layout == Layout::indented ? 2 : -1;
  const std::string document =
      JsonWriter::convert(*this).dump(indent, ' ', false, ordered_json::error_handler_t::replace);
  return json_with_escapes(document) + "\n";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

const Json& member_of(const Json& object, std::string_view name) {
  static const Json k_null;
  const Json* const found = object.find(name);
  return found == nullptr ? k_null : *found;
}

std::string text_in(const Json& object, std::string_view name) {
  const std::string* const text = member_of(object, name).string();
  return text == nullptr ? std::string() : *text;
}

std::optional<Json> parse_json(std::string_view text) {
  constexpr int k_max_depth = 1000;
  bool is_too_deep = false;
  const ordered_json::parser_callback_t check_depth = [&](int depth, ordered_json::parse_event_t,
                                                          ordered_json&) {
    is_too_deep |= depth > k_max_depth;
    return !is_too_deep;
  };
  const ordered_json json = ordered_json::parse(text, check_depth, false);
  if (json.is_discarded() || is_too_deep) return std::nullopt;
  return JsonReader::convert(json);
}

std::vector<std::string> strings_in(const Json* array) {
  std::vector<std::string> strings;
  if (array == nullptr) return strings;
  for (const Json& value : array->values()) {
    if (value.string() != nullptr) strings.push_back(*value.string());
  }
  return strings;
}

}  // namespace ocelot
