// What a program needs to link a collector that was built as an archive.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "build/steps/go_build.hpp"
#include "build/steps/step_workspace.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// The flags with which a C compiler links an archive: -rdynamic, because plugins look up the
/// symbols of the program, -pthread for Go's runtime, and those of the `#cgo LDFLAGS` lines of all
/// packages, of which a repeated library counts once. Fails if `go list` does, and if a flag names
/// a folder that exists only during the build, such as -L${SRCDIR}/lib.
Result<std::vector<std::string>> flags_of_archive(const StepWorkspace& workspace,
                                                  const Compilation& compilation);

/// The flags of all packages, one on a line, as flags_of_archive() returns them.
std::vector<std::string> join_link_flags(std::string_view lines);

/// Fails if a flag contains the path of one of the folders; an empty path does not count. `output`
/// is the file that messages name.
Status check_link_flags(const std::vector<std::string>& flags,
                        const std::vector<std::string>& folders, const std::string& output);

/// A pkg-config file next to the archive NAME.a, such as libotelcol-amd64-edge. Its version is that
/// of the module otelcol in go.mod, without the `v`; 0 if go.mod does not require it. Special
/// characters in flags are escaped, as pkg-config reads them.
std::string pkg_config_text(std::string_view name, std::string_view go_mod,
                            const std::vector<std::string>& flags);

/// Links an archive into a program, with the workspace's C compiler and these flags. Paths are
/// relative to the tree. Fails if the C compiler does: then no program can link the archive.
Status link_archive(const StepWorkspace& workspace, const std::string& archive,
                    const std::vector<std::string>& flags, const std::string& program);

}  // namespace ocelot::steps
