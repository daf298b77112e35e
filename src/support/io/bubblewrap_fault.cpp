// Names the setting of the kernel that forbids user namespaces.
#include "support/io/bubblewrap_fault.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/container_signs.hpp"
#include "support/io/file.hpp"

namespace ocelot::io {

namespace {

constexpr std::string_view k_code = "sandbox-unavailable";

constexpr std::string_view k_apparmor =
    "kernel.apparmor_restrict_unprivileged_userns is 1, as by default in Ubuntu 24.04: allow user "
    "namespaces to bwrap with an AppArmor profile, or to all programs with: sysctl -w "
    "kernel.apparmor_restrict_unprivileged_userns=0";
constexpr std::string_view k_clone =
    "kernel.unprivileged_userns_clone is 0: allow user namespaces with: sysctl -w "
    "kernel.unprivileged_userns_clone=1";
constexpr std::string_view k_most =
    "user.max_user_namespaces is 0: allow user namespaces with: sysctl -w "
    "user.max_user_namespaces=10000";
constexpr std::string_view k_container =
    "this is a container: docker run allows user namespaces with --security-opt "
    "seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined";

std::string read_setting(const char* path) {
  return std::string(trim(read_file(path).value_or(std::string())));
}

}  // namespace

NamespaceSettings read_namespace_settings() {
  return {read_setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"),
          read_setting("/proc/sys/kernel/unprivileged_userns_clone"),
          read_setting("/proc/sys/user/max_user_namespaces"), is_in_container()};
}

Diagnostic missing_bubblewrap() {
  return error(k_code, {}, "no 'bwrap' in PATH to run the tools of steps in a sandbox")
      .with_help(
          "install bubblewrap; in a container, accept the container instead with "
          "--sandbox=container");
}

Diagnostic bubblewrap_failure(std::string_view output, const NamespaceSettings& settings) {
  Diagnostic fault = error(k_code, {}, "bwrap cannot start a sandbox");
  fault.notes.push_back({fmt::format("output of bwrap: {}", output), {}});
  if (settings.apparmor_restriction == "1") fault.notes.push_back({std::string(k_apparmor), {}});
  if (settings.unprivileged_clone == "0") fault.notes.push_back({std::string(k_clone), {}});
  if (settings.most_namespaces == "0") fault.notes.push_back({std::string(k_most), {}});
  if (settings.is_in_container) fault.notes.push_back({std::string(k_container), {}});
  fault.help =
      "allow user namespaces to bwrap; in a container, accept the container instead with "
      "--sandbox=container";
  return fault;
}

}  // namespace ocelot::io
