// format: the project's YAML files in canonical form.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "declaration/config/format.hpp"
#include "declaration/model/project_files.hpp"
#include "project/draft/migration.hpp"
#include "project/root.hpp"
#include "support/base/credential.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/io/changes.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/file.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

using config::FileKind;

constexpr std::string_view k_notes =
    R"(Without FILE, it formats all three files of the project. The name of a FILE says what it is:
distributions.yaml, component_dependencies.yaml or upstream.yaml. With -, it reads stdin and writes
stdout.

Values, their order and comments stay. A file with an error is not written. --migrate also replaces
older keys of distributions.yaml: buildtags by components and go, config-file by config, and a file
without the root key distributions gets it. All layers stay the same.)";

struct Formatted {
  std::string_view path;
  FileKind kind;
};

constexpr std::array<Formatted, 3> k_files = {{
    {model::k_distributions_path, FileKind::distributions},
    {model::k_dependencies_path, FileKind::dependencies},
    {model::k_upstream_path, FileKind::upstream},
}};

std::string name_of(std::string_view path) {
  return fs::path(path).filename().string();
}

Result<FileKind> kind_of(const std::string& path) {
  std::vector<std::string> names;
  for (const Formatted& file : k_files) {
    names.push_back(name_of(file.path));
    if (names.back() == name_of(path)) return file.kind;
  }
  return console::usage(fmt::format("unsupported file '{}'", name_of(path)),
                        suggest(name_of(path), {names.begin(), names.end()},
                                fmt::format("supported files: {}", fmt::join(names, ", "))));
}

// Each file once, by the first of the paths that lead to it.
std::vector<std::string> without_repeats(const std::vector<std::string>& paths) {
  std::vector<std::string> unique;
  std::set<fs::path> seen;
  for (const std::string& path : paths) {
    std::error_code code;
    const fs::path place = fs::canonical(path, code);
    if (code || seen.insert(place).second) unique.push_back(path);
  }
  return unique;
}

// What to format, by paths that can be opened from here.
Result<std::vector<std::string>> files_of(const console::Arguments& arguments) {
  if (!arguments.inputs().empty()) return without_repeats(arguments.inputs());
  const Result<project::Root> root =
      project::find_root(arguments.has("directory") ? arguments.last("directory") : ".");
  if (!root) return fail(root.error());
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  std::vector<std::string> paths;
  for (const Formatted& file : k_files) {
    const fs::path path = (*root / file.path).lexically_relative(*here);
    if (fs::exists(path)) paths.push_back(path.string());
  }
  return paths;
}

// Whoever writes a credential there must not find it in a message.
Result<std::string> format_text(FileKind kind, const std::string& path, const std::string& text,
                                bool migrates) {
  if (migrates && kind == FileKind::distributions) return draft::migrate(make_source(path, text));
  Result<std::string> formatted = config::format(kind, make_source(path, text));
  if (formatted) return formatted;
  return config::format(kind, make_source(path, mask_credentials(text)));
}

// The canonical text, where it is another.
Result<std::optional<io::FileChange>> change_of(const std::string& path, bool migrates) {
  const Result<FileKind> kind = kind_of(path);
  if (!kind) return fail(kind.error());
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  Result<std::string> formatted = format_text(*kind, path, *text, migrates);
  if (!formatted) return fail(formatted.error());
  if (*formatted == *text) return std::nullopt;
  return io::FileChange{path, std::move(*text), std::move(*formatted)};
}

Result<std::vector<io::FileChange>> changes_of(const std::vector<std::string>& paths,
                                               bool migrates) {
  std::vector<io::FileChange> changes;
  Diagnostics faults;
  for (const std::string& path : paths) {
    Result<std::optional<io::FileChange>> change = change_of(path, migrates);
    if (!change)
      append(faults, std::move(change.error()));
    else if (*change)
      changes.push_back(std::move(**change));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return changes;
}

Answer answer_changes(const std::vector<io::FileChange>& changes, bool is_written,
                      const console::Terminal& terminal) {
  FormatReport report{is_written, {}};
  for (const io::FileChange& change : changes) report.files.push_back(change.path.string());
  if (is_json(terminal)) return {to_json(report)};
  if (is_written && terminal.style().diagnostics.quiet) return {};
  Answer answer;
  for (const std::string& file : report.files) answer.text += printable_line(file) + "\n";
  return answer;
}

Result<Answer> format_files(const console::Arguments& arguments,
                            const console::Terminal& terminal) {
  const Result<std::vector<std::string>> paths = files_of(arguments);
  if (!paths) return fail(paths.error());
  const Result<std::vector<io::FileChange>> changes = changes_of(*paths, arguments.has("migrate"));
  if (!changes) return fail(changes.error());
  const bool is_written = !arguments.has("check") && !arguments.has("dry-run");
  if (is_written) {
    if (Status written = io::make_changes(*changes); !written) return fail(written.error());
  }
  Answer answer = answer_changes(*changes, is_written, terminal);
  if (arguments.has("check") && !changes->empty()) answer.code = console::ExitCode::bad_input;
  return answer;
}

std::string read_stdin() {
  std::string text;
  std::array<char, 65536> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), stdin))
    text.append(piece.data(), count);
  return text;
}

Result<Answer> format_stdin(const console::Arguments& arguments) {
  const std::string path =
      arguments.has("as") ? arguments.last("as") : std::string(model::k_distributions_path);
  const Result<FileKind> kind = kind_of(path);
  if (!kind) return fail(kind.error());
  const std::string text = read_stdin();
  Result<std::string> formatted = format_text(*kind, path, text, arguments.has("migrate"));
  if (!formatted) return fail(formatted.error());
  if (!arguments.has("check")) return Answer{std::move(*formatted), console::ExitCode::done, true};
  return Answer{{}, *formatted == text ? console::ExitCode::done : console::ExitCode::bad_input};
}

Result<Answer> run_format(const console::Arguments& arguments, const console::Terminal& terminal) {
  const std::vector<std::string>& inputs = arguments.inputs();
  const bool has_stdin = std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
  if (!has_stdin) return format_files(arguments, terminal);
  if (inputs.size() > 1) return console::usage("'-' cannot be combined with files");
  if (arguments.has("format") && is_json(terminal))
    return console::usage("the formatted text has no JSON form", "leave out --format json");
  return format_stdin(arguments);
}

}  // namespace

Command format_row() {
  return {.name = "format",
          .section = Section::shell,
          .line = {"ocelot-gen format",
                   "Formats the project's YAML files.",
                   "[FILE…|-]",
                   {{"check", "", "write nothing; list the files that differ, and fail if any do"},
                    {"migrate", "", "also replace older keys"},
                    console::Option{
                        "as", "FILE",
                        "with -: the file that stdin contains (default: config/distributions.yaml)"}
                        .takes(console::ValueKind::file)},
                   {{{console::ValueKind::file}}}},
          .examples = {{"ocelot-gen format", ""},
                       {"ocelot-gen format --check", "in CI: fail if a file is not formatted"},
                       {"ocelot-gen format --migrate", "after an upgrade"},
                       {"ocelot-gen format - <config/distributions.yaml", "in an editor"}},
          .notes = k_notes,
          .shared = {.project = true, .writes = true},
          .formats = k_text_or_json,
          .run = run_format};
}

}  // namespace ocelot::cli
