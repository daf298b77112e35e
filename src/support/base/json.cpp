// Implements Json values and writes them with nlohmann's library.
#include "support/base/json.hpp"

#include <nlohmann/json.hpp>

#include "support/base/printable.hpp"

namespace ocelot {

using nlohmann::ordered_json;

struct JsonWriter {
  ordered_json operator()(std::nullptr_t) const { return nullptr; }
  ordered_json operator()(bool truth) const { return truth; }
  ordered_json operator()(std::uint64_t number) const { return number; }
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

std::string Json::text(Layout layout) const {
  const int indent = layout == Layout::indented ? 2 : -1;
  const std::string document =
      JsonWriter::convert(*this).dump(indent, ' ', false, ordered_json::error_handler_t::replace);
  return json_with_escapes(document) + "\n";
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

}  // namespace ocelot
