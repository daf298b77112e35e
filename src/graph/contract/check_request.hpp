// check: checks the declaration against upstream's tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct CheckRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  std::vector<std::string> distributions;  ///< empty means all
  typename In::File output{};
  typename In::File upstream{};
  std::vector<typename In::File> declaration;  ///< all files of config/ and components/
  std::optional<std::string> content{};        ///< a digest of the declaration

  bool operator==(const CheckRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "check",
      .purpose = "Checks a project's declaration against upstream's tree.",
      .inputs = "upstream.tar FILE…",
      .example =
          "ocelot-gen step check --go $(which go) -o check build/ocelot/upstream.tar $(find config "
          "components -type f)",
      .hashes_input_paths = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option({{"d,distribution", "NAME", "only this one; may be repeated"}},
                 self.distributions);
    visit.option(k_content_option, self.content);
    visit.option(k_output_option, self.output);
    visit.input(self.upstream);
    visit.input(self.declaration);
  }
};

}  // namespace ocelot::graph
