// Keys and kinds. What has no effect is never passed over: it was written for a reason.
#include "declaration/model/kind_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

// What the name of a file's checksum ends with. An executable's file has no ending of its own.
constexpr std::string_view k_checksum = ".sha256";

// A key that was written, and where.
struct Written {
  std::string_view key;
  Place place;
};

void note(std::vector<Written>& written, std::string_view key, const std::optional<Scalar>& value) {
  if (value) written.push_back({key, value->place});
}

void note(std::vector<Written>& written, std::string_view key, const std::vector<Scalar>& values) {
  if (!values.empty()) written.push_back({key, values.front().place});
}

// The keys whose meaning depends on the kind.
std::vector<Written> written_keys(const DistributionEntry& entry) {
  std::vector<Written> written;
  note(written, "kind", entry.kind);
  note(written, "library", entry.library);
  note(written, "component", entry.component);
  note(written, "base", entry.bases);
  note(written, "components", entry.components);
  note(written, "buildtags", entry.tags);
  note(written, "go", entry.go_tags);
  note(written, "without", entry.without);
  note(written, "config-file", entry.config_file);
  note(written, "architectures", entry.architectures);
  return written;
}

bool is_written(const DistributionEntry& entry, std::string_view key) {
  const std::vector<Written> written = written_keys(entry);
  return entry.unread.contains(key) ||
         std::any_of(written.begin(), written.end(),
                     [&](const Written& row) { return row.key == key; });
}

struct Meaningless {
  std::vector<std::string_view> keys;
  std::string_view why;
};

Meaningless meaningless_for(Kind kind) {
  switch (kind) {
    case Kind::layer:
      return {{"library", "component"}, "write 'kind: plugin', or remove the key"};
    case Kind::shared_library:
    case Kind::executable:
      return {{"library", "component", "config-file"},
              "it is not built into the file; the collector gets its configuration when it runs"};
    case Kind::plugin:
      return {{"base", "components", "buildtags", "go", "without", "config-file", "architectures"},
              "a plugin has the tags and architectures of its library"};
  }
  return {};
}

// Only tags are inherited.
bool has_meaning_for_abstract(std::string_view key) {
  return key == "base" || key == "components" || key == "buildtags" || key == "go" ||
         key == "without";
}

Diagnostics check_abstract(const DistributionEntry& entry) {
  Diagnostics faults;
  for (const Written& row : written_keys(entry)) {
    if (has_meaning_for_abstract(row.key)) continue;
    faults.push_back(
        error("abstract-key", row.place,
              fmt::format("'{}' has no meaning for an abstract distribution", row.key))
            .with_help("only tags are inherited: write it where the distribution is built"));
  }
  return faults;
}

Diagnostic unknown_kind(const Scalar& kind) {
  std::vector<std::string_view> names;
  for (Kind candidate : k_kinds) names.push_back(name_of(candidate));
  return error("unknown-kind", kind.place, fmt::format("unknown kind '{}'", kind.value))
      .with_help(
          suggest(kind.value, names, "the kinds are: layer, shared-library, plugin, executable"));
}

Diagnostic incomplete_plugin(const DistributionEntry& entry) {
  const std::string_view missing = is_written(entry, "library")     ? "no component"
                                   : is_written(entry, "component") ? "no library"
                                                                    : "no library and no component";
  return error("incomplete-plugin", entry.name.place,
               fmt::format("the plugin '{}' names {}", entry.name.value, missing))
      .with_help("write 'library: NAME' of a shared library, and 'component: TYPE.NAME'");
}

}  // namespace

Kind kind_of(const DistributionEntry& entry) {
  return entry.kind ? parse_kind(entry.kind->value).value_or(Kind::layer) : Kind::layer;
}

bool has_meaning(const DistributionEntry& entry, std::string_view key) {
  // An abstract distribution is of no kind, as it is not built.
  if (entry.is_abstract) return has_meaning_for_abstract(key);
  const Meaningless meaningless = meaningless_for(kind_of(entry));
  return std::find(meaningless.keys.begin(), meaningless.keys.end(), key) == meaningless.keys.end();
}

Diagnostics check_kind(const DistributionEntry& entry) {
  if (entry.unread.contains("kind")) return {};
  if (entry.is_abstract) return check_abstract(entry);
  if (entry.kind && !parse_kind(entry.kind->value)) return {unknown_kind(*entry.kind)};
  Diagnostics faults;
  const Kind kind = kind_of(entry);
  for (const Written& row : written_keys(entry)) {
    if (has_meaning(entry, row.key)) continue;
    faults.push_back(error("kind-key", row.place,
                           fmt::format("'{}' has no meaning for {}", row.key, describe(kind)))
                         .with_help(std::string(meaningless_for(kind).why)));
  }
  if (kind == Kind::executable && entry.name.value.ends_with(k_checksum)) {
    faults.push_back(
        error("reserved-name", entry.name.place,
              fmt::format("'{}' cannot name an executable: its file would look like a checksum",
                          entry.name.value))
            .with_help("choose a name without .sha256 at its end"));
  }
  if (kind == Kind::plugin && (!is_written(entry, "library") || !is_written(entry, "component")))
    faults.push_back(incomplete_plugin(entry));
  return faults;
}

}  // namespace ocelot::model
