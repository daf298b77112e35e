// JSON: values and their text.
#include "support/base/json.hpp"

#include <doctest/doctest.h>

namespace ocelot {

TEST_CASE("each kind of value has its text") {
  CHECK(Json().text() == "null\n");
  CHECK(Json(true).text() == "true\n");
  CHECK(Json(std::uint64_t{18446744073709551615U}).text() == "18446744073709551615\n");
  CHECK(Json("a\"b").text() == "\"a\\\"b\"\n");
  CHECK(Json::object().text() == "{}\n");
  CHECK(Json::array().text() == "[]\n");
  CHECK(Json(std::optional<std::string>()).text() == "null\n");
  CHECK(Json(std::optional<std::string>("a")).text() == "\"a\"\n");
  CHECK(text_or_null("").text() == "null\n");
  CHECK(text_or_null("a").text() == "\"a\"\n");
}

TEST_CASE("members keep their order, in lines or in one line") {
  Json json = {{"b", "x"}, {"a", Json::array({"y", std::uint64_t{1}})}};
  json.add("c", false).add_all({{"d", std::vector<std::string>{"z"}}});
  CHECK(json.text(Json::Layout::compact) ==
        "{\"b\":\"x\",\"a\":[\"y\",1],\"c\":false,\"d\":[\"z\"]}\n");
  CHECK(json.text() ==
        "{\n"
        "  \"b\": \"x\",\n"
        "  \"a\": [\n"
        "    \"y\",\n"
        "    1\n"
        "  ],\n"
        "  \"c\": false,\n"
        "  \"d\": [\n"
        "    \"z\"\n"
        "  ]\n"
        "}\n");
}

TEST_CASE("an array of what a function makes of each value") {
  const std::vector<std::uint64_t> numbers = {1, 2};
  const Json json = Json::array_of(numbers, [](std::uint64_t number) {
    return Json{{"n", number}};
  });
  CHECK(json.text(Json::Layout::compact) == "[{\"n\":1},{\"n\":2}]\n");
}

TEST_CASE("hidden characters are escapes") {
  CHECK(Json("a\u202e\u009b\x7f\n").text() == "\"a\\u202e\\u009b\\u007f\\n\"\n");
}

TEST_CASE("a text that is read and written again is the same") {
  const std::string text =
      "{\"a\":[null,true,-9223372036854775808,18446744073709551615,0.5,\"b\\n\"],\"c\":{}}\n";
  const std::optional<Json> json = parse_json(text);
  REQUIRE(json);
  CHECK(json->text(Json::Layout::compact) == text);
  CHECK(json->find("a")->values().size() == 6);
  CHECK(*json->find("a")->values()[5].string() == "b\n");
  CHECK(json->find("a")->values()[1].boolean() == true);
  CHECK(json->find("a")->values()[0].is_null());
  CHECK(json->find("c")->members().empty());
  CHECK(json->find("d") == nullptr);
  CHECK(strings_in(json->find("a")) == std::vector<std::string>{"b\n"});
}

TEST_CASE("a text that is not JSON, or is too deep, is not read") {
  CHECK_FALSE(parse_json(""));
  CHECK_FALSE(parse_json("{\"a\":}"));
  CHECK_FALSE(parse_json("{} {}"));
  CHECK_FALSE(parse_json(std::string(2000, '[') + std::string(2000, ']')));
  CHECK(parse_json(std::string(900, '[') + std::string(900, ']')));
}

TEST_CASE("bytes that are not UTF-8 are replaced") {
  CHECK(Json("a\xff"
             "b")
            .text() ==
        "\"a\xef\xbf\xbd"
        "b\"\n");
}

}  // namespace ocelot
