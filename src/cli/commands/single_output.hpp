// build -o: one file of a build, for a rule of an outer build.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/command.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/machine.hpp"
#include "project/root.hpp"
#include "support/base/result.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// Which file to make, and where to put it.
struct SingleOutput {
  std::string target;   ///< as the user names it
  std::string path;     ///< of the copy, relative to the current folder, as the user wrote it
  std::string depfile;  ///< where to write what the file was made from; empty: nowhere
  bool phony = false;   ///< the depfile also has an empty rule for each path
  bool restat = false;  ///< a copy that already has these bytes keeps its time
  bool quiet = false;   ///< nothing is printed if the build succeeds
  std::filesystem::file_time_type started;  ///< when this command began
};

/// The options of this mode.
std::vector<console::Option> single_output_options();

/// Nothing without -o. Usage errors: not one target; an option that needs -o, or that -o excludes.
Result<std::optional<SingleOutput>> read_single_output(const console::Arguments& arguments,
                                                       const console::Terminal& terminal);

/// Writes build.ninja, builds the file, then writes the depfile, then the copy, which is executable
/// if the file is. If the build fails or is interrupted, both stay as they are, and the answer has
/// Ninja's exit code, or 128 + the signal.
/// `words` go to Ninja in front of the target. Errors: the target stands for several files; a path
/// is that of a file of the project or its build, or cannot be written.
Result<Answer> build_single_output(const project::Root& root, const generate::GenRequest& request,
                                   const generate::NinjaProgram& ninja, const SingleOutput& output,
                                   console::Words words, const console::Terminal& terminal);

}  // namespace ocelot::cli
