// Asks go for its version and caches the answer.
#include "build/steps/toolchain.hpp"

#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/paths.hpp"
#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/private_folder.hpp"
#include "support/io/process.hpp"
#include "support/io/tar.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_answers = "toolchain";
constexpr std::size_t k_largest_answer = 4096;

const std::vector<std::string> k_question = {"go", "env", "GOVERSION", "GOTOOLCHAIN"};

// The lines of a go.mod that make go choose another toolchain (https://go.dev/doc/toolchain).
std::string choosing_lines(std::string_view go_mod) {
  std::string chosen;
  for (std::string_view line : split_lines(go_mod)) {
    const std::string_view words = trim(line);
    if (words.starts_with("go ") || words.starts_with("toolchain "))
      chosen += fmt::format("{}\n", words);
  }
  return chosen;
}

// The file that `go env -w` writes, by the rules of Go's os.UserConfigDir.
fs::path user_settings() {
  if (std::string place = io::environment_variable("GOENV"); !place.empty()) return place;
  if (std::string home = io::xdg_folder("XDG_CONFIG_HOME"); !home.empty())
    return fs::path(home) / "go/env";
  return fs::path(io::environment_variable("HOME")) / ".config/go/env";
}

std::string content_or_nothing(const fs::path& path) {
  return io::read_file(path).value_or(std::string());
}

// Adds a program to the hash and returns its path with links resolved.
fs::path add_program(Hasher& hasher, std::string_view name, const fs::path& program) {
  std::error_code none;
  const fs::path real = fs::canonical(program, none);
  hasher.field(name, real.string());
  hasher.field("size", fmt::format("{}", fs::file_size(real, none)));
  hasher.field("time",
               fmt::format("{}", fs::last_write_time(real, none).time_since_epoch().count()));
  return real;
}

Digest question_digest(const fs::path& go, const std::string& version, const std::string& lines) {
  Hasher hasher;
  const fs::path real = add_program(hasher, "go", go);
  hasher.field("lines", lines);
  if (!version.empty()) hasher.field("version", version);
  hasher.field("GOTOOLCHAIN", io::environment_variable("GOTOOLCHAIN"));
  hasher.field("go.env", content_or_nothing(real.parent_path().parent_path() / "go.env"));
  hasher.field("settings", content_or_nothing(user_settings()));
  return hasher.digest();
}

// A cached answer ends with its own digest, so that a truncated or damaged file is detected.
std::string with_digest(const std::string& answer) {
  return fmt::format("{}\n{}\n", answer, digest_of(answer).hex());
}

std::optional<std::string> read_answer(const Digest& question) {
  const Result<io::Folder> folder = io::open_cache(k_answers);
  if (!folder) return std::nullopt;
  const Result<std::string> text = io::read_private_file(*folder, question.hex(), k_largest_answer);
  if (!text) return std::nullopt;
  std::string answer = text->substr(0, text->find('\n'));
  if (*text != with_digest(answer)) return std::nullopt;
  return answer;
}

// If the answer cannot be cached, the program is only asked again.
void write_answer(const Digest& question, const std::string& answer) {
  const Result<io::Folder> folder = io::open_cache(k_answers);
  if (folder)
    static_cast<void>(io::write_private_file(*folder, question.hex(), with_digest(answer)));
}

// The path next to which the output of a program is stored, for people only.
fs::path log_place(const std::string& name) {
  const Result<io::Folder> folder = io::open_cache(k_answers);
  return (folder ? folder->path() : fs::path(graph::k_own_folder) / k_answers) / name;
}

Result<std::string> ask_in_tree(const fs::path& go, const std::string& version,
                                const std::string& go_mod) {
  const Result<StepWorkspace> workspace =
      StepWorkspace::open({go, {}, version}, log_place("asked"));
  if (!workspace) return fail(workspace.error());
  if (auto done = io::write_if_changed(workspace->tree() / "go.mod", go_mod); !done)
    return fail(done.error());
  const Result<std::string> answer = workspace->capture("find Go's version", k_question);
  if (!answer) return fail(answer.error());
  return fmt::format("{}", fmt::join(split_lines(*answer), " "));
}

// GCC and Clang: the first line of `--version` has the name and version; -dumpmachine prints the
// target.
Result<std::string> ask_compiler(const fs::path& cc) {
  const Result<StepWorkspace> workspace = StepWorkspace::open({}, log_place("asked-cc"));
  if (!workspace) return fail(workspace.error());
  std::string identity;
  for (const char* question : {"--version", "-dumpmachine"}) {
    const Result<std::string> answer =
        workspace->capture("find the C compiler's version", {cc.string(), question});
    if (!answer) return fail(answer.error());
    const std::vector<std::string_view> lines = split_lines(*answer);
    identity += fmt::format("{}{}", identity.empty() ? "" : " ", lines.empty() ? "" : lines[0]);
  }
  return identity;
}

}  // namespace

Result<golang::GoToolchain> ask_toolchain(const Tools& tools, const fs::path& output) {
  const Result<StepWorkspace> workspace = StepWorkspace::open(tools, output);
  if (!workspace) return fail(workspace.error());
  const Result<std::string> answer = workspace->capture("find Go's version", k_question);
  if (!answer) return fail(answer.error());
  const std::vector<std::string_view> lines = split_lines(*answer);
  return golang::GoToolchain{std::string(lines.empty() ? "" : lines[0]),
                             std::string(lines.size() < 2 ? "" : lines[1])};
}

// Each go command reads GOEXPERIMENT first, and ends if it does not know a name.
Status check_experiment(const Tools& tools, const fs::path& output, const std::string& experiment,
                        const Place& place) {
  Result<StepWorkspace> workspace = StepWorkspace::open(tools, output);
  if (!workspace) return fail(workspace.error());
  workspace->set("GOEXPERIMENT", experiment);
  if (workspace->capture("check Go's experiments", k_question)) return {};
  const std::string log = workspace->log();
  const std::vector<std::string_view> lines = split_lines(log);
  return fail(error("unknown-experiment", place,
                    fmt::format("Go does not accept '{}': {}", experiment,
                                lines.empty() ? std::string_view("it failed") : lines.back()))
                  .with_help("remove it, or write an experiment of the pinned version of Go"));
}

Result<std::string> identify_go(const std::string& go, const std::string& version,
                                const fs::path& tree) {
  const fs::path program =
      io::absolute_path(io::find_program(go, io::environment_variable("PATH")));
  const Result<std::string> go_mod = io::read_from_tar(tree, "go.mod");
  if (!go_mod) return fail(go_mod.error());
  const std::string lines = choosing_lines(*go_mod);
  const Digest question = question_digest(program, version, lines);
  if (std::optional<std::string> identity = read_answer(question)) return std::move(*identity);
  Result<std::string> answer = ask_in_tree(program, version, *go_mod);
  if (answer) write_answer(question, *answer);
  return answer;
}

Result<std::string> identify_cc(const fs::path& cc) {
  Hasher hasher;
  add_program(hasher, "cc", cc);
  hasher.field("name", cc.filename().string());
  const Digest question = hasher.digest();
  if (std::optional<std::string> identity = read_answer(question)) return std::move(*identity);
  Result<std::string> answer = ask_compiler(cc);
  if (answer) write_answer(question, *answer);
  return answer;
}

}  // namespace ocelot::steps
