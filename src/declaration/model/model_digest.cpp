// One field for each distribution.
#include "declaration/model/model_digest.hpp"

#include <iterator>

#include <fmt/format.h>

namespace ocelot::model {

namespace {

// No part can contain a line end: all are checked names, tags and modules.
std::string meaning_of(const Distribution& distribution) {
  std::string text;
  const auto line = [&](std::string_view key, const auto& value) {
    fmt::format_to(std::back_inserter(text), "{} {}\n", key, value);
  };
  line("kind", name_of(distribution.kind));
  line("abstract", distribution.is_abstract);
  if (distribution.plugin) line("component", distribution.plugin->component);
  for (Architecture architecture : distribution.architectures)
    line("architecture", name_of(architecture));
  for (const auto& [provider, place] : distribution.omitted_providers) line("omit", provider);
  for (const auto& [key, value] : distribution.go.written()) line(key, value->value);
  for (const auto& [tag, origin] : distribution.tags) line(tag, origin.form == TagForm::go_tag);
  for (const golang::ModuleRequirement& module : distribution.modules)
    line(module.path, module.version);
  return text;
}

}  // namespace

Digest digest_of_distributions(const Model& model) {
  Hasher hasher;
  for (const Distribution& distribution : model.distributions)
    hasher.field(distribution.name, meaning_of(distribution));
  return hasher.digest();
}

}  // namespace ocelot::model
