// The answers of programs that steps run in a workspace: JSON in a file, because a program may
// print other text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "build/steps/step_workspace.hpp"
#include "support/base/diagnostic.hpp"
#include "support/base/json.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

/// Where an answer is, and what it must be.
struct ExpectedAnswer {
  std::filesystem::path file;  ///< relative to the tree
  std::size_t max_size;        ///< in bytes
  bool (*is_valid)(const Json& answer);
  Diagnostic fault;  ///< of an answer that is not valid, or not JSON
};

/// Runs a program and reads its answer; an answer of an earlier run is removed first. `doing` is
/// for messages. Fails if the program fails or if its answer is not the expected one.
Result<Json> run_for_answer(const StepWorkspace& workspace, std::string_view doing,
                            const std::vector<std::string>& argv, const ExpectedAnswer& expected);

/// Reads the answer of a program that has run.
Result<Json> read_answer(const StepWorkspace& workspace, const ExpectedAnswer& expected);

}  // namespace ocelot::steps
