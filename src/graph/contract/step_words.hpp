// Converts a request to a command line and back, both by the request's own description of its
// options.
#pragma once

#include <string>
#include <vector>

#include "graph/contract/step_request.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::graph {

/// An option, and its values in a request; no values if it is not set. A flag has the value "true".
template <class In>
struct OptionValues {
  StepOption option;
  std::vector<typename In::Word> values;
};

/// All values of a request.
template <class In>
struct RequestValues {
  std::vector<OptionValues<In>> options;  ///< every option of the kind, in the contract's order
  std::vector<typename In::Word> inputs;  ///< the files after the options
};

RequestValues<InGraph> values_of(const StepRequest<InGraph>& request);
RequestValues<InWords> values_of(const StepRequest<InWords>& request);

/// The command line after `ocelot-gen step KIND`.
std::vector<Argument> to_words(const StepRequest<InGraph>& request);
console::Words to_words(const StepRequest<InWords>& request);

/// Parses a command line. Fails with usage errors for an invalid value or a wrong number of files.
Result<StepRequest<InWords>> read_request(const StepCommand& command,
                                          const console::Arguments& arguments);

}  // namespace ocelot::graph
