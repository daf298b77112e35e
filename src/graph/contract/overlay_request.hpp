// overlay: packs a component's files with their paths in the tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct OverlayRequest {
  std::vector<PlacedFile<In>> files;
  typename In::File output{};
  std::optional<std::string> content{};  ///< a digest of the files

  bool operator==(const OverlayRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "overlay",
      .purpose = "Packs a component's files with their paths in the tree.",
      .inputs = "FILE…",
      .example =
          "ocelot-gen step overlay --as lambdacomponents/exporter/awss3.go -o awss3.tar "
          "components/collector/lambdacomponents/exporter/awss3.go",
      .is_cacheable = false};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(
        {{"as", "PATH", "path of a file in the tree; once for each file, in their order", true},
         Role::text,
         Position::before_file},
        self.files);
    visit.option(k_content_option, self.content);
    visit.option(k_output_option, self.output);
    visit.input(self.files);
  }
};

}  // namespace ocelot::graph
