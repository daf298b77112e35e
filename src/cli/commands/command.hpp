// A command: one row of the table that serves dispatch, help, completion, manual and reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/base/result.hpp"
#include "support/console/options.hpp"
#include "support/console/output_style.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::cli {

/// The headings of the overview, in order. Plumbing is listed only with --all.
enum class Section { start, build, examine, check, machinery, shell, plumbing };

std::string_view title_of(Section section);

/// What a command prints on stdout, and how the program ends after it.
struct Answer {
  std::string text;
  console::ExitCode code = console::ExitCode::done;
  bool is_file = false;  ///< the text is the content of a file, whose bytes stay; else secrets in
                         ///< it are masked
};

/// Runs a command. A failure is printed by the dispatcher.
using Run = Result<Answer> (*)(const console::Arguments& arguments,
                               const console::Terminal& terminal);

/// Which of the shared options a command takes, beside those of every command.
struct Shared {
  bool project = false;         ///< -C names a project; else the command runs in that folder
  bool chooses_layers = false;  ///< -d and -a
  bool writes = false;          ///< -n
};

/// A command has `run`; one that reads its own command line has `run_words` instead.
struct Command {
  std::string_view name{};  ///< a word, or two: `new component`
  Section section = Section::plumbing;
  console::CommandLine line{};
  std::vector<console::Example> examples{};
  std::string_view notes{};  ///< printed between the options and the examples
  Shared shared{};
  console::OutputFormats formats{};  ///< of its answer, the default first; empty: no --format
  Run run = nullptr;
  console::ExitCode (*run_words)(const console::Words& words) = nullptr;

  /// Everything that `--help` prints, as wide as stdout, or in a given width.
  std::string help() const;
  std::string help(std::size_t width) const;
};

}  // namespace ocelot::cli
