// How Go builds a distribution: the keys below `go` except `tags`.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "declaration/config/entries.hpp"
#include "support/base/diagnostic.hpp"

namespace ocelot::model {

/// The settings of a distribution, as written. A setting without a value has its default.
struct GoSettings {
  std::optional<config::Scalar> ldflags;     ///< flags of the linker, in addition to upstream's
  std::optional<config::Scalar> gcflags;     ///< flags of the compiler
  std::optional<config::Scalar> experiment;  ///< GOEXPERIMENT
  std::optional<config::Scalar> amd64;       ///< GOAMD64
  std::optional<config::Scalar> symbols;     ///< "keep" or "strip"
  std::optional<config::Scalar> relr;        ///< "true" or "false"

  /// The keys with a value, in the order of the table of keys.
  std::vector<std::pair<std::string_view, const config::Scalar*>> written() const;

  bool keeps_symbols() const { return symbols && symbols->value == "keep"; }
  bool has_short_relocations() const { return relr && relr->value == "true"; }
};

GoSettings go_settings_of(const config::DistributionEntry& entry);

/// The settings of the plugins of a library: Go rejects a plugin that was compiled with other
/// flags. The linker's flags and the symbols may differ, so the library's do not apply; a short
/// form of relocations needs the same C library in both.
GoSettings settings_of_plugins(const GoSettings& library);

/// Faults: values that have another form. Whether Go knows an experiment is not checked.
Diagnostics check_go_settings(const config::DistributionEntry& entry);

}  // namespace ocelot::model
