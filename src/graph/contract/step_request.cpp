// The list of kinds as a table.
#include "graph/contract/step_request.hpp"

#include <algorithm>

namespace ocelot::graph {

namespace {

struct OptionLister {
  std::vector<StepOption> options;

  void option(const StepOption& option, const auto&) { options.push_back(option); }
  void input(const auto&) {}
};

template <class Request>
StepCommand command_of() {
  Request blank;
  OptionLister lister;
  Request::describe(blank, lister);
  return {Request::k_contract, std::move(lister.options), std::move(blank)};
}

template <class... Requests>
std::vector<StepCommand> commands_of(std::in_place_type_t<std::variant<Requests...>>) {
  return {command_of<Requests>()...};
}

}  // namespace

const std::vector<StepCommand>& step_commands() {
  static const std::vector<StepCommand> k_commands =
      commands_of(std::in_place_type<StepRequest<InWords>>);
  return k_commands;
}

const StepCommand* find_step_command(std::string_view name) {
  const auto found = std::find_if(step_commands().begin(), step_commands().end(),
                                  [&](const StepCommand& command) { return command.name == name; });
  return found == step_commands().end() ? nullptr : &*found;
}

std::string_view name_of(Tool tool) {
  switch (tool) {
    case Tool::go:
      return "go";
    case Tool::make:
      return "make";
    case Tool::cc_amd64:
      return "cc_amd64";
    case Tool::cc_arm64:
      return "cc_arm64";
  }
  return "";
}

}  // namespace ocelot::graph
