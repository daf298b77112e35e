// The common parts of all steps: a workspace of scratch folder, tools and environment, and the
// report of a tool's failure.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "build/steps/core_budget.hpp"
#include "build/steps/step_environment.hpp"
#include "build/steps/tool_confinement.hpp"
#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::steps {

/// The absolute paths of the programs that a step runs; empty if the step does not need the
/// program.
struct Tools {
  std::filesystem::path go;
  std::filesystem::path make;
  std::string go_version{};  ///< the version of Go that must run, such as "1.26.8"; empty: as go
                             ///< chooses
};

/// The absolute path of a program. Tools run in another folder, so a relative path is resolved from
/// the current folder; a name is looked up in PATH.
std::filesystem::path find_tool(const std::string& program);

/// A scratch folder with a tree in it, the tools first in PATH, and an environment with only the
/// variables that are named here. The caller's PATH comes last, but not for make: upstream's
/// Makefile could use a program that only some machines have, and so make other bytes. With
/// bubblewrap as its sandbox, tools run under it, without network and with an empty home folder.
/// A jobserver limits the cores of each tool.
class StepWorkspace {
 public:
  /// `output` is the file that the step creates. Messages name it, and the tools' output is stored
  /// next to it as OUTPUT.log after each tool, with secrets masked.
  static Result<StepWorkspace> open(const Tools& tools, const std::filesystem::path& output,
                                    const StepEnvironment& environment = {});

  /// The folder of the upstream module.
  std::filesystem::path tree() const { return scratch_.path() / "collector"; }

  /// Sets an environment variable, for a step that declares it.
  void set(const std::string& name, const std::string& value) { environment_[name] = value; }

  /// Sets the architecture for which Go builds.
  void set_target(const std::string& architecture);

  /// Sets the C compiler of cgo, an absolute path.
  void set_compiler(const std::filesystem::path& compiler);

  /// Runs a tool in the tree. A failure is that of report_failure.
  Status run(std::string_view doing, const std::vector<std::string>& argv) const;

  /// The same, but returns the tool's standard output. The tool may use the cores of `lent` other
  /// steps, which wait meanwhile.
  Result<std::string> capture(std::string_view doing, const std::vector<std::string>& argv,
                              std::size_t lent = 0) const;

  /// Whether tools have no network, but `download` has it.
  bool can_download() const;

  /// Runs a go command that fetches modules, with the network and the user's credentials.
  Status download(std::string_view doing, const std::vector<std::string>& argv) const;

  /// Opens a file that a tool created in the tree. Fails if it is not a file of the tree: a link
  /// could make the step read another file of the user.
  Result<io::Descriptor> open_created_file(const std::filesystem::path& path) const;

  /// The file that the step creates, for messages.
  std::string output() const { return output_.string(); }

  /// The output of all tools so far.
  std::string log() const;

  /// As in CoreBudget.
  std::string jobserver() const { return cores_.jobserver(); }

  /// The value of an environment variable of the tools; empty if it is not set.
  std::string variable(const std::string& name) const;

 private:
  StepWorkspace(io::Scratch scratch, std::filesystem::path output, PlaceLookup places);

  Status set_up(const Tools& tools, const std::vector<std::string>& programs);
  Status add_program(const std::string& name, const std::filesystem::path& program);
  Status ask_go();
  Status use_go_of(const std::filesystem::path& goroot);
  bool is_confined() const { return sandbox_.kind == model::Sandbox::bubblewrap; }
  Status run(std::string_view doing, const std::vector<std::string>& argv,
             const std::filesystem::path& printed, ToolKind kind, std::size_t lent = 0) const;
  std::string masked_log() const;
  Status execute(std::string_view doing, const io::Command& command,
                 const std::string& program) const;
  std::string full_disk_note() const;
  Diagnostic sandbox_failure(std::string_view output) const;
  std::string pinned_go_help() const;
  Diagnostics tool_failure(std::string_view doing, const std::string& program,
                           const io::Exit& ended, const std::string& output) const;

  io::Scratch scratch_;
  std::filesystem::path output_;
  std::filesystem::path log_;  ///< in the scratch folder, because two runs of a step may overlap
  PlaceLookup places_;
  std::string go_version_;              ///< as in Tools
  std::string again_;                   ///< as in StepEnvironment
  std::filesystem::path build_folder_;  ///< as in StepEnvironment
  Network network_ = Network::allowed;
  ToolSandbox sandbox_;
  WorkspaceFiles files_;
  io::Environment environment_;
  CoreBudget cores_;
};

}  // namespace ocelot::steps
