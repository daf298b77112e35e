// Reads one line at a time.
#include "queries/step_times.hpp"

#include <vector>

#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

StepTimes read_step_times(std::string_view ninja_log) {
  constexpr std::size_t k_columns = 5;
  StepTimes times;
  for (std::string_view line : split_lines(ninja_log)) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() != k_columns) continue;
    const auto start = read_number<std::uint64_t>(columns[0]);
    const auto end = read_number<std::uint64_t>(columns[1]);
    if (start && end && *end >= *start) times[std::string(columns[3])] = *end - *start;
  }
  return times;
}

}  // namespace ocelot::queries
