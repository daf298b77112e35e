// inspect: lists the components that are really in a layer, with a program made of the layer's
// tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/go_options.hpp"
#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct InspectRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  std::string architecture;             ///< this machine's: the program runs here
  std::vector<std::string> applies_to;  ///< the architectures that select the same files
  std::string tags;                     ///< separated by commas
  /// The digest of the templates in ocelot-gen: if they change, the step runs again.
  std::optional<std::string> templates;
  typename In::File output{};   ///< the list, as JSON
  typename In::File program{};  ///< the program, which validate uses
  typename In::File tree{};
  GoOptions go_options{};  ///< those of the layer, whose packages are then already compiled

  bool operator==(const InspectRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "inspect",
      .purpose = "Lists the components that are in a layer.",
      .inputs = "tree.tar",
      .example =
          "ocelot-gen step inspect --go $(which go) --arch amd64 --applies-to amd64 --tags "
          "lambdacomponents.custom,lambdacomponents.all -o components.json --program inspect "
          "tree.tar",
      .is_heavy = true,
      .runs_upstream = true,
      .links_program = true,
      .is_rare = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option(k_architecture_option, self.architecture);
    visit.option({{"applies-to", "ARCH",
                   "an architecture for which the layer has the same files; may be repeated"}},
                 self.applies_to);
    visit.option(k_tags_option, self.tags);
    visit.option(k_templates_option, self.templates);
    GoOptions::describe(self.go_options, visit);
    visit.option(k_output_option, self.output);
    visit.option(
        {{"program", "FILE", "also made: the program that validate uses", true}, Role::output},
        self.program);
    visit.input(self.tree);
  }
};

}  // namespace ocelot::graph
