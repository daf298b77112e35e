// gomod: combines upstream and overlays into one tree, with the required modules in its go.mod.
#pragma once

#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct GomodRequest {
  typename In::Program go{};
  typename In::File version{};  ///< probe's output: the version of modules without one
  std::vector<typename In::File> overlays;
  std::vector<std::string> requirements;  ///< MODULE or MODULE@VERSION
  typename In::File output{};
  typename In::File upstream{};

  bool operator==(const GomodRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "gomod",
      .purpose =
          "Joins upstream and overlays into one tree with the required modules in its go.mod.",
      .inputs = "upstream.tar",
      .example =
          "ocelot-gen step gomod --go $(which go) --version version --overlay awss3.tar --require "
          "github.com/open-telemetry/opentelemetry-collector-contrib/exporter/awss3exporter -o "
          "tree.tar upstream.tar",
      .version = 2,
      .is_heavy = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option({{"version", "FILE", "what probe made", true}, Role::input}, self.version);
    visit.option({{"overlay", "FILE", "what overlay made; may be repeated"}, Role::input},
                 self.overlays);
    visit.option({{"require", "MODULE[@VERSION]", "a module; may be repeated"}}, self.requirements);
    visit.option(k_output_option, self.output);
    visit.input(self.upstream);
  }
};

}  // namespace ocelot::graph
