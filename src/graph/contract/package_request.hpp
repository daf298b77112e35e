// package: runs upstream's own `make package` in a copy of the tree.
#pragma once

#include <optional>
#include <string>

#include "graph/contract/go_options.hpp"
#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct PackageRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  typename In::Program make{};
  std::string architecture;
  std::string tags;                         ///< separated by commas
  typename In::File tree_id{};              ///< clone's output, which upstream links into the
                                            ///< binary as GIT_SHA
  std::optional<typename In::File> config;  ///< replaces the tree's config.yaml
  std::optional<CompressionLevel> compression;
  typename In::File output{};
  typename In::File tree{};
  std::optional<std::string> content{};  ///< a digest of the config file
  GoOptions go_options{};
  std::optional<typename In::File> symbols{};  ///< also made: the program with symbols

  bool operator==(const PackageRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "package",
      .purpose = "Runs upstream's `make package` in a copy of the tree.",
      .inputs = "tree.tar",
      .example =
          "ocelot-gen step package --go $(which go) --make $(which make) --arch arm64 --tags "
          "lambdacomponents.custom,lambdacomponents.all --tree-id upstream.tree -o layer.zip "
          "tree.tar",
      .version = 2,
      .is_heavy = true,
      .runs_upstream = true,
      .builds_artifact = true,
      .links_program = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option(k_make_option, self.make);
    visit.option(k_architecture_option, self.architecture);
    visit.option(k_tags_option, self.tags);
    visit.option({{"tree-id", "FILE", "what clone made", true}, Role::input}, self.tree_id);
    visit.option({{"config", "FILE", "takes the place of the tree's config.yaml"}, Role::input},
                 self.config);
    visit.option(k_content_option, self.content);
    visit.option({{"compression", "LEVEL",
                   "zip compression level, 1 (fastest) to 12 (smallest); default 6"}},
                 self.compression);
    GoOptions::describe(self.go_options, visit);
    visit.option(k_symbols_option, self.symbols);
    visit.option(k_output_option, self.output);
    visit.input(self.tree);
  }
};

}  // namespace ocelot::graph
