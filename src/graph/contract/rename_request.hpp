// rename: copies a built file to the name that users know, and writes its SHA-256 next to it in
// sha256sum's format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct RenameRequest {
  typename In::File output{};
  std::optional<typename In::File> header;             ///< of a shared library or archive
  std::optional<typename In::File> header_output;      ///< set together with the header
  std::optional<typename In::File> pkg_config;         ///< of an archive
  std::optional<typename In::File> pkg_config_output;  ///< set together with it
  std::optional<typename In::File> components;         ///< of a layer: what inspect made
  std::optional<typename In::File> components_output;  ///< set together with it
  std::vector<typename In::File> documents;            ///< of the artifact, such as its SBOM
  std::vector<typename In::File> document_outputs;     ///< as many
  std::optional<typename In::File> symbols;            ///< the program with symbols
  std::optional<typename In::File> symbols_output;     ///< set together with it
  bool is_executable = false;                          ///< every user may run the output
  std::optional<std::string> max_zip;                  ///< of a layer; such as "15 MB"
  std::optional<std::string> max_unzipped;             ///< of a layer: all its files
  std::optional<std::string> max_binary;               ///< of the program in it, or of another kind
  std::optional<std::string> distribution;  ///< for the fault of a file that is too large
  std::optional<typename In::Program> go;   ///< set if there is a limit, for the same fault
  std::optional<std::string> go_version;
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
    visit.option({{"header", "FILE", "the header of a library"}, Role::input}, self.header);
    visit.option({{"header-output", "FILE", "its final name"}, Role::output}, self.header_output);
    visit.option({{"pkg-config", "FILE", "the pkg-config file of an archive"}, Role::input},
                 self.pkg_config);
    visit.option({{"pkg-config-output", "FILE", "its final name"}, Role::output},
                 self.pkg_config_output);
    visit.option({{"components", "FILE", "the list of a layer's components"}, Role::input},
                 self.components);
    visit.option({{"components-output", "FILE", "its final name"}, Role::output},
                 self.components_output);
    visit.option({{"document", "FILE", "a document of the file; may be repeated"}, Role::input},
                 self.documents);
    visit.option(
        {{"document-output", "FILE", "its final name; one for each document"}, Role::output},
        self.document_outputs);
    visit.option({{"symbols", "FILE", "the program with symbols"}, Role::input}, self.symbols);
    visit.option({{"symbols-output", "FILE", "its final name"}, Role::output}, self.symbols_output);
    visit.option({{"executable", "", "everybody may run it"}}, self.is_executable);
    visit.option({{"max-zip", "SIZE", "fail if the layer is larger, such as 15 MB"}}, self.max_zip);
    visit.option({{"max-unzipped", "SIZE", "fail if the layer's files are larger together"}},
                 self.max_unzipped);
    visit.option({{"max-binary", "SIZE", "fail if the program or library is larger"}},
                 self.max_binary);
    visit.option({{"distribution", "NAME", "what is built, for messages"}}, self.distribution);
    visit.option({{"go", "PATH", "the go command, which measures a file that is too large"},
                  Role::untracked},
                 self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.input(self.built);
  }
};

}  // namespace ocelot::graph
