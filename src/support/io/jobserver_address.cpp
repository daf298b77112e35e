// Reads the words of MAKEFLAGS.
#include "support/io/jobserver_address.hpp"

#include <vector>

#include <fmt/format.h>

#include "support/base/number.hpp"

namespace ocelot::io {

namespace {

// GNU make before 4.2 has the second name.
constexpr std::string_view k_options[] = {"--jobserver-auth=", "--jobserver-fds="};
constexpr std::string_view k_fifo = "fifo:";

// Blanks separate words; a backslash quotes the next character (GNU make 4.4, decode_env_switches).
std::vector<std::string> words_of(std::string_view makeflags) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (std::size_t i = 0; i < makeflags.size(); ++i) {
    const bool is_quoted = makeflags[i] == '\\' && i + 1 < makeflags.size();
    const bool is_blank = makeflags[i] == ' ' || makeflags[i] == '\t';
    if (!is_blank && !is_inside) words.emplace_back();
    is_inside = !is_blank;
    if (is_inside) words.back() += makeflags[is_quoted ? ++i : i];
  }
  return words;
}

std::optional<std::string> value_of(const std::string& word) {
  for (std::string_view option : k_options) {
    if (word.starts_with(option)) return word.substr(option.size());
  }
  return std::nullopt;
}

// Variables follow "--".
std::optional<std::string> find_value(std::string_view makeflags) {
  std::optional<std::string> found;
  for (const std::string& word : words_of(makeflags)) {
    if (word == "--") break;
    if (auto value = value_of(word)) found = std::move(value);
  }
  return found;
}

}  // namespace

Result<std::optional<JobserverAddress>> find_jobserver(std::string_view makeflags) {
  using Found = std::optional<JobserverAddress>;
  const std::optional<std::string> value = find_value(makeflags);
  if (!value) return Found();
  if (value->starts_with(k_fifo) && value->size() > k_fifo.size())
    return Found(JobserverAddress{value->substr(k_fifo.size())});
  const std::size_t comma = value->find(',');
  const auto read = read_number<int>(std::string_view(*value).substr(0, comma));
  const auto write = comma == std::string::npos
                         ? std::nullopt
                         : read_number<int>(std::string_view(*value).substr(comma + 1));
  if (!read || !write) {
    return fail(error("unusable-jobserver", {},
                      fmt::format("MAKEFLAGS names a jobserver of an unknown kind: '{}'", *value)));
  }
  if (*read < 0 || *write < 0) return Found();
  return Found(JobserverAddress{{}, *read, *write});
}

}  // namespace ocelot::io
