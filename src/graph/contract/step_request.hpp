// A request of any kind of step. Only this list names all kinds: a visitor without an overload for
// a kind does not compile.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "graph/contract/check_request.hpp"
#include "graph/contract/clone_request.hpp"
#include "graph/contract/compile_request.hpp"
#include "graph/contract/gomod_request.hpp"
#include "graph/contract/inspect_request.hpp"
#include "graph/contract/licenses_request.hpp"
#include "graph/contract/overlay_request.hpp"
#include "graph/contract/package_request.hpp"
#include "graph/contract/probe_request.hpp"
#include "graph/contract/provenance_request.hpp"
#include "graph/contract/rename_request.hpp"
#include "graph/contract/sbom_request.hpp"
#include "graph/contract/sign_request.hpp"
#include "graph/contract/source_request.hpp"
#include "graph/contract/validate_request.hpp"

namespace ocelot::graph {

/// All kinds in the order of a build.
template <class In>
using StepRequest =
    std::variant<CloneRequest<In>, ProbeRequest<In>, OverlayRequest<In>, SourceRequest<In>,
                 CheckRequest<In>, GomodRequest<In>, PackageRequest<In>, CompileRequest<In>,
                 InspectRequest<In>, ValidateRequest<In>, SbomRequest<In>, LicensesRequest<In>,
                 ProvenanceRequest<In>, SignRequest<In>, RenameRequest<In>>;

template <class In>
const StepContract& contract_of(const StepRequest<In>& request) {
  return std::visit(
      [](const auto& alternative) -> const StepContract& { return alternative.k_contract; },
      request);
}

/// A kind of step on the command line.
struct StepCommand : StepContract {
  std::vector<StepOption> options;
  StepRequest<InWords> blank;  ///< an empty request of this kind
};

/// All kinds, in the order of a build.
const std::vector<StepCommand>& step_commands();

/// The kind with a name, or null.
const StepCommand* find_step_command(std::string_view name);

}  // namespace ocelot::graph
