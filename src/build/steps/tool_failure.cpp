// Quotes the output and looks for its cause.
#include "build/steps/tool_failure.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/changed_module.hpp"
#include "build/steps/missing_program.hpp"
#include "graph/step_tools.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_failure.hpp"
#include "support/io/shown_path.hpp"

namespace ocelot::steps {

namespace {

using golang::FailureCause;

constexpr std::size_t k_tail_lines = 20;

constexpr std::string_view k_download = "go: downloading ";

// Go writes a line for each module that it downloads. They are in the log.
std::vector<std::string_view> telling_lines(std::string_view output) {
  std::vector<std::string_view> lines = split_lines(output);
  std::erase_if(lines, [](std::string_view line) { return line.starts_with(k_download); });
  return lines;
}

std::string quoted(const std::vector<std::string_view>& lines, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < lines.size(); ++i)
    text += fmt::format("\n{}{}", k_quote_bar, lines[i]);
  return text;
}

std::string quote_tail(std::string_view output) {
  const std::vector<std::string_view> lines = telling_lines(output);
  return "last lines of its output:" +
         quoted(lines, lines.size() > k_tail_lines ? lines.size() - k_tail_lines : 0);
}

std::string quote_all(std::string_view program, std::string_view output) {
  return fmt::format("output of {}:{}", program, quoted(telling_lines(output), 0));
}

std::string log_of(const ToolFailure& failure) {
  const std::string target = io::shown_path(failure.target.string());
  if (!failure.again.empty())
    return fmt::format("complete log: {}.log; to try again: {}", target, failure.again);
  return fmt::format("complete log: {}.log; to run this step again: {}", target,
                     io::ninja_command(failure.target.string()));
}

// The modules that the go command could not fetch with GOPROXY=off. It names a module when it
// starts a download, `go: downloading MODULE VERSION`, and some in the error, `go: MODULE@VERSION:
// module lookup disabled by GOPROXY=off`.
std::string missing_modules(std::string_view output) {
  constexpr std::string_view k_reason = ": module lookup disabled by GOPROXY=off";
  if (output.find(k_reason) == std::string_view::npos) return {};
  std::set<std::string> modules;
  for (std::string_view line : split_lines(output)) {
    if (line.starts_with(k_download)) {
      std::string module(line.substr(k_download.size()));
      std::replace(module.begin(), module.end(), ' ', '@');
      modules.insert(std::move(module));
    } else if (line.starts_with("go: ") && line.ends_with(k_reason)) {
      modules.emplace(line.substr(4, line.size() - 4 - k_reason.size()));
    }
  }
  return fmt::format("{}", fmt::join(modules, ", "));
}

std::string message_of(const ToolFailure& failure) {
  const io::Exit& ended = failure.ended;
  const std::string how = ended.signal != 0 ? fmt::format("signal {}", ended.signal)
                                            : fmt::format("exit code {}", ended.code);
  return fmt::format("cannot {}: {} failed with {}", failure.doing, failure.program, how);
}

Diagnostics changed_modules(const ToolFailure& failure, std::string_view output,
                            const PlaceLookup& places) {
  Diagnostics faults;
  for (const golang::ChangedModule& module : golang::find_changed_modules(output))
    faults.push_back(report_changed_module(module, failure.target, places));
  return faults;
}

// The generator looks for some programs in the caller's PATH too.
std::string remedy_for(std::string_view program) {
  if (graph::is_step_tool(program))
    return "install it, or add its folder to PATH, and run ocelot-gen again";
  return fmt::format("install it in one of the folders that steps search: {}", graph::k_step_path);
}

Diagnostic missing_program(const ToolFailure& failure, const std::string& program) {
  return error("missing-tool", whole_file(failure.target.string()),
               fmt::format("cannot {}: {} did not find the program '{}'", failure.doing,
                           failure.program, program))
      .with_help(remedy_for(program));
}

Diagnostic unknown_failure(const ToolFailure& failure, std::string_view output) {
  Diagnostic fault = error("tool-failed", whole_file(failure.target.string()), message_of(failure))
                         .with_note(quote_tail(output))
                         .with_help(log_of(failure));
  if (const std::string missing = missing_modules(output); !missing.empty()) {
    fault.notes.push_back({"not in Go's module cache: " + missing, {}});
    fault.notes.push_back({std::move(fault.help), {}});
    fault.help = "run ocelot-gen build once without --offline to fetch them";
  }
  return fault;
}

// Empty if the output states no known cause.
Diagnostics known_failures(const ToolFailure& failure, std::string_view output,
                           const PlaceLookup& places) {
  if (const std::string program = find_missing_program(output); !program.empty())
    return {missing_program(failure, program)};
  const FailureCause* const cause = golang::find_failure_cause(output);
  if (cause == nullptr) return {};
  Diagnostics faults = changed_modules(failure, output, places);
  if (faults.empty())
    faults.push_back(error(cause->code, whole_file(failure.target.string()), message_of(failure)));
  for (Diagnostic& fault : faults) fault.help = cause->help;
  return faults;
}

}  // namespace

Diagnostics report_failure(const ToolFailure& failure, const PlaceLookup& places) {
  const std::string output = mask_credentials(failure.output);
  Diagnostics faults = known_failures(failure, output, places);
  if (faults.empty()) return {unknown_failure(failure, output)};
  for (Diagnostic& fault : faults) {
    fault.notes.push_back({quote_all(failure.program, output), {}});
    fault.notes.push_back({log_of(failure), {}});
  }
  return faults;
}

}  // namespace ocelot::steps
