// The report of a failed tool: its output, the cause that it states, the log, and how to run the
// step again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "build/steps/place_lookup.hpp"
#include "support/base/diagnostic.hpp"
#include "support/io/process.hpp"

namespace ocelot::steps {

/// A tool that ended with a failure.
struct ToolFailure {
  std::string_view doing;  ///< what the step was doing, such as "compile"
  std::string program;     ///< the tool's name
  io::Exit ended;
  std::string output;            ///< everything that the tool printed
  std::filesystem::path target;  ///< the file that the step creates; its log is `target`.log
  std::string again{};  ///< the command that does the work again; empty: ninja and `target`
};

/// One diagnostic, except for changed modules: one for each of them, at the place that requires it.
/// If the output states a cause that find_failure_cause knows, it is quoted in full, otherwise its
/// last lines. Credentials are masked.
Diagnostics report_failure(const ToolFailure& failure, const PlaceLookup& places);

}  // namespace ocelot::steps
