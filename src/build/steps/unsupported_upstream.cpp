// Go puts "# PACKAGE" before the errors of a package that does not compile, but also before those
// of the linker and of the system. For a package that is missing, it names the importing file.
#include "build/steps/unsupported_upstream.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_settings_folder = "internal/collector";

constexpr std::string_view k_missing_packages[] = {
    ": no required module provides package ",
    ": missing go.sum entry for module providing package ", ", but does not contain package ",
    " is not in std"};

bool is_added(std::string_view line) {
  return line.starts_with(fmt::format("{}/", graph::k_inspect_folder)) ||
         line.starts_with(fmt::format("{}/ocelot_", k_settings_folder));
}

bool is_missing_package(std::string_view line) {
  return is_added(line) && std::ranges::any_of(k_missing_packages, [&](std::string_view sign) {
           return line.find(sign) != std::string_view::npos;
         });
}

bool is_header(std::string_view line, const graph::Host& host) {
  return line == fmt::format("# {}/{}", host.module, graph::k_inspect_folder) ||
         line == fmt::format("# {}/{}", host.module, k_settings_folder);
}

}  // namespace

std::optional<std::string> find_unsupported(std::string_view log, const graph::Host& host) {
  const std::vector<std::string_view> lines = split_lines(log);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_missing_package(lines[i])) return std::string(lines[i]);
    const bool has_error = i + 1 < lines.size() && is_added(lines[i + 1]);
    if (is_header(lines[i], host) && has_error) return std::string(lines[i + 1]);
  }
  return std::nullopt;
}

}  // namespace ocelot::steps
