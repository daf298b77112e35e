// Parses /proc/ID/stat (proc(5)).
#include "support/io/process_status.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

// The fields after the name, which is in parentheses and may contain any character.
constexpr std::size_t k_parent = 1;
constexpr std::size_t k_start = 19;

}  // namespace

std::optional<ProcessStatus> read_process(pid_t id) {
  const std::string text = read_file(fmt::format("/proc/{}/stat", id)).value_or(std::string());
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(") ");
  if (open == std::string::npos || close == std::string::npos) return std::nullopt;
  const std::vector<std::string_view> fields = split(std::string_view(text).substr(close + 2), ' ');
  if (fields.size() <= k_start) return std::nullopt;
  const auto parent = read_number<pid_t>(fields[k_parent]);
  const auto start = read_number<std::uint64_t>(fields[k_start]);
  if (!parent || !start) return std::nullopt;
  return ProcessStatus{id, *parent, text.substr(open + 1, close - open - 1), *start};
}

}  // namespace ocelot::io
