// Reports to documents.
#include "cli/commands/answer_json.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

namespace ocelot::cli {

namespace {

using Json = nlohmann::ordered_json;

Json document(std::string_view kind) {
  return {{"version", 1}, {"kind", kind}};
}

// Paths need not be UTF-8; JSON must be.
std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json to_object(const cache::Field* field) {
  if (field == nullptr) return {};
  const bool is_file = field->kind == cache::Field::Kind::file;
  return is_file ? Json{{"file", field->value}, {"digest", field->digest}}
                 : Json{{"text", field->value}};
}

Json to_object(const action::StepExplanation& step) {
  Json object = {{"step", step.description},
                 {"verdict", name_of(step.verdict)},
                 {"reason", step.reason.empty() ? Json() : Json(step.reason)},
                 {"changes", Json::array()}};
  if (!step.has_record) return object;
  for (const cache::Change& change : cache::compare(step.before, step.now)) {
    object["changes"].push_back({{"field", change.name},
                                 {"before", to_object(change.before)},
                                 {"after", to_object(change.after)}});
  }
  return object;
}

}  // namespace

std::string to_json(const RemovalReport& report) {
  Json json = document("clean");
  json["dry_run"] = report.dry_run;
  json["files"] = report.files;
  json["bytes"] = report.bytes;
  return dump(json);
}

std::string to_json(const FormatReport& report) {
  Json json = document("format");
  json["written"] = report.written;
  json["files"] = report.files;
  return dump(json);
}

std::string to_json(const CacheReport& report) {
  Json json = document("cache");
  json["folder"] = report.folder;
  json["entries"] = report.amount.entries;
  json["bytes"] = report.amount.bytes;
  json["bound"] = report.bound;
  json["hits"] = report.hits;
  json["misses"] = report.misses;
  return dump(json);
}

std::string to_json(const CacheRemoval& removal) {
  Json json = document("cache-removal");
  json["dry_run"] = removal.dry_run;
  json["entries"] = removal.amount.entries;
  json["bytes"] = removal.amount.bytes;
  return dump(json);
}

std::string to_json(const std::vector<action::StepExplanation>& steps) {
  Json json = document("explain");
  json["steps"] = Json::array();
  for (const action::StepExplanation& step : steps) json["steps"].push_back(to_object(step));
  return dump(json);
}

}  // namespace ocelot::cli
