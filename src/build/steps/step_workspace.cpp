// Prepares tools and environment, and reports failures.
#include "build/steps/step_workspace.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "build/steps/installation.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/step_variables.hpp"
#include "build/steps/tool_failure.hpp"
#include "graph/step_tools.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/bubblewrap.hpp"
#include "support/io/bubblewrap_fault.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/folder.hpp"
#include "support/io/program_path.hpp"
#include "support/io/secrets.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

// Where modules come from and where they are stored; none of these changes a byte of a layer. Their
// values are from `go env`, so that settings of `go env -w` still apply although the build itself
// runs with GOENV=off.
constexpr const char* k_asked[] = {"GOCACHE",    "GOMODCACHE", "GOPATH",  "GOPROXY",
                                   "GONOPROXY",  "GOPRIVATE",  "GOSUMDB", "GONOSUMDB",
                                   "GOINSECURE", "GOVCS",      "GOAUTH",  "GOTOOLCHAIN"};

// Variables that would change the output have fixed values.
const io::Environment k_pinned = {{"GOFLAGS", "-buildvcs=false"},
                                  {"GOWORK", "off"},
                                  {"GOENV", "off"},
                                  {"GO111MODULE", "on"},
                                  {"CGO_ENABLED", "0"},
                                  {"GOAMD64", "v1"},
                                  {"GOARM64", "v8.0"},
                                  {"LC_ALL", "C"},
                                  {"TZ", "UTC"},
                                  {"GIT_TERMINAL_PROMPT", "0"}};

Status link(const fs::path& target, const fs::path& name) {
  std::error_code code;
  fs::create_symlink(target, name, code);
  if (code) return io::system_failure("link", name, code.value());
  return {};
}

}  // namespace

fs::path find_tool(const std::string& program) {
  const fs::path found = io::find_program(program, io::environment_variable("PATH"));
  return io::absolute_path(found.empty() ? fs::path(program) : found);
}

StepWorkspace::StepWorkspace(io::Scratch scratch, fs::path output, PlaceLookup places)
    : scratch_(std::move(scratch)),
      output_(std::move(output)),
      log_(scratch_.path() / "log"),
      places_(std::move(places)),
      files_{scratch_.path() / "bin",      tree(),
             scratch_.path() / "tmp",      scratch_.path() / "home",
             scratch_.path() / "trim.txt", {}} {}

Result<StepWorkspace> StepWorkspace::open(const Tools& tools, const fs::path& output,
                                          const StepEnvironment& environment) {
  Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  StepWorkspace workspace(std::move(*scratch), output, environment.places);
  workspace.again_ = environment.again;
  workspace.build_folder_ = environment.build_folder;
  workspace.network_ = environment.network;
  workspace.sandbox_ = environment.sandbox;
  workspace.cores_ = CoreBudget(read_core_settings());
  if (Status done = workspace.set_up(tools, environment.programs); !done) return fail(done.error());
  if (environment.network == Network::forbidden) {
    workspace.set("GOPROXY", "off");
    workspace.set("GOSUMDB", "off");  // the module cache was verified when it was filled
  }
  return workspace;
}

Status StepWorkspace::set_up(const Tools& tools, const std::vector<std::string>& programs) {
  for (const fs::path& folder : {files_.bin, files_.temporary, files_.tree}) {
    if (Status created = io::make_folders(folder); !created) return created;
  }
  environment_ = k_pinned;
  environment_.merge(passed_variables());
  environment_["PATH"] = fmt::format("{}:{}", files_.bin.string(), graph::k_step_path);
  environment_["TMPDIR"] = files_.temporary.string();
  for (const auto& [name, target] :
       {std::pair("zip", fs::path(io::program_path())), {"make", tools.make}, {"go", tools.go}}) {
    if (target.empty()) continue;
    if (Status added = add_program(name, target); !added) return added;
  }
  for (const fs::path program : programs) {
    if (Status added = add_program(program.filename(), program); !added) return added;
  }
  if (tools.go.empty()) return {};
  if (Status done = ask_go(); !done) return done;
  // https://go.dev/doc/toolchain: go runs exactly this version, and fetches it if it has another.
  go_version_ = tools.go_version;
  if (!go_version_.empty()) environment_["GOTOOLCHAIN"] = "go" + go_version_;
  return {};
}

Status StepWorkspace::add_program(const std::string& name, const fs::path& program) {
  const std::vector<fs::path> files = files_of_program(program);
  files_.installed.insert(files_.installed.end(), files.begin(), files.end());
  return link(program, files_.bin / name);
}

std::string StepWorkspace::variable(const std::string& name) const {
  const auto found = environment_.find(name);
  return found == environment_.end() ? std::string() : found->second;
}

void StepWorkspace::set_target(const std::string& architecture) {
  set("GOOS", "linux");
  set("GOARCH", architecture);
}

void StepWorkspace::set_compiler(const fs::path& compiler) {
  set("CC", compiler.string());
  const std::vector<fs::path> files =
      files_of_compiler(compiler, {io::environment_variable("HOME"), io::home_of_account()});
  files_.installed.insert(files_.installed.end(), files.begin(), files.end());
}

Status StepWorkspace::ask_go() {
  std::vector<std::string> argv = {(files_.bin / "go").string(), "env"};
  argv.insert(argv.end(), std::begin(k_asked), std::end(k_asked));
  argv.emplace_back("GOROOT");
  io::Command command{argv, files_.temporary, environment_, log_, scratch_.path() / "settings"};
  command.environment.erase("GOENV");
  command.environment.erase("GOFLAGS");
  for (const char* name : k_asked) {
    if (std::string value = io::environment_variable(name); !value.empty())
      command.environment[name] = std::move(value);
  }
  if (std::string place = io::environment_variable("GOENV"); !place.empty())
    command.environment["GOENV"] = place;
  if (std::string home = io::xdg_folder("XDG_CACHE_HOME"); !home.empty())
    command.environment["XDG_CACHE_HOME"] = home;
  if (Status done = execute("read Go's settings", command, "go"); !done) return done;
  const Result<std::string> answer = io::read_file(command.output);
  if (!answer) return fail(answer.error());
  const std::vector<std::string_view> values = split(*answer, '\n');
  for (std::size_t i = 0; i < std::size(k_asked) && i < values.size(); ++i) {
    if (!values[i].empty()) environment_[k_asked[i]] = values[i];
  }
  if (!is_confined() || values.size() <= std::size(k_asked)) return {};
  return use_go_of(values[std::size(k_asked)]);
}

// The go command that the user named may be a script that needs the user's files.
Status StepWorkspace::use_go_of(const fs::path& goroot) {
  if (!io::is_system_path(goroot)) files_.installed.push_back(goroot);
  std::error_code none;
  fs::remove(files_.bin / "go", none);
  return link(goroot / "bin/go", files_.bin / "go");
}

Diagnostics StepWorkspace::tool_failure(std::string_view doing, const std::string& program,
                                        const io::Exit& ended, const std::string& output) const {
  if (is_confined() && output.starts_with("bwrap: ")) return {sandbox_failure(output)};
  Diagnostics faults = report_failure({doing, program, ended, output, output_, again_}, places_);
  for (Diagnostic& fault : faults) {
    if (fault.code == "full-disk") fault.notes.push_back({full_disk_note(), {}});
    if (fault.code == "missing-toolchain" && !go_version_.empty()) fault.help = pinned_go_help();
  }
  return faults;
}

Diagnostic StepWorkspace::sandbox_failure(std::string_view output) const {
  Diagnostic fault = io::bubblewrap_failure(trim(output), io::read_namespace_settings());
  fault.place = whole_file(output_.string());
  return fault;
}

std::string StepWorkspace::pinned_go_help() const {
  return fmt::format(
      "config/upstream.lock pins Go {}: install it, or allow go to fetch it, or run ocelot-gen "
      "update to pin the version that this machine has",
      go_version_);
}

std::string StepWorkspace::full_disk_note() const {
  std::string note = fmt::format("a file system is full: the step works in {}",
                                 scratch_.path().parent_path().string());
  for (const char* cache : {"GOCACHE", "GOMODCACHE"}) {
    const auto folder = environment_.find(cache);
    if (folder != environment_.end()) note += fmt::format(", {} is {}", cache, folder->second);
  }
  return note;
}

// The log is kept although the scratch folder is removed, even if the tool failed.
Status StepWorkspace::execute(std::string_view doing, const io::Command& command,
                              const std::string& program) const {
  const std::size_t logged = log().size();
  const Result<io::Exit> ended = io::run(command);
  if (!ended) return fail(ended.error());
  // A log that cannot be kept is not an error: the message contains its end.
  const std::string masked = masked_log();
  static_cast<void>(write_output(output_.string() + ".log", masked, build_folder_));
  // A masked text is as long as before.
  if (!ended->ok()) return fail(tool_failure(doing, program, *ended, masked.substr(logged)));
  return {};
}

Status StepWorkspace::run(std::string_view doing, const std::vector<std::string>& argv) const {
  const bool is_toolchain = argv[0] == "go" || argv[0] == variable("CC");
  return run(doing, argv, {}, is_toolchain ? ToolKind::go : ToolKind::upstream);
}

bool StepWorkspace::can_download() const {
  return is_confined() && network_ == Network::allowed;
}

Status StepWorkspace::download(std::string_view doing, const std::vector<std::string>& argv) const {
  return run(doing, argv, {}, ToolKind::downloading);
}

Status StepWorkspace::run(std::string_view doing, const std::vector<std::string>& argv,
                          const fs::path& printed, ToolKind kind, std::size_t lent) const {
  io::Command command{argv, tree(), environment_, log_, printed};
  const bool builds = argv[0] == "go" || argv[0] == "make";
  const CoreShare share = builds ? cores_.take(lent) : cores_.take_one();
  share.limit(command.environment);
  if (kind != ToolKind::upstream) command.environment["PATH"] += callers_path();
  command.argv[0] = io::find_program(argv[0], environment_.at("PATH")).string();
  if (command.argv[0].empty()) {
    return fail(error("missing-tool", whole_file(output_.string()),
                      fmt::format("cannot {}: '{}' does not exist", doing, argv[0])));
  }
  const std::string program = fs::path(argv[0]).filename();
  if (!is_confined()) return execute(doing, command, program);
  const Result<io::Command> confined = confine(std::move(command), kind, files_);
  if (!confined) return fail(confined.error());
  return execute(doing, *confined, program);
}

Result<std::string> StepWorkspace::capture(std::string_view doing,
                                           const std::vector<std::string>& argv,
                                           std::size_t lent) const {
  const fs::path printed = scratch_.path() / "output";
  std::error_code ignored;
  fs::remove(printed, ignored);
  if (Status done = run(doing, argv, printed, ToolKind::go, lent); !done) return fail(done.error());
  return io::read_file(printed);
}

// A background process of the Makefile may replace folders by links in the meantime, so the file is
// opened without following any.
Result<io::Descriptor> StepWorkspace::open_created_file(const fs::path& path) const {
  std::error_code code;
  const fs::path file = fs::canonical(tree() / path, code);
  if (code) return io::system_failure("read", tree() / path, code.value());
  const fs::path folder = fs::canonical(tree(), code);
  if (!is_below(file.string(), folder.string()))
    return fail(error("foreign-output", whole_file(output_.string()),
                      fmt::format("upstream's Makefile created a link to another place where the "
                                  "step expects the file '{}'",
                                  path.string()))
                    .with_help("change the Makefile so that it creates a file there"));
  const Result<io::Folder> opened = io::Folder::open(folder);
  if (!opened) return fail(opened.error());
  return io::open_to_read(*opened, file.lexically_relative(folder));
}

// The settings of `go env -w`, such as GOPROXY, are not in the environment of this process.
std::string StepWorkspace::masked_log() const {
  return mask_credentials(io::mask_secrets(log()), io::secrets_in(environment_));
}

std::string StepWorkspace::log() const {
  return io::read_file(log_).value_or(std::string());
}

}  // namespace ocelot::steps
