// sign: has a command of the user sign a statement.
#pragma once

#include <string>

#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct SignRequest {
  std::string command;  ///< for the shell
  typename In::File output{};
  typename In::File statement{};

  bool operator==(const SignRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "sign",
      .purpose =
          "Has a command sign a statement: it gets the file's path, and prints the signature.",
      .inputs = "collector.intoto.json",
      .example =
          "ocelot-gen step sign --command 'openssl dgst -sha256 -sign key.pem' -o "
          "collector.intoto.json.sig collector.intoto.json",
      .is_rare = true,
      .is_cacheable = false};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option({{"command", "COMMAND", "a shell command", true}}, self.command);
    visit.option(k_output_option, self.output);
    visit.input(self.statement);
  }
};

}  // namespace ocelot::graph
