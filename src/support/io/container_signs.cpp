// Looks for the traces of container engines.
#include "support/io/container_signs.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>

#include "support/io/environment.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

constexpr const char* k_files[] = {"/.dockerenv", "/run/.containerenv"};
constexpr const char* k_variables[] = {"container", "KUBERNETES_SERVICE_HOST"};
constexpr std::string_view k_engines[] = {"docker", "kubepods", "containerd", "libpod", "lxc"};

}  // namespace

bool is_in_container() {
  std::error_code none;
  if (std::ranges::any_of(k_files,
                          [&](const char* path) { return std::filesystem::exists(path, none); }))
    return true;
  if (std::ranges::any_of(k_variables,
                          [](const char* name) { return !environment_variable(name).empty(); }))
    return true;
  const std::string groups = read_file("/proc/1/cgroup").value_or(std::string());
  return std::ranges::any_of(
      k_engines, [&](std::string_view engine) { return groups.find(engine) != std::string::npos; });
}

}  // namespace ocelot::io
