// Reports to documents.
#include "cli/commands/answer_json.hpp"

#include "support/base/json.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::cli {

namespace {

using console::document;

Json to_object(const cache::KeyField* field) {
  if (field == nullptr) return {};
  if (field->kind == cache::KeyField::Kind::text) return {{"text", field->value}};
  return {{"file", field->value}, {"digest", field->digest}};
}

Json to_object(const cache::Change& change) {
  return {{"field", change.name},
          {"before", to_object(change.before)},
          {"after", to_object(change.after)}};
}

Json to_object(const action::StepExplanation& step) {
  const auto changes =
      step.has_record ? cache::compare(step.before, step.now) : std::vector<cache::Change>();
  return {{"step", step.description},
          {"verdict", name_of(step.verdict)},
          {"reason", text_or_null(step.reason)},
          {"changes",
           Json::array_of(changes, [](const cache::Change& change) { return to_object(change); })}};
}

Json to_object(const Diagnostic& fault) {
  return {{"severity", name_of(fault.severity)},
          {"code", fault.code},
          {"path", fault.place.has_source() ? Json(fault.place.source->path) : Json()},
          {"message", fault.message}};
}

Json to_object(const VerifiedArtifact& artifact) {
  return {{"artifact", artifact.path},
          {"matching", artifact.result.matching},
          {"faults", Json::array_of(artifact.result.faults,
                                    [](const Diagnostic& fault) { return to_object(fault); })}};
}

}  // namespace

std::string to_json(const std::vector<VerifiedArtifact>& artifacts) {
  return document("verify")
      .add("artifacts",
           Json::array_of(artifacts,
                          [](const VerifiedArtifact& artifact) { return to_object(artifact); }))
      .text();
}

std::string to_json(const RemovalReport& report) {
  return document("clean")
      .add("dry_run", report.dry_run)
      .add("files", report.files)
      .add("bytes", report.bytes)
      .text();
}

std::string to_json(const FormatReport& report) {
  return document("format").add("written", report.written).add("files", report.files).text();
}

std::string to_json(const CacheReport& report) {
  const Json shared = to_object(report.shared);
  Json answer = document("cache");
  answer.add("folder", report.folder)
      .add("entries", report.amount.entries)
      .add("bytes", report.amount.bytes)
      .add("bound", report.bound)
      .add("hits", report.hits)
      .add("misses", report.misses);
  if (!shared.is_null()) answer.add("shared", shared);
  return answer.text();
}

std::string to_json(const CacheRemoval& removal) {
  return document("cache-removal")
      .add("dry_run", removal.dry_run)
      .add("entries", removal.amount.entries)
      .add("bytes", removal.amount.bytes)
      .text();
}

std::string to_json(const std::vector<action::StepExplanation>& steps) {
  return document("explain")
      .add("steps", Json::array_of(
                        steps, [](const action::StepExplanation& step) { return to_object(step); }))
      .text();
}

}  // namespace ocelot::cli
