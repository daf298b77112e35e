// NINJA_STATUS marks the lines of progress.
#include "cli/outer/silent_ninja.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/foreground.hpp"
#include "support/io/scratch.hpp"

namespace ocelot::cli {

namespace {

// A control character that no description of a step begins with.
constexpr std::string_view k_mark = "\x1f";
constexpr std::string_view k_nothing_done = "ninja: no work to do.";

void print_without_progress(std::string_view text) {
  std::string rest;
  for (std::string_view line : split_lines(text)) {
    if (!line.starts_with(k_mark) && line != k_nothing_done) rest.append(line) += '\n';
  }
  console::write_out(rest);
}

// The number in front of the first '.', and the number behind it.
using Version = std::pair<unsigned, unsigned>;

std::optional<Version> read_version(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  if (parts.size() < 2) return std::nullopt;
  const auto major = read_number<unsigned>(parts[0]);
  const auto minor = read_number<unsigned>(parts[1]);
  return major && minor ? std::optional(Version(*major, *minor)) : std::nullopt;
}

std::optional<Version> version_of(const generate::NinjaProgram& ninja) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return std::nullopt;
  const io::Command command{{ninja.path, "--version"},
                            scratch->path(),
                            io::all_environment_variables(),
                            scratch->path() / "log"};
  if (!io::run(command)) return std::nullopt;
  return read_version(io::read_file(command.log).value_or(std::string()));
}

}  // namespace

bool has_quiet(const generate::NinjaProgram& ninja) {
  constexpr Version k_first{1, 11};
  return ninja.name == "ninja" && version_of(ninja).value_or(k_first) >= k_first;
}

Result<io::Exit> run_ninja_silently(const project::Root& root, const console::Words& words) {
  const Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  const std::filesystem::path printed = scratch->path() / "printed";
  io::Environment environment = io::all_environment_variables();
  environment["NINJA_STATUS"] = k_mark;
  Result<io::Exit> ended = io::run_in_foreground(words, root.path(), environment, printed);
  if (const Result<std::string> text = io::read_file(printed); ended && text)
    print_without_progress(*text);
  return ended;
}

}  // namespace ocelot::cli
