// source: generates the Go sources that a kind of distribution adds; see templates/README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/model/kind.hpp"
#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct SourceRequest {
  model::Kind kind = model::Kind::executable;  ///< not a layer, which adds nothing
  /// The digest of the templates in ocelot-gen: if they change, the step runs again.
  std::optional<std::string> templates;
  std::optional<std::string> component;  ///< full name of a plugin's component
  std::vector<PlacedFile<In>> files;     ///< files of a plugin's component
  typename In::File output{};
  typename In::File upstream{};          ///< its go.mod has the module's name and the providers
  std::optional<std::string> content{};  ///< a digest of the files

  bool operator==(const SourceRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "source",
      .purpose = "Generates the Go sources for a library, plugin or executable.",
      .inputs = "upstream.tar FILE…",
      .example = "ocelot-gen step source --kind shared-library -o shared-library.tar upstream.tar",
      .is_rare = true,
      .is_cacheable = false};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_kind_option, self.kind);
    visit.option(k_templates_option, self.templates);
    visit.option({{"component", "TYPE.NAME", "of a plugin"}}, self.component);
    visit.option({{"as", "PATH", "path of a file in the tree; once for each FILE, in their order"}},
                 self.files);
    visit.option(k_content_option, self.content);
    visit.option(k_output_option, self.output);
    visit.input(self.upstream);
    visit.input(self.files);
  }
};

}  // namespace ocelot::graph
