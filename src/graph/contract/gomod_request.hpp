// gomod: combines upstream and overlays into one tree, with the locked modules in its go.mod and
// go.sum.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct GomodRequest {
  typename In::File version{};  ///< probe's output
  /// The version with which modules without a version were locked; must be that of the probe.
  std::optional<std::string> collector_version;
  std::vector<typename In::File> overlays;
  std::vector<std::string> requirements;  ///< MODULE@VERSION: replaces upstream's version
  std::vector<std::string> drops;         ///< MODULE: removed from go.mod
  std::optional<std::string> go_directive;
  std::optional<std::string> toolchain_directive;
  std::vector<std::string> replaces;  ///< MODULE=MODULE@VERSION, or MODULE=./FOLDER of the tree
  std::vector<std::string> sums;      ///< lines of go.sum
  std::vector<std::string> omitted_providers{};  ///< names, such as s3
  /// The digest of the templates of what takes their place; set together with them.
  std::optional<std::string> templates{};
  typename In::File output{};
  typename In::File upstream{};

  bool operator==(const GomodRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "gomod",
      .purpose =
          "Joins upstream and overlays into one tree with the locked modules in its go.mod and "
          "go.sum.",
      .inputs = "upstream.tar",
      .example =
          "ocelot-gen step gomod --version version --overlay clock.tar --require "
          "github.com/tilinna/clock@v1.1.0 -o tree.tar upstream.tar",
      .version = 4};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option({{"version", "FILE", "what probe made", true}, Role::input}, self.version);
    visit.option({{"collector-version", "VERSION", "fail if probe found another one"}},
                 self.collector_version);
    visit.option({{"overlay", "FILE", "what overlay made; may be repeated"}, Role::input},
                 self.overlays);
    visit.option({{"require", "MODULE@VERSION", "require this version; may be repeated"}},
                 self.requirements);
    visit.option({{"drop", "MODULE", "do not require this module; may be repeated"}}, self.drops);
    visit.option({{"go-directive", "VERSION", "the go directive of go.mod"}}, self.go_directive);
    visit.option({{"toolchain-directive", "NAME", "the toolchain directive of go.mod"}},
                 self.toolchain_directive);
    visit.option({{"replace", "MODULE=TARGET",
                   "replace a module by MODULE@VERSION or ./FOLDER of the tree; may be repeated"}},
                 self.replaces);
    visit.option({{"sum", "LINE", "a line of go.sum; may be repeated"}}, self.sums);
    visit.option({{"omit-provider", "NAME",
                   "replace upstream's configuration provider, such as s3, by one that only "
                   "reports that it is left out; may be repeated"}},
                 self.omitted_providers);
    visit.option(k_templates_option, self.templates);
    visit.option(k_output_option, self.output);
    visit.input(self.upstream);
  }
};

}  // namespace ocelot::graph
