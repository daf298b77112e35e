// The size of a layer or another artifact: its totals, and what is in its program. In: the file as
// shipped. Go keeps the table of functions when it strips a program, so no symbols are needed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "build/steps/step_environment.hpp"
#include "build/steps/step_workspace.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// A section of the ELF file.
struct SectionSize {
  std::string name;
  std::uint64_t bytes = 0;  ///< in the file
};

/// The functions of a module. Data, type information and the table of functions belong to no
/// module, so this misleads about what a module or a component costs, by up to 20 times.
struct ModuleSize {
  std::string module;  ///< "std" is Go's library, "generated" what the compiler adds
  std::string version{};
  std::uint64_t text = 0;  ///< bytes
};

struct BinarySize {
  std::string path{};  ///< in the layer; empty for an artifact of another kind
  std::uint64_t bytes = 0;
  std::uint64_t memory_only = 0;      ///< bytes that are zero at the start, so not in the file
  std::vector<SectionSize> sections;  ///< the largest first
  std::vector<ModuleSize> modules;    ///< the largest first
};

struct ArtifactSize {
  std::uint64_t file = 0;                 ///< bytes of the zip, or of the program itself
  std::optional<std::uint64_t> unzipped;  ///< bytes of all files in the zip
  BinarySize binary;
};

/// Measures a file. Of the tools, only go is used. `output` names the work in messages, and the
/// output of go is kept as OUTPUT.log. The answer is kept in the environment's store. Fails if the
/// file cannot be read, or has no program that Go linked.
Result<ArtifactSize> measure_artifact(const std::filesystem::path& file, const Tools& tools,
                                      const std::filesystem::path& output,
                                      const StepEnvironment& environment);

/// The modules with the most text, the largest first; at most `count`.
std::vector<ModuleSize> largest_modules(const ArtifactSize& size, std::size_t count);

}  // namespace ocelot::steps
