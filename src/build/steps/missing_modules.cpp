// Recognizes what Go says about a module that it may not fetch.
#include "build/steps/missing_modules.hpp"

#include <algorithm>

namespace ocelot::steps {

namespace {

// Upstream's Makefile cannot write to the module cache either, which Go tries first.
constexpr std::string_view k_signs[] = {"disabled by GOPROXY=off", "toolchain not available",
                                        ": read-only file system"};

// Whether the output of a tool, behind the first `logged` bytes of the log, says that it lacks a
// module which may be downloaded.
bool needs_download(const StepWorkspace& workspace, std::size_t logged) {
  if (!workspace.can_download()) return false;
  const std::string output = workspace.log().substr(logged);
  return std::ranges::any_of(
      k_signs, [&](std::string_view sign) { return output.find(sign) != std::string::npos; });
}

}  // namespace

Status with_modules(const StepWorkspace& workspace, const std::vector<std::string>& download,
                    const std::function<Status()>& work) {
  const std::size_t logged = workspace.log().size();
  Status done = work();
  if (done || !needs_download(workspace, logged)) return done;
  if (Status fetched = workspace.download("download modules", download); !fetched) return fetched;
  return work();
}

Status fetch_missing_modules(const StepWorkspace& workspace,
                             const std::vector<std::string>& command) {
  if (!workspace.can_download()) return {};
  const std::size_t logged = workspace.log().size();
  if (workspace.run("look for modules", command) || !needs_download(workspace, logged)) return {};
  return workspace.download("download modules", command);
}

}  // namespace ocelot::steps
