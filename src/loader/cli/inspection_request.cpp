// Reads the arguments of `ocelot-load inspect`.
#include "loader/cli/inspection_request.hpp"

#include "loader/cli/load_request.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::load {

namespace {

Status check_options(const console::Arguments& arguments) {
  Diagnostics faults = options_without(arguments, "components", {"library", "trial-timeout"});
  if (arguments.inputs().size() != 1)
    append(faults, console::usage("expected one FILE", "see: ocelot-load inspect --help").value());
  return faults.empty() ? Status() : fail(std::move(faults));
}

}  // namespace

Result<InspectionRequest> read_inspection_request(const console::Arguments& arguments) {
  const Result<console::OutputStyle> style = console::read_output_style(
      arguments, {console::OutputFormat::text, console::OutputFormat::json});
  if (!style) return fail(style.error());
  if (Status valid = check_options(arguments); !valid) return fail(valid.error());
  const Result<std::chrono::milliseconds> timeout = read_trial_timeout(arguments);
  if (!timeout) return fail(timeout.error());
  return InspectionRequest{arguments.inputs().front(), arguments.has("components"),
                           arguments.has("library") ? arguments.last("library") : "", *timeout,
                           *style};
}

}  // namespace ocelot::load
