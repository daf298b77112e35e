// Checks each setting.
#include "declaration/model/go_settings.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Other characters have a meaning for make, for the shell of a Makefile, or for GOFLAGS.
std::optional<char> find_unusable(std::string_view text, std::string_view permitted) {
  const auto found = std::find_if(text.begin(), text.end(), [&](char c) {
    return !is_alphanumeric(c) && permitted.find(c) == std::string_view::npos;
  });
  return found == text.end() ? std::nullopt : std::optional(*found);
}

Diagnostic bad_setting(const Scalar& value, std::string_view key, std::string help) {
  return error("bad-go-setting", value.place,
               fmt::format("invalid value '{}' of '{}'", value.value, key))
      .with_help(std::move(help));
}

// PATTERN=FLAGS are flags for the packages of a pattern, such as all=-l.
bool begins_with_flag(std::string_view flags, bool may_have_pattern) {
  if (flags.starts_with('-')) return true;
  const std::size_t end = flags.find("=-");
  return may_have_pattern && end != std::string_view::npos && end > 0 &&
         flags.substr(0, end).find(' ') == std::string_view::npos;
}

using Names = std::span<const std::string_view>;

// Others name files, which would be inputs or outputs that the declaration does not have, or change
// where and how Go links: `go tool link -help` and `go tool compile -help` of Go 1.26.
constexpr std::string_view k_linker_flags[] = {
    "B", "X", "buildid", "checklinkname", "compressdwarf", "funcalign", "randlayout", "s", "w"};
constexpr std::string_view k_compiler_flags[] = {
    "%", "B", "C", "N", "d", "dwarf", "dwarflocationlists", "e", "l", "lang", "m", "spectre"};

// The name of the first flag that is not one of these; empty if there is none.
std::string find_unsupported_flag(std::string_view flags, Names names) {
  for (std::string_view word : words_in(flags)) {
    if (const std::size_t pattern = word.find("=-"); !word.starts_with('-') && pattern != word.npos)
      word.remove_prefix(pattern + 1);
    if (!word.starts_with('-')) continue;
    const std::string_view name = word.substr(word.find_first_not_of('-'));
    const std::string_view bare = name.substr(0, name.find('='));
    if (std::find(names.begin(), names.end(), bare) == names.end()) return std::string(bare);
  }
  return {};
}

void check_names(const Scalar& flags, std::string_view key, Names names, Diagnostics& faults) {
  const std::string unsupported = find_unsupported_flag(flags.value, names);
  if (unsupported.empty()) return;
  faults.push_back(error("bad-go-setting", flags.place,
                         fmt::format("unsupported flag '-{}' in '{}'", unsupported, key))
                       .with_help(fmt::format("the flags are: -{}", fmt::join(names, ", -"))));
}

void check_flags(const std::optional<Scalar>& flags, std::string_view key, bool may_have_pattern,
                 Diagnostics& faults) {
  constexpr std::string_view k_permitted = " -_./=,:+@%";
  if (!flags) return;
  if (!begins_with_flag(flags->value, may_have_pattern)) {
    faults.push_back(bad_setting(*flags, key, "begin each flag with '-'"));
  } else if (find_unusable(flags->value, k_permitted)) {
    faults.push_back(
        bad_setting(*flags, key,
                    fmt::format("use only letters, digits, blanks and {}", k_permitted.substr(1))));
  } else {
    check_names(*flags, key, may_have_pattern ? Names(k_compiler_flags) : Names(k_linker_flags),
                faults);
  }
}

void check_word(const std::optional<Scalar>& word, std::string_view key, Diagnostics& faults) {
  if (word && find_unusable(word->value, ",_"))
    faults.push_back(
        bad_setting(*word, key, "write names of Go's experiments, separated by commas"));
}

template <std::size_t Size>
void check_choice(const std::optional<Scalar>& value, std::string_view key,
                  const std::array<std::string_view, Size>& choices, Diagnostics& faults) {
  if (!value || std::find(choices.begin(), choices.end(), value->value) != choices.end()) return;
  faults.push_back(
      bad_setting(*value, key, fmt::format("write one of: {}", fmt::join(choices, ", "))));
}

void check_architecture(const DistributionEntry& entry, Diagnostics& faults) {
  const auto& chosen = entry.architectures;
  const bool has_amd64 =
      chosen.empty() || std::any_of(chosen.begin(), chosen.end(), [](const Scalar& architecture) {
        return architecture.value == "amd64";
      });
  if (!entry.go_amd64 || has_amd64) return;
  faults.push_back(error("bad-go-setting", entry.go_amd64->place, "nothing is built for amd64 here")
                       .with_note("the architectures", chosen.front().place)
                       .with_help("remove 'amd64'"));
}

}  // namespace

std::vector<std::pair<std::string_view, const Scalar*>> GoSettings::written() const {
  std::vector<std::pair<std::string_view, const Scalar*>> all;
  const auto add = [&](std::string_view key, const std::optional<Scalar>& value) {
    if (value) all.emplace_back(key, &*value);
  };
  add("ldflags", ldflags);
  add("gcflags", gcflags);
  add("symbols", symbols);
  add("relr", relr);
  add("experiment", experiment);
  add("amd64", amd64);
  return all;
}

GoSettings go_settings_of(const DistributionEntry& entry) {
  return {entry.go_ldflags, entry.go_gcflags, entry.go_experiment,
          entry.go_amd64,   entry.go_symbols, entry.go_relr};
}

GoSettings settings_of_plugins(const GoSettings& library) {
  return {std::nullopt,  library.gcflags, library.experiment,
          library.amd64, std::nullopt,    library.relr};
}

Diagnostics check_go_settings(const DistributionEntry& entry) {
  // https://go.dev/wiki/MinimumRequirements#amd64
  constexpr std::array<std::string_view, 4> k_levels = {"v1", "v2", "v3", "v4"};
  constexpr std::array<std::string_view, 2> k_symbols = {"keep", "strip"};
  Diagnostics faults;
  check_flags(entry.go_ldflags, "ldflags", false, faults);
  check_flags(entry.go_gcflags, "gcflags", true, faults);
  check_word(entry.go_experiment, "experiment", faults);
  check_choice(entry.go_amd64, "amd64", k_levels, faults);
  check_choice(entry.go_symbols, "symbols", k_symbols, faults);
  check_architecture(entry, faults);
  return faults;
}

}  // namespace ocelot::model
