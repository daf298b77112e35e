// validate: checks the configurations in a layer with the collector's own dry run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct ValidateRequest {
  typename In::File program{};  ///< what inspect made
  /// The list that inspect made: if it has a reason why there is no program, that is the result.
  std::optional<typename In::File> components{};
  std::optional<typename In::File> config;  ///< the project's file that the layer has as
                                            ///< config.yaml
  std::vector<std::string> values;          ///< REFERENCE=VALUE, such as env:NAME=VALUE
  std::optional<std::string> content{};     ///< a digest of the config file
  typename In::File output{};               ///< the results, as JSON
  typename In::File layer{};

  bool operator==(const ValidateRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "validate",
      .purpose = "Checks the configurations in a layer with the collector's own dry run.",
      .inputs = "layer.zip",
      .example = "ocelot-gen step validate --program inspect -o validation.json layer.zip",
      .runs_upstream = true,
      .is_rare = true,
      .is_cacheable = false};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option({{"program", "FILE", "what inspect made", true}, Role::input}, self.program);
    visit.option({{"components", "FILE", "the list that inspect made"}, Role::input},
                 self.components);
    visit.option({{"config", "FILE", "the source of the layer's config.yaml"}, Role::input},
                 self.config);
    visit.option({{"value", "REFERENCE=VALUE",
                   "what a reference in a configuration, such as env:NAME, stands for; may be "
                   "repeated"}},
                 self.values);
    visit.option(k_content_option, self.content);
    visit.option(k_output_option, self.output);
    visit.input(self.layer);
  }
};

}  // namespace ocelot::graph
