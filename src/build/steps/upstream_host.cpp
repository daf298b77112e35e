// Reads go.mod and internal/collector.
#include "build/steps/upstream_host.hpp"

#include <algorithm>

#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_provider_place = "/confmap/provider/";
constexpr std::string_view k_collector_folder = "internal/collector/";
constexpr std::string_view k_lifecycle_folder = "lambdalifecycle/";

bool is_provider(std::string_view module) {
  const std::size_t at = module.rfind(k_provider_place);
  return at != std::string_view::npos &&
         module.find('/', at + k_provider_place.size()) == std::string_view::npos;
}

std::vector<std::string_view> code_words(std::string_view line) {
  return words_in(line.substr(0, line.find("//")));
}

bool is_settings_field(std::string_view line) {
  return line.starts_with("\tcfgProSet ") &&
         code_words(line) ==
             std::vector<std::string_view>{"cfgProSet", "otelcol.ConfigProviderSettings"};
}

// func NewCollector(LOGGER *zap.Logger, FACTORIES otelcol.Factories, VERSION string) *Collector {
bool is_constructor(std::string_view line) {
  constexpr std::string_view k_begin = "func NewCollector(";
  if (!line.starts_with(k_begin)) return false;
  const std::vector<std::string_view> words = code_words(line.substr(k_begin.size()));
  const std::vector<std::string_view> types = {"*zap.Logger,", "otelcol.Factories,", "string)",
                                               "*Collector", "{"};
  return words.size() == 8 && words[1] == types[0] && words[3] == types[1] &&
         std::equal(types.begin() + 2, types.end(), words.begin() + 5);
}

// These two declarations are in upstream since layer-collector/0.8.0.
bool has_settings(const TreeEntry& entry) {
  if (!entry.path.starts_with(k_collector_folder) || !entry.path.ends_with(".go")) return false;
  const std::vector<std::string_view> lines = split_lines(entry.content);
  return std::ranges::any_of(lines, is_settings_field) &&
         std::ranges::any_of(lines, is_constructor);
}

// In upstream since its processor decouple.
bool has_notifier(const TreeEntry& entry) {
  return entry.path.starts_with(k_lifecycle_folder) && entry.path.ends_with(".go") &&
         std::ranges::any_of(split_lines(entry.content), [](std::string_view line) {
           return line.starts_with("func SetNotifier(");
         });
}

std::string lifecycle_of(const Tree& tree, const std::string& module) {
  if (std::ranges::none_of(tree, has_notifier)) return "";
  return module + "/" + std::string(k_lifecycle_folder.substr(0, k_lifecycle_folder.size() - 1));
}

}  // namespace

Result<graph::Host> read_host(std::string_view go_mod, const std::string& archive) {
  const golang::GoMod parsed = golang::parse_go_mod(go_mod);
  if (parsed.module.empty()) {
    return fail(
        error("no-module", whole_file(archive), "the upstream's folder contains no Go module"));
  }
  graph::Host host{parsed.module, {}};
  // Upstream's program imports its providers, so its go.mod requires them directly.
  for (const std::string& module : parsed.direct) {
    if (is_provider(module)) host.providers.push_back(module);
  }
  return host;
}

Result<graph::Host> read_host(const Tree& tree, const std::string& archive) {
  const TreeEntry* const go_mod = find_entry(tree, "go.mod");
  Result<graph::Host> host = read_host(go_mod == nullptr ? "" : go_mod->content, archive);
  if (!host) return host;
  host->has_known_settings = std::ranges::any_of(tree, has_settings);
  host->lifecycle = lifecycle_of(tree, host->module);
  return host;
}

}  // namespace ocelot::steps
