// probe: finds the collector's version with upstream's own `make set-otelcol-version`.
#pragma once

#include <optional>
#include <string>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct ProbeRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  typename In::Program make{};
  typename In::File output{};  ///< one line, such as "v0.145.0"
  typename In::File upstream{};

  bool operator==(const ProbeRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "probe",
      .purpose = "Finds the collector's version with upstream's own Makefile.",
      .inputs = "upstream.tar",
      .example =
          "ocelot-gen step probe --go $(which go) --make $(which make) -o version upstream.tar",
      .runs_upstream = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option({k_go_option, Role::untracked}, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option(k_make_option, self.make);
    visit.option(k_output_option, self.output);
    visit.input(self.upstream);
  }
};

}  // namespace ocelot::graph
