// clone: takes upstream's folder from a commit or from a plain folder.
#pragma once

#include <optional>
#include <string>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

/// Exactly one of url, repository and plain is set.
template <class In>
struct CloneRequest {
  std::optional<std::string> url;
  std::optional<std::string> repository;
  std::optional<std::string> plain;
  std::optional<std::string> commit;  ///< 40 digits; not for a plain folder
  std::string folder;                 ///< within the repository or plain folder
  std::optional<std::string> expected_tree;
  std::optional<std::string> content;  ///< of a plain folder: git's id of it at generation
  typename In::File output{};          ///< the folder as a tar
  typename In::File tree_id{};         ///< git's id of the folder's content

  bool operator==(const CloneRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "clone",
      .purpose = "Takes the upstream's folder out of a commit, or out of a plain folder, as a tar.",
      .inputs = "",
      .example =
          "ocelot-gen step clone --repository ../opentelemetry-lambda --commit $(git -C "
          "../opentelemetry-lambda rev-parse HEAD) --folder collector --tree-id upstream.tree -o "
          "upstream.tar",
      .version = 2};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(
        {{"url", "URL", "a repository that is fetched into the mirror first"}, Role::untracked},
        self.url);
    visit.option({{"repository", "DIR", "a local git repository"}, Role::untracked},
                 self.repository);
    visit.option({{"plain", "DIR", "a plain folder with its present content"}, Role::folder},
                 self.plain);
    // Ninja compares times. A changed mode, a changed link and a deletion change the time of no
    // input, but they change this word of the command.
    visit.option({{"content", "ID", "git's id of the plain folder's content, for Ninja only"},
                  Role::content},
                 self.content);
    visit.option({{"commit", "SHA", "the commit, 40 digits"}}, self.commit);
    visit.option({{"folder", "DIR", "the folder within", true}, Role::within, Position::first},
                 self.folder);
    visit.option({{"expect-tree", "ID", "fail when the folder's content has another id"}},
                 self.expected_tree);
    visit.option(at(k_output_option, Position::last), self.output);
    visit.option(
        {{"tree-id", "FILE", "also made: git's id of the folder's content", true}, Role::output},
        self.tree_id);
  }
};

}  // namespace ocelot::graph
