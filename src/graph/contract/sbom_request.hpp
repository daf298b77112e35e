// sbom: lists the modules in an artifact, as CycloneDX.
#pragma once

#include <optional>
#include <string>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct SbomRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  std::string name;  ///< of the artifact, as users get it
  typename In::File output{};
  typename In::File tree{};      ///< its go.mod chooses the version of Go
  typename In::File artifact{};  ///< a layer, a library, a plugin or an executable
  std::optional<typename In::File>
      program{};  ///< has the modules of an archive, which Go cannot read

  bool operator==(const SbomRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "sbom",
      .purpose = "Lists the modules in an artifact as a CycloneDX bill of materials.",
      .inputs = "tree.tar layer.zip",
      .example =
          "ocelot-gen step sbom --go $(which go) --name collector-amd64-full.zip -o "
          "collector.cdx.json tree.tar layer.zip",
      .runs_upstream = true,
      .is_rare = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option(k_name_option, self.name);
    visit.option({{"program", "FILE", "a program with the artifact linked in, if it is an archive"},
                  Role::input},
                 self.program);
    visit.option(k_output_option, self.output);
    visit.input(self.tree);
    visit.input(self.artifact);
  }
};

}  // namespace ocelot::graph
