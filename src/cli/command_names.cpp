// The two tables.
#include "cli/command_names.hpp"

#include <array>
#include <utility>

namespace ocelot::cli {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto k_renamed = std::to_array<Pair>({
    {"from-config", "import config"},
});

constexpr auto k_hints = std::to_array<Pair>({
    {"add", "new component"},
    {"all", "build"},
    {"bump", "update"},
    {"compile", "build"},
    {"config", "import config"},
    {"convert", "import ocb"},
    {"create", "new project"},
    {"delete", "clean"},
    {"deps", "why"},
    {"describe", "desc"},
    {"doctor", "check"},
    {"fetch", "update"},
    {"find", "list components"},
    {"fmt", "format"},
    {"gc", "cache gc"},
    {"generate", "gen"},
    {"info", "desc"},
    {"init", "new project"},
    {"inspect", "desc"},
    {"lint", "check"},
    {"lock", "update"},
    {"ls", "list"},
    {"make", "build"},
    {"man", "help --man"},
    {"migrate", "import config"},
    {"ocb", "import ocb"},
    {"package", "build"},
    {"pin", "update"},
    {"prune", "cache gc"},
    {"purge", "clean --all"},
    {"query", "list"},
    {"remove", "clean"},
    {"rm", "clean"},
    {"run", "build"},
    {"search", "list components"},
    {"setup", "new project"},
    {"show", "desc"},
    {"start", "new project"},
    {"status", "explain"},
    {"test", "check"},
    {"tree", "graph"},
    {"upgrade", "update"},
    {"usage", "help"},
    {"uses", "refs"},
    {"verify", "check"},
    {"version", "--version"},
});

template <std::size_t Size>
std::optional<std::string_view> find(const std::array<Pair, Size>& pairs, std::string_view word) {
  for (const auto& [from, to] : pairs) {
    if (from == word) return to;
  }
  return std::nullopt;
}

}  // namespace

std::string_view current_name(std::string_view name) {
  return find(k_renamed, name).value_or(name);
}

std::optional<std::string_view> find_hint(std::string_view word) {
  return find(k_hints, word);
}

}  // namespace ocelot::cli
