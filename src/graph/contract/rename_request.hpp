// rename: copies a built file to the name that users know, and writes its SHA-256 next to it in
// sha256sum's format.
#pragma once

#include <optional>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct RenameRequest {
  typename In::File output{};
  std::optional<typename In::File> header;             ///< of a shared library
  std::optional<typename In::File> header_output;      ///< set together with the header
  std::optional<typename In::File> components;         ///< of a layer: what inspect made
  std::optional<typename In::File> components_output;  ///< set together with it
  std::vector<typename In::File> documents;            ///< of the artifact, such as its SBOM
  std::vector<typename In::File> document_outputs;     ///< as many
  bool is_executable = false;                          ///< every user may run the output
  typename In::File built{};

  bool operator==(const RenameRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "rename",
      .purpose = "Copies what was built to its final name and writes its SHA-256 next to it.",
      .inputs = "layer.zip",
      .example = "ocelot-gen step rename -o build/collector-arm64-full.zip layer.zip",
      .is_cacheable = false,
      .records_inputs = false};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_output_option, self.output);
    visit.option({{"header", "FILE", "the header of a shared library"}, Role::input}, self.header);
    visit.option({{"header-output", "FILE", "its final name"}, Role::output}, self.header_output);
    visit.option({{"components", "FILE", "the list of a layer's components"}, Role::input},
                 self.components);
    visit.option({{"components-output", "FILE", "its final name"}, Role::output},
                 self.components_output);
    visit.option({{"document", "FILE", "a document of the file; may be repeated"}, Role::input},
                 self.documents);
    visit.option(
        {{"document-output", "FILE", "its final name; one for each document"}, Role::output},
        self.document_outputs);
    visit.option({{"executable", "", "everybody may run it"}}, self.is_executable);
    visit.input(self.built);
  }
};

}  // namespace ocelot::graph
