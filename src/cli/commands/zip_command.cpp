// zip: what upstream's Makefile calls, with bytes that repeat.
#include <fmt/format.h>

#include "cli/commands/rows.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/environment.hpp"
#include "support/io/zip.hpp"

namespace ocelot::cli {

namespace {

console::ExitCode refuse_word(const std::string& word) {
  return console::usage_error(
      console::usage(fmt::format("this zip does not support '{}'", word),
                     "it serves upstream's Makefile, and supports: zip -r OUT PATH…")
          .value());
}

console::ExitCode run_words(const console::Words& words) {
  if (words != console::Words{"--help"} && words != console::Words{"-h"}) return run_zip(words);
  console::print_out("{}", zip_row().help());
  return console::ExitCode::done;
}

}  // namespace

Command zip_row() {
  return {.name = "zip",
          .section = Section::plumbing,
          .line = {"ocelot-gen zip",
                   "Packs a zip for upstream's Makefile, with the same bytes each time.",
                   "OUT PATH…",
                   {{"r", "", "include the content of folders; required"}}},
          .examples = {{"ocelot-gen zip -r layer.zip collector-config extensions", ""}},
          .run_words = run_words};
}

console::ExitCode run_zip(const console::Words& words) {
  console::Words names;
  bool recurses = false;
  for (const std::string& word : words) {
    if (word == "-r")
      recurses = true;
    else if (word.starts_with('-'))
      return refuse_word(word);
    else
      names.push_back(word);
  }
  if (!recurses || names.size() < 2)
    return refuse_word(fmt::format("{} names without -r", names.size()));
  io::ZipRequest request;
  request.folder = ".";
  request.paths.assign(names.begin() + 1, names.end());
  // Set by the package step, as the Makefile in between passes no options on.
  const std::string level = io::environment_variable("OCELOT_COMPRESSION");
  if (!level.empty()) request.level = console::read_compression(level).value_or(request.level);
  const Status done = io::write_zip(names[0], request);
  return done ? console::ExitCode::done : console::print_failure(done.error(), console::Terminal());
}

}  // namespace ocelot::cli
