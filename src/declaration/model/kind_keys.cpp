// Checks which keys a kind may have. A key without effect is never ignored, because the user wrote
// it for a reason.
#include "declaration/model/kind_keys.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/config/keys.hpp"
#include "declaration/model/names.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

// The suffix of a checksum file's name. The name of an executable has no suffix.
constexpr std::string_view k_checksum = ".sha256";

// What a build puts next to an executable has its name and one of these endings.
constexpr std::string_view k_documents[] = {".cdx.json", ".LICENSES.txt", ".intoto.json",
                                            ".intoto.json.sig", ".symbols"};

// A key as written, and the place of its value.
struct Written {
  std::string_view key;
  std::string_view property;
  Place place;
};

// Where the value of a key begins, if it is a text, a list of texts, or a mapping of them.
struct PlaceFinder {
  const DistributionEntry& entry;

  std::optional<Place> operator()(std::optional<Scalar> DistributionEntry::*text) const {
    const std::optional<Scalar>& value = entry.*text;
    return value ? std::optional(value->place) : std::nullopt;
  }
  std::optional<Place> operator()(std::vector<Scalar> DistributionEntry::*texts) const {
    const std::vector<Scalar>& values = entry.*texts;
    return values.empty() ? std::nullopt : std::optional(values.front().place);
  }
  std::optional<Place> operator()(
      std::optional<std::vector<Scalar>> DistributionEntry::*texts) const {
    const std::optional<std::vector<Scalar>>& values = entry.*texts;
    return values && !values->empty() ? std::optional(values->front().place) : std::nullopt;
  }
  std::optional<Place> operator()(
      std::vector<config::ReferenceValue> DistributionEntry::*values) const {
    const std::vector<config::ReferenceValue>& all = entry.*values;
    return all.empty() ? std::nullopt : std::optional(all.front().reference.place);
  }
  std::optional<Place> operator()(bool DistributionEntry::*) const { return std::nullopt; }
  std::optional<Place> operator()(const config::DistributionKeys& (*keys)()) const {
    for (const config::DistributionKey& key : keys()) {
      if (const auto place = std::visit(*this, key.target)) return place;
    }
    return std::nullopt;
  }
};

void add_written(const DistributionEntry& entry, const config::DistributionKeys& keys,
                 std::vector<Written>& written) {
  for (const config::DistributionKey& key : keys) {
    const auto place = std::visit(PlaceFinder{entry}, key.target);
    if (!place) continue;
    const bool is_new = std::none_of(written.begin(), written.end(), [&](const Written& row) {
      return row.place.offset == place->offset && row.property == key.property;
    });
    if (is_new) written.push_back({key.name, key.property, *place});
    if (const auto* below = std::get_if<const config::DistributionKeys& (*)()>(&key.target))
      add_written(entry, (*below)(), written);
  }
}

// The keys that an entry has, and those below them; of two spellings with one value the first.
std::vector<Written> written_keys(const DistributionEntry& entry) {
  std::vector<Written> written;
  add_written(entry, config::distribution_keys(), written);
  return written;
}

bool is_written(const DistributionEntry& entry, std::string_view key) {
  const std::vector<Written> written = written_keys(entry);
  return entry.unread.contains(key) ||
         std::any_of(written.begin(), written.end(),
                     [&](const Written& row) { return row.key == key; });
}

constexpr std::string_view k_configured_later =
    "it is not built into the file; the collector gets its configuration when it runs";

struct Meaningless {
  std::vector<std::string_view> keys;
  std::string_view why;
};

Meaningless meaningless_for(Kind kind) {
  switch (kind) {
    case Kind::layer:
      return {{"library", "component", "plugins", "relr"},
              "write 'kind: plugin', or remove the key"};
    case Kind::shared_library:
      return {{"library", "component", "plugins", "config", "config-env", "omit-providers", "zip",
               "unzipped", "max-start"},
              k_configured_later};
    case Kind::archive:
      return {{"library", "component", "plugins", "config", "config-env", "omit-providers", "zip",
               "unzipped", "max-start", "relr"},
              k_configured_later};
    case Kind::executable:
    case Kind::executable_with_plugins:
      return {{"library", "component", "config", "config-env", "omit-providers", "zip", "unzipped",
               "max-start", "relr"},
              k_configured_later};
    case Kind::plugin:
      return {{"plugins", "base", "components", "buildtags", "go", "without", "config",
               "config-env", "architectures", "omit-providers", "zip", "unzipped", "max-start"},
              "a plugin has the tags and architectures of its library"};
  }
  return {};
}

std::string help_for(const Written& row, Kind kind) {
  if (row.property == "config-env")
    return "remove it: only the configuration in a layer is checked";
  if (row.property == "max-start") return "remove it: only the start of a layer is measured";
  if (row.property == "omit-providers") return "remove it: only layers leave out providers";
  if (row.property == "relr")
    return "remove it: only a shared library is linked with relocations of this form";
  if (row.property == "plugins" && kind == Kind::plugin)
    return "remove it: a plugin loads no other plugins";
  if (row.property == "plugins" && row_of(kind).loads_plugins)
    return fmt::format("remove it: {} always loads plugins", row_of(kind).description);
  if (row.property == "plugins") return "write 'kind: executable', or remove the key";
  if (row.property == "zip" || row.property == "unzipped")
    return "write 'binary': only a layer is a zip";
  return std::string(meaningless_for(kind).why);
}

bool is_go_setting(std::string_view property) {
  const config::DistributionKeys& keys = config::default_go_keys();
  return std::any_of(keys.begin(), keys.end(),
                     [&](const config::KeyRow& key) { return key.property == property; });
}

// The keys that have no effect in an abstract distribution concern what is built.
bool has_meaning_for_abstract(std::string_view property) {
  return property != "kind" && property != "library" && property != "component" &&
         property != "plugins" && property != "config" && property != "config-env" &&
         property != "architectures" && property != "omit-providers" && property != "max-size" &&
         property != "max-start" && !is_go_setting(property);
}

Diagnostics check_abstract(const DistributionEntry& entry) {
  Diagnostics faults;
  for (const Written& row : written_keys(entry)) {
    if (has_meaning_for_abstract(row.property)) continue;
    faults.push_back(
        error("abstract-key", row.place,
              fmt::format("'{}' has no meaning for an abstract distribution", row.key))
            .with_help("only tags are inherited: write it where the distribution is built"));
  }
  return faults;
}

// The first kind that is declared by this value of the key `kind`.
std::optional<Kind> find_declared(std::string_view value) {
  for (const KindRow& row : k_kind_rows) {
    if (row.declared_as == value) return row.kind;
  }
  return std::nullopt;
}

Diagnostic unknown_kind(const Scalar& kind) {
  std::vector<std::string_view> names;
  for (const KindRow& row : k_kind_rows) {
    if (names.empty() || names.back() != row.declared_as) names.push_back(row.declared_as);
  }
  return error("unknown-kind", kind.place, fmt::format("unknown kind '{}'", kind.value))
      .with_help(
          suggest(kind.value, names, fmt::format("the kinds are: {}", fmt::join(names, ", "))));
}

Diagnostic incomplete_plugin(const DistributionEntry& entry) {
  const std::string_view missing = is_written(entry, "library")     ? "no component"
                                   : is_written(entry, "component") ? "no library"
                                                                    : "no library and no component";
  return error("incomplete-plugin", entry.name.place,
               fmt::format("the plugin '{}' names {}", entry.name.value, missing))
      .with_help(
          "write 'library: NAME' of a distribution that loads plugins, and 'component: TYPE.NAME'");
}

Diagnostics check_executable_name(const Scalar& name) {
  const auto reserved = [&](std::string_view ending, std::string_view what) {
    return error("reserved-name", name.place,
                 fmt::format("'{}' cannot name an executable: its file would look like a {}",
                             name.value, what))
        .with_help(fmt::format("choose a name without {} at its end", ending));
  };
  if (name.value.ends_with(k_checksum)) return {reserved(k_checksum, "checksum")};
  for (std::string_view ending : {".so", ".a"}) {
    if (name.value.ends_with(ending)) return {reserved(ending, "library")};
  }
  if (name.value.ends_with(".zip")) return {reserved(".zip", "layer")};
  for (std::string_view ending : k_documents) {
    if (name.value.ends_with(ending)) return {reserved(ending, "document of another one")};
  }
  return {};
}

}  // namespace

Kind kind_of(const DistributionEntry& entry) {
  const Kind declared =
      entry.kind ? find_declared(entry.kind->value).value_or(Kind::layer) : Kind::layer;
  const bool has_plugins = entry.plugins && entry.plugins->value == "true";
  return declared == Kind::executable && has_plugins ? Kind::executable_with_plugins : declared;
}

bool has_meaning(const DistributionEntry& entry, std::string_view property) {
  // An abstract distribution has no kind, because it is not built.
  if (entry.is_abstract) return has_meaning_for_abstract(property);
  const Meaningless meaningless = meaningless_for(kind_of(entry));
  return std::find(meaningless.keys.begin(), meaningless.keys.end(), property) ==
         meaningless.keys.end();
}

Diagnostics check_kind(const DistributionEntry& entry) {
  if (entry.unread.contains("kind")) return {};
  if (entry.is_abstract) return check_abstract(entry);
  if (entry.kind && !find_declared(entry.kind->value)) return {unknown_kind(*entry.kind)};
  Diagnostics faults;
  const Kind kind = kind_of(entry);
  for (const Written& row : written_keys(entry)) {
    if (has_meaning(entry, row.property)) continue;
    faults.push_back(
        error("kind-key", row.place,
              fmt::format("'{}' has no meaning for {}", row.key, row_of(kind).description))
            .with_help(help_for(row, kind)));
  }
  if (is_executable(kind)) append(faults, check_executable_name(entry.name));
  if (kind == Kind::plugin && (!is_written(entry, "library") || !is_written(entry, "component")))
    faults.push_back(incomplete_plugin(entry));
  return faults;
}

}  // namespace ocelot::model
