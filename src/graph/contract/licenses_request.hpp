// licenses: collects the licenses and notices of the modules in an artifact.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct LicensesRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  std::string name;  ///< of the artifact, as users get it
  /// The digest of the templates in ocelot-gen: if they change, the step runs again.
  std::optional<std::string> templates;
  std::vector<std::string> denied;    ///< names or globs of licenses
  std::optional<std::string> policy;  ///< the file that denies them, for messages
  typename In::File output{};
  typename In::File tree{};  ///< has the folders that replace modules
  typename In::File sbom{};  ///< lists the modules

  bool operator==(const LicensesRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "licenses",
      .purpose = "Collects the licenses and notices of the modules in an artifact.",
      .inputs = "tree.tar collector.cdx.json",
      .example =
          "ocelot-gen step licenses --go $(which go) --name collector-amd64-full.zip -o "
          "collector.LICENSES.txt tree.tar collector.cdx.json",
      .runs_upstream = true,
      .is_rare = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option(k_name_option, self.name);
    visit.option(k_templates_option, self.templates);
    visit.option({{"denied", "LICENSE", "a license that no module may have; may be repeated"}},
                 self.denied);
    visit.option(
        {{"policy", "PATH", "the file that denies licenses, for messages"}, Role::untracked},
        self.policy);
    visit.option(k_output_option, self.output);
    visit.input(self.tree);
    visit.input(self.sbom);
  }
};

}  // namespace ocelot::graph
