// A program of templates/ that has a go.mod of its own: built in a workspace, and asked there. Its
// answer is JSON in a file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "build/steps/step_workspace.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

struct ProgramTemplate {
  std::string_view folder;       ///< of templates/
  std::string_view description;  ///< for messages, as users know it
};

class GoProgram {
 public:
  /// Builds the program. Of the tools, only go is used. `output` names
  /// the work in messages; the output of go is kept as OUTPUT.log. Fails if go cannot build it, for
  /// instance without network and without its modules.
  static Result<GoProgram> build(const ProgramTemplate& program, const Tools& tools,
                                 const std::filesystem::path& output,
                                 const StepEnvironment& environment);

  /// A path for a file of the program, in a folder that it can read and write in a sandbox too.
  std::filesystem::path place(std::string_view name) const;

  /// Copies a file to the place with a name, and returns the place.
  Result<std::filesystem::path> add_file(const std::filesystem::path& source,
                                         std::string_view name) const;

  /// Runs the program with arguments, and returns the answer that it writes to the file of its
  /// option -output. `doing` is for messages. Fails if the program fails, or if `is_valid` does not
  /// accept the answer.
  Result<Json> ask(std::string_view doing, const std::vector<std::string>& arguments,
                   bool (*is_valid)(const Json& answer)) const;

 private:
  explicit GoProgram(StepWorkspace workspace) : workspace_(std::move(workspace)) {}

  StepWorkspace workspace_;
};

}  // namespace ocelot::steps
