// Reads the number.
#include "cli/commands/jobs_option.hpp"

#include <fmt/format.h>

#include "support/base/number.hpp"

namespace ocelot::cli {

Result<std::optional<unsigned>> read_jobs(const console::Arguments& arguments) {
  if (!arguments.has("jobs")) return std::optional<unsigned>();
  const std::string text = arguments.last("jobs");
  const std::optional<unsigned> jobs = read_number<unsigned>(text);
  if (jobs.value_or(0) > 0) return jobs;
  return console::usage(fmt::format("--jobs takes a number from 1 on, not '{}'", text));
}

}  // namespace ocelot::cli
