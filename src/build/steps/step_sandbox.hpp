// What all steps share: a sandbox of scratch folder, tools and environment, and the way that they
// report a tool's failure.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/base/result.hpp"
#include "support/base/tree.hpp"
#include "support/io/process.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::steps {

/// The programs that a step runs, by absolute path; those that it does not need are empty.
struct Tools {
  std::filesystem::path go;
  std::filesystem::path make;
};

/// The absolute path of a program. Tools run in another folder, so a path is relative to the
/// current one; a name is looked up in PATH.
std::filesystem::path find_tool(const std::string& program);

/// Whether a step may use the network. Offline, Go takes modules from its module cache alone.
enum class Network { allowed, forbidden };

/// A scratch folder with a tree laid out in it, the tools first in PATH, and an environment that
/// holds only what is named here.
class StepSandbox {
 public:
  /// `output` is what the step makes: messages name it, and what the tools printed is put beside it
  /// as OUTPUT.log after each of them.
  static Result<StepSandbox> open(const Tools& tools, const std::filesystem::path& output,
                                  Network network = Network::allowed);

  /// The folder of the upstream module.
  std::filesystem::path tree() const { return scratch_.path() / "collector"; }

  /// A variable of the environment, for a step that declares it.
  void set(const std::string& name, const std::string& value) { environment_[name] = value; }

  /// Runs a tool in the tree. A failure tells what `doing` was, the end of the tool's output, the
  /// log and how to run the step again.
  Status run(std::string_view doing, const std::vector<std::string>& argv) const;

  /// The same, and returns what the tool printed to its standard output.
  Result<std::string> capture(std::string_view doing, const std::vector<std::string>& argv) const;

  /// All that tools have printed so far.
  std::string log() const;

  const std::string& variable(const std::string& name) const { return environment_.at(name); }

 private:
  StepSandbox(io::Scratch scratch, std::filesystem::path output);

  Status set_up(const Tools& tools);
  Status ask_go();
  Status run(std::string_view doing, const std::vector<std::string>& argv,
             const std::filesystem::path& printed) const;
  Status execute(std::string_view doing, const io::Command& command) const;
  std::string full_disk_note() const;
  Diagnostic tool_failure(std::string_view doing, const std::vector<std::string>& argv,
                          const io::Exit& ended) const;

  io::Scratch scratch_;
  std::filesystem::path output_;
  std::filesystem::path log_;  ///< in the scratch folder, as two runs of a step may overlap
  io::Environment environment_;
};

}  // namespace ocelot::steps
