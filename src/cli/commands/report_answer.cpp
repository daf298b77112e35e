// Compares an answer with the keys that the report needs.
#include "cli/commands/report_answer.hpp"

#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "support/io/file.hpp"

namespace ocelot::cli {

namespace {

constexpr std::uint64_t k_version = 1;

// A key, and the keys that its value has, or each item of it if it is a list. A value without keys
// may be of any type.
struct Shape {
  std::string_view key;
  bool is_list = false;
  std::vector<Shape> keys{};
};

const std::map<std::string_view, std::vector<Shape>>& shapes() {
  static const std::map<std::string_view, std::vector<Shape>> k_shapes = {
      {"size",
       {{"layers",
         true,
         {{"distribution"},
          {"architecture"},
          {"sha256"},
          {"size",
           false,
           {{"unzipped"}, {"binary"}, {"modules", true, {{"module"}, {"version"}, {"text"}}}}},
          {"costs"},
          {"before"}}}}},
      {"smoke",
       {{"layers",
         true,
         {{"distribution"}, {"architecture"}, {"sha256"}, {"status"}, {"reason"}, {"report"}}}}},
      {"audit",
       {{"layers", true, {{"distribution"}, {"architecture"}, {"sha256"}}},
        {"database"},
        {"denied_licenses"},
        {"vulnerabilities",
         true,
         {{"id"},
          {"summary"},
          {"level"},
          {"counts"},
          {"modules", true, {{"module"}, {"version"}, {"fixed"}}},
          {"layers"}}}}}};
  return k_shapes;
}

std::optional<std::string> find_fault(const Json& object, const std::vector<Shape>& keys,
                                      const std::string& place);

std::optional<std::string> find_fault(const Json& value, const Shape& shape,
                                      const std::string& place) {
  if (!shape.is_list) return find_fault(value, shape.keys, place);
  if (!value.is_array()) return fmt::format("'{}' is not a list", place);
  for (std::size_t i = 0; i < value.values().size(); ++i) {
    if (auto fault = find_fault(value.values()[i], shape.keys, fmt::format("{}[{}]", place, i)))
      return fault;
  }
  return std::nullopt;
}

// The first one.
std::optional<std::string> find_fault(const Json& object, const std::vector<Shape>& keys,
                                      const std::string& place) {
  for (const Shape& shape : keys) {
    const std::string path = fmt::format("{}{}{}", place, place.empty() ? "" : ".", shape.key);
    const Json* const value = object.find(shape.key);
    if (value == nullptr) return fmt::format("the key '{}' is missing", path);
    if (auto fault = find_fault(*value, shape, path)) return fault;
  }
  return std::nullopt;
}

// Empty if the report can show it.
std::string find_problem(const std::optional<Json>& answer, const std::string& command) {
  if (!answer || text_in(*answer, "kind") != command)
    return fmt::format("this is not an answer of 'ocelot-gen {}'", command);
  const Json& version = member_of(*answer, "version");
  if (version.is_null()) return "the key 'version' is missing";
  if (version.number() != k_version)
    return fmt::format("the version of this answer is not supported; expected {}", k_version);
  return find_fault(*answer, shapes().at(command), "").value_or("");
}

}  // namespace

Result<Json> read_answer(const std::string& path, const std::string& command) {
  const Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  std::optional<Json> answer = parse_json(*text);
  std::string problem = find_problem(answer, command);
  if (problem.empty()) return std::move(*answer);
  return fail(error("bad-answer", whole_file(path), std::move(problem))
                  .with_help(fmt::format("write one: ocelot-gen {} --format json >FILE", command)));
}

}  // namespace ocelot::cli
