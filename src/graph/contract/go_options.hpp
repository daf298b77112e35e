// The options of the steps that run Go's compiler: what a declaration requests below `go`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/contract/step_option.hpp"

namespace ocelot::graph {

struct GoOptions {
  std::optional<std::string> ldflags{};  ///< in addition to the flags that the program has anyway
  std::optional<std::string> gcflags{};
  std::optional<std::string> experiment{};  ///< GOEXPERIMENT
  std::optional<std::string> amd64{};       ///< GOAMD64

  bool operator==(const GoOptions&) const = default;

  /// The names and values of the options that are set.
  std::vector<std::pair<std::string_view, std::string>> written() const {
    std::vector<std::pair<std::string_view, std::string>> options;
    const auto add = [&](std::string_view name, const std::optional<std::string>& value) {
      if (value) options.emplace_back(name, *value);
    };
    add("ldflags", ldflags);
    add("gcflags", gcflags);
    add("experiment", experiment);
    add("amd64-level", amd64);
    return options;
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option({{"ldflags", "FLAGS", "more flags of Go's linker"}}, self.ldflags);
    visit.option({{"gcflags", "FLAGS", "flags of Go's compiler"}}, self.gcflags);
    visit.option({{"experiment", "NAMES", "Go's experiments, separated by commas"}},
                 self.experiment);
    visit.option({{"amd64-level", "LEVEL", "the oldest processors: v1 (default), v2, v3 or v4"}},
                 self.amd64);
  }
};

inline constexpr StepOption k_symbols_option{
    {"symbols", "FILE", "also made: the program with symbols, for a debugger"}, Role::output};

}  // namespace ocelot::graph
