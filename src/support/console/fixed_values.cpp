// One table of words.
#include "support/console/fixed_values.hpp"

#include <array>

#include "support/base/text.hpp"

namespace ocelot::console {

namespace {

struct FixedWords {
  ValueKind kind;
  std::string_view words;
};

constexpr auto k_fixed = std::to_array<FixedWords>({
    {ValueKind::architecture, "amd64|arm64"},
    {ValueKind::color, "auto|always|never"},
    {ValueKind::commit, "HEAD"},
    {ValueKind::component_type, "connector|exporter|extension|processor|receiver"},
    {ValueKind::documents, "none|sbom|licenses|provenance|sbom,licenses,provenance"},
    {ValueKind::init_type, "on-demand|provisioned-concurrency|snap-start|lambda-managed-instances"},
    {ValueKind::inspection, "amd64|arm64|none"},
    {ValueKind::level, "1|2|3|4|5|6|7|8|9|10|11|12"},
    {ValueKind::message_format, "text|json|github"},
    {ValueKind::restart, "on-failure|always|never"},
    {ValueKind::sandbox, "bubblewrap|container"},
    {ValueKind::trial, "once|always|never"},
});

}  // namespace

Completion words_of(std::string_view values) {
  Completion found;
  for (std::string_view value : split(values, '|'))
    found.candidates.push_back({std::string(value)});
  return found;
}

Completion fixed_values(ValueKind kind) {
  if (kind == ValueKind::file) return {{}, Paths::files};
  if (kind == ValueKind::folder) return {{}, Paths::folders};
  for (const FixedWords& fixed : k_fixed) {
    if (fixed.kind == kind) return words_of(fixed.words);
  }
  return {};
}

}  // namespace ocelot::console
