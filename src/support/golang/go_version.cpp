// Compares Go versions part by part.
#include "support/golang/go_version.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

using Parts = std::array<int, 3>;

std::optional<Parts> read(std::string_view version) {
  Parts parts{};
  const std::vector<std::string_view> words = split(version, '.');
  for (std::size_t i = 0; i < words.size() && i < parts.size(); ++i) {
    const auto [end, code] =
        std::from_chars(words[i].data(), words[i].data() + words[i].size(), parts[i]);
    if (code != std::errc()) return std::nullopt;
  }
  return parts;
}

}  // namespace

bool is_older(std::string_view toolchain, std::string_view directive) {
  if (!toolchain.starts_with("go")) return false;
  const auto have = read(toolchain.substr(2));
  const auto want = read(directive);
  return have && want && *have < *want;
}

}  // namespace ocelot::golang
