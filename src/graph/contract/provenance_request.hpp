// provenance: states how an artifact was made, as an in-toto statement.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct ProvenanceRequest {
  std::string name;                     ///< of the artifact, as users get it
  std::vector<std::string> parameters;  ///< NAME=VALUE
  std::string upstream;                 ///< the repository or folder, as the user names it
  std::optional<std::string> uri;       ///< of the repository
  std::optional<std::string> commit;
  std::optional<std::string> folder_tree;         ///< git's id of the folder's content
  std::optional<typename In::File> modules_lock;  ///< the versions and sums of modules
  std::optional<typename In::File> config;        ///< the artifact's configuration
  std::optional<typename In::File> licenses;      ///< a document that the statement covers
  std::optional<typename In::File> components;    ///< the list of a layer's components
  std::optional<typename In::File> symbols;       ///< the program with symbols
  std::optional<typename In::File> header;        ///< of a shared library or archive
  std::optional<typename In::File> pkg_config;    ///< of an archive
  bool covers_sbom = false;                       ///< users get the bill of materials
  typename In::File output{};
  typename In::File artifact{};
  typename In::File tree{};
  typename In::File sbom{};

  bool operator==(const ProvenanceRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "provenance",
      .purpose = "States how an artifact was made, as an in-toto statement with SLSA provenance.",
      .inputs = "layer.zip tree.tar collector.cdx.json",
      .example =
          "ocelot-gen step provenance --name collector-amd64-full.zip --parameter "
          "distribution=full --upstream open-telemetry/opentelemetry-lambda --commit "
          "0123456789012345678901234567890123456789 -o collector.intoto.json layer.zip tree.tar "
          "collector.cdx.json",
      .is_rare = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_name_option, self.name);
    visit.option({{"parameter", "NAME=VALUE", "what the declaration says; may be repeated"}},
                 self.parameters);
    visit.option({{"upstream", "REPO", "the repository or the folder", true}}, self.upstream);
    visit.option({{"uri", "URI", "where the repository is"}}, self.uri);
    visit.option({{"commit", "ID", "the commit of the repository"}}, self.commit);
    visit.option({{"folder-tree", "ID", "git's id of the content of upstream's folder"}},
                 self.folder_tree);
    visit.option({{"modules-lock", "FILE", "the lock of the modules"}, Role::input},
                 self.modules_lock);
    visit.option({{"config", "FILE", "the artifact's configuration"}, Role::input}, self.config);
    visit.option({{"licenses", "FILE", "what licenses made"}, Role::input}, self.licenses);
    visit.option({{"components", "FILE", "the list of a layer's components"}, Role::input},
                 self.components);
    visit.option({{"symbols", "FILE", "the program with symbols"}, Role::input}, self.symbols);
    visit.option({{"header", "FILE", "the header of a library"}, Role::input}, self.header);
    visit.option({{"pkg-config", "FILE", "the pkg-config file of an archive"}, Role::input},
                 self.pkg_config);
    visit.option({{"covers-sbom", "", "users get the bill of materials"}}, self.covers_sbom);
    visit.option(k_output_option, self.output);
    visit.input(self.artifact);
    visit.input(self.tree);
    visit.input(self.sbom);
  }
};

}  // namespace ocelot::graph
