// Why bubblewrap cannot start, and what allows it.
#pragma once

#include <string>
#include <string_view>

#include "support/base/diagnostic.hpp"

namespace ocelot::io {

/// What decides whether a user may create namespaces: values of sysctl(8), empty where the kernel
/// does not have the setting.
struct NamespaceSettings {
  std::string apparmor_restriction;  ///< kernel.apparmor_restrict_unprivileged_userns
  std::string unprivileged_clone;    ///< kernel.unprivileged_userns_clone
  std::string most_namespaces;       ///< user.max_user_namespaces
  bool is_in_container = false;
};

NamespaceSettings read_namespace_settings();

/// The fault of a machine without bwrap.
Diagnostic missing_bubblewrap();

/// The fault of a bwrap that failed to start a program, with its output.
Diagnostic bubblewrap_failure(std::string_view output, const NamespaceSettings& settings);

}  // namespace ocelot::io
