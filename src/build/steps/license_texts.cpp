// One entry for each text, so that builds of different layers share them.
#include "build/steps/license_texts.hpp"

#include "build/steps/kept_answer.hpp"
#include "graph/generated_sources.hpp"

namespace ocelot::steps {

namespace {

// The sources of the program name the version of the scanner.
cache::ActionKey key_of(const std::string& text) {
  cache::ActionKey key;
  key.add_text("license-text", text);
  key.add_text("templates", graph::digest_of_sources("licenses"));
  return key;
}

}  // namespace

Json find_license_texts(const StepEnvironment& environment, const std::vector<std::string>& texts) {
  Json licenses = Json::object();
  for (const std::string& text : texts) {
    if (auto kept = find_kept(environment, key_of(text))) licenses.add(text, std::move(*kept));
  }
  return licenses;
}

void keep_license_texts(const StepEnvironment& environment, const Json& licenses) {
  for (const auto& [text, names] : licenses.members()) keep(environment, key_of(text), names);
}

}  // namespace ocelot::steps
