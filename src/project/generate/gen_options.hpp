// The options on command lines, and the requests that they make.
#pragma once

#include <string>
#include <vector>

#include "project/generate/gen_request.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::generate {

/// The options of `gen`, without the options of all project commands.
std::vector<console::Option> gen_options();

/// The options that determine the file: for commands that also write it.
std::vector<console::Option> file_options();

/// The options that determine the graph: for commands that only read it.
std::vector<console::Option> graph_options();

/// Parses the options. Fails with usage errors for invalid values.
Result<GenRequest> read_gen_request(const console::Arguments& arguments);

/// The request by which a Ninja file was generated, by the words that it keeps; options that
/// `request` has replace those of the same name. Errors: words of another version of this program.
Result<GenRequest> override_request(const console::Words& kept, const GenRequest& request);

/// Whether a value of --remote-cache-mode allows only reading. Fails for an unknown value.
Result<bool> is_read_only(const std::string& mode);

}  // namespace ocelot::generate
