// rename: copies a built file to its final name, with a checksum.
#include "build/steps/size_check.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/paths.hpp"
#include "support/io/checksum.hpp"

namespace ocelot::steps {

Status run(const RenameRequest& request, const StepEnvironment&) {
  if (request.header.has_value() != request.header_output.has_value())
    return fail(error("usage", {}, "--header requires --header-output, and vice versa"));
  if (request.components.has_value() != request.components_output.has_value())
    return fail(error("usage", {}, "--components requires --components-output, and vice versa"));
  if (request.symbols.has_value() != request.symbols_output.has_value())
    return fail(error("usage", {}, "--symbols requires --symbols-output, and vice versa"));
  if (Status fits = check_size(request); !fits) return fits;
  const Result<Digest> sum = install_output_with_digest(request.built, request.output);
  if (!sum) return fail(sum.error());
  if (request.is_executable) {
    // Neither a step's outputs nor the action cache preserve modes.
    if (Status done = make_output_executable(request.output); !done) return done;
  }
  if (Status written =
          write_output(request.output + ".sha256", io::checksum_line(*sum, request.output));
      !written)
    return written;
  // The list of an earlier build with --inspect does not describe this layer.
  const Status listed = request.components
                            ? install_output(*request.components, *request.components_output)
                            : remove_output(graph::components_path(request.output));
  if (!listed) return listed;
  const Status with_symbols = request.symbols
                                  ? install_output(*request.symbols, *request.symbols_output)
                                  : remove_output(graph::symbols_path(request.output));
  if (!with_symbols) return with_symbols;
  return request.header ? install_output(*request.header, *request.header_output) : Status();
}

}  // namespace ocelot::steps
