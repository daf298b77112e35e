// Uses the system's own programs as oracles: git, tar, python3, ninja.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include <sys/wait.h>

namespace ocelot::test {

struct ShellResult {
  int code = 0;
  std::string output;
};

/// Runs a script with sh in a folder (a plain path); stderr is merged into stdout. Git ignores the
/// machine's settings.
inline ShellResult shell(const std::filesystem::path& folder, const std::string& script) {
  const std::string command =
      "exec 2>&1; cd '" + folder.string() +
      "' || exit 99\n"
      "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8 TZ=UTC\n"
      "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a "
      "GIT_COMMITTER_EMAIL=a@b\n" +
      script + "\n";
  ShellResult result;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {98, "popen failed"};
  std::array<char, 4096> chunk{};
  for (std::size_t count = 0; (count = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
    result.output.append(chunk.data(), count);
  }
  const int status = ::pclose(pipe);
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return result;
}

/// The output of a script, without the last line end; a failure is part of the text.
inline std::string output_of(const std::filesystem::path& folder, const std::string& script) {
  ShellResult result = shell(folder, script);
  while (!result.output.empty() && result.output.back() == '\n') result.output.pop_back();
  if (result.code != 0) result.output += " [exit " + std::to_string(result.code) + "]";
  return result.output;
}

inline bool has_program(const std::string& name) {
  return shell("/", "command -v " + name).code == 0;
}

}  // namespace ocelot::test
