// Converts outcomes to diagnostics: the message is ours; the note is from Go or the collector.
#include "loader/cli/load_faults.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::load {

namespace {

struct Wording {
  load::Code code;
  std::string_view name;
  std::string_view message;
};

// Other codes use the first entry.
constexpr Wording k_wordings[] = {
    {load::Code::runtime, "collector-failed", "the collector failed"},
    {load::Code::config, "bad-configuration", "the configuration cannot be used"},
    {load::Code::timeout, "stop-timeout", "the collector did not stop in time"},
    {load::Code::panic, "collector-panic", "the collector's code panicked"},
};

Wording wording_of(load::Code code) {
  for (const Wording& wording : k_wordings) {
    if (wording.code == code) return wording;
  }
  return k_wordings[0];
}

// Recognizes the texts of Go's src/runtime/plugin.go and of otelcol.h's library, which compares the
// versions of Go first.
bool is_other_build(const load::Outcome& outcome) {
  return outcome.text.find("built with a different version of package") != std::string::npos ||
         outcome.text.find(", the library by go") != std::string::npos;
}

// A panic's text continues with a stack trace, which does not help a user to choose a plugin.
std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// Collectors and Go's panics write several lines: each but the first is quoted.
std::string quoted(const std::string& text) {
  std::string note;
  for (std::string_view line : split_lines(text)) {
    if (line.empty()) continue;
    if (!note.empty()) note += fmt::format("\n{}", k_quote_bar);
    note += line;
  }
  return note;
}

std::string help_of(const LoadRequest& request, load::Code code) {
  if (code == load::Code::config && request.config_is_default)
    return "without --config, it is ./test.yaml";
  if (code == load::Code::timeout) return "give it more time with --timeout";
  return {};
}

}  // namespace

Diagnostic plugin_fault(const load::Artifact& plugin, const load::Artifact& library,
                        const load::Outcome& outcome) {
  Diagnostic fault = error("refused-plugin", whole_file(plugin.path), "the plugin cannot be used");
  fault.notes.push_back({first_line(outcome.text), {}});
  if (!is_other_build(outcome)) return fault;
  fault.code = "other-build";
  fault.message = "the plugin is of another build than the library";
  fault.help = "build both from one tree, with one Go and the same flags";
  if (!plugin.build || !library.build) return fault;
  const std::vector<std::string> lines = load::differences(*plugin.build, *library.build);
  for (const std::string& line : lines) fault.notes.push_back({line, {}});
  if (lines.empty())
    fault.notes.push_back({"nothing differs that Go records: the source of a package does", {}});
  return fault;
}

Diagnostic library_fault(const std::string& library, const load::Outcome& outcome) {
  return error("bad-library", whole_file(library), "the library cannot be loaded")
      .with_note(quoted(outcome.text));
}

Diagnostic feature_gates_fault(const std::string& library, const load::Outcome& outcome) {
  if (outcome.code == load::Code::library)
    return error("no-feature-gates", whole_file(library), "the library has no feature gates")
        .with_help("build it again: it was built before --feature-gates existed");
  return error("bad-feature-gates", {}, "--feature-gates cannot be used")
      .with_note(quoted(outcome.text));
}

Diagnostic collector_fault(const LoadRequest& request, const load::Outcome& outcome) {
  const Wording wording = wording_of(outcome.code);
  return error(wording.name, {}, std::string(wording.message))
      .with_note(quoted(outcome.text))
      .with_help(help_of(request, outcome.code));
}

Diagnostic listing_fault(const std::string& path, const load::Outcome& outcome) {
  return error("unlisted-components", whole_file(path), "the components cannot be listed")
      .with_note(first_line(outcome.text));
}

LoadExit refuse_usage(const Diagnostics& faults) {
  console::usage_error(faults);
  return LoadExit::usage;
}

}  // namespace ocelot::load
