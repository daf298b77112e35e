// Prepares tools and environment, and reports failures.
#include "build/steps/step_sandbox.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "build/steps/step_outputs.hpp"
#include "build/steps/step_variables.hpp"
#include "build/steps/tool_failure.hpp"
#include "graph/step_tools.hpp"
#include "support/base/credential.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
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

StepSandbox::StepSandbox(io::Scratch scratch, fs::path output, PlaceLookup places)
    : scratch_(std::move(scratch)),
      output_(std::move(output)),
      log_(scratch_.path() / "log"),
      places_(std::move(places)) {}

Result<StepSandbox> StepSandbox::open(const Tools& tools, const fs::path& output,
                                      const StepEnvironment& environment) {
  Result<io::Scratch> scratch = io::Scratch::make();
  if (!scratch) return fail(scratch.error());
  StepSandbox sandbox(std::move(*scratch), output, environment.places);
  sandbox.again_ = environment.again;
  sandbox.build_folder_ = environment.build_folder;
  if (Status done = sandbox.set_up(tools, environment.programs); !done) return fail(done.error());
  if (environment.network == Network::forbidden) {
    sandbox.set("GOPROXY", "off");
    sandbox.set("GOSUMDB", "off");  // the module cache was verified when it was filled
  }
  return sandbox;
}

Status StepSandbox::set_up(const Tools& tools, const std::vector<std::string>& programs) {
  const fs::path bin = scratch_.path() / "bin";
  const fs::path temporary = scratch_.path() / "tmp";
  for (const fs::path& folder : {bin, temporary, tree()}) {
    if (Status created = io::make_folders(folder); !created) return created;
  }
  environment_ = k_pinned;
  environment_.merge(passed_variables());
  environment_["PATH"] = fmt::format("{}:{}", bin.string(), graph::k_step_path);
  environment_["TMPDIR"] = temporary.string();
  for (const auto& [name, target] :
       {std::pair("zip", fs::path(io::program_path())), {"make", tools.make}, {"go", tools.go}}) {
    if (target.empty()) continue;
    if (Status linked = link(target, bin / name); !linked) return linked;
  }
  for (const fs::path program : programs) {
    if (Status linked = link(program, bin / program.filename()); !linked) return linked;
  }
  if (tools.go.empty()) return {};
  if (Status done = ask_go(); !done) return done;
  // https://go.dev/doc/toolchain: go runs exactly this version, and fetches it if it has another.
  go_version_ = tools.go_version;
  if (!go_version_.empty()) environment_["GOTOOLCHAIN"] = "go" + go_version_;
  return {};
}

Status StepSandbox::ask_go() {
  std::vector<std::string> argv = {(scratch_.path() / "bin/go").string(), "env"};
  argv.insert(argv.end(), std::begin(k_asked), std::end(k_asked));
  io::Command command{argv, scratch_.path() / "tmp", environment_, log_,
                      scratch_.path() / "settings"};
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
  if (Status done = execute("read Go's settings", command); !done) return done;
  const Result<std::string> answer = io::read_file(command.output);
  if (!answer) return fail(answer.error());
  const std::vector<std::string_view> values = split(*answer, '\n');
  for (std::size_t i = 0; i < std::size(k_asked) && i < values.size(); ++i) {
    if (!values[i].empty()) environment_[k_asked[i]] = values[i];
  }
  return {};
}

Diagnostics StepSandbox::tool_failure(std::string_view doing, const io::Command& command,
                                      const io::Exit& ended, std::size_t logged) const {
  Diagnostics faults = report_failure({doing, fs::path(command.argv[0]).filename().string(), ended,
                                       masked_log().substr(logged), output_, again_},
                                      places_);
  for (Diagnostic& fault : faults) {
    if (fault.code == "full-disk") fault.notes.push_back({full_disk_note(), {}});
    if (fault.code == "missing-toolchain" && !go_version_.empty()) fault.help = pinned_go_help();
  }
  return faults;
}

std::string StepSandbox::pinned_go_help() const {
  return fmt::format(
      "config/upstream.lock pins Go {}: install it, or allow go to fetch it, or run ocelot-gen "
      "update to pin the version that this machine has",
      go_version_);
}

std::string StepSandbox::full_disk_note() const {
  std::string note = fmt::format("a file system is full: the step works in {}",
                                 scratch_.path().parent_path().string());
  for (const char* cache : {"GOCACHE", "GOMODCACHE"}) {
    const auto folder = environment_.find(cache);
    if (folder != environment_.end()) note += fmt::format(", {} is {}", cache, folder->second);
  }
  return note;
}

// The log is kept although the scratch folder is removed, even if the tool failed.
Status StepSandbox::execute(std::string_view doing, const io::Command& command) const {
  const std::size_t logged = log().size();
  const Result<io::Exit> ended = io::run(command);
  if (!ended) return fail(ended.error());
  // A log that cannot be kept is not an error: the message contains its end.
  static_cast<void>(write_output(output_.string() + ".log", masked_log(), build_folder_));
  if (!ended->ok()) return fail(tool_failure(doing, command, *ended, logged));
  return {};
}

Status StepSandbox::run(std::string_view doing, const std::vector<std::string>& argv) const {
  return run(doing, argv, {});
}

Status StepSandbox::run(std::string_view doing, const std::vector<std::string>& argv,
                        const fs::path& printed) const {
  io::Command command{argv, tree(), environment_, log_, printed};
  if (argv[0] != "make") command.environment["PATH"] += callers_path();
  command.argv[0] = io::find_program(argv[0], environment_.at("PATH")).string();
  if (command.argv[0].empty()) {
    return fail(error("missing-tool", whole_file(output_.string()),
                      fmt::format("cannot {}: '{}' does not exist", doing, argv[0])));
  }
  return execute(doing, command);
}

Result<std::string> StepSandbox::capture(std::string_view doing,
                                         const std::vector<std::string>& argv) const {
  const fs::path printed = scratch_.path() / "output";
  std::error_code ignored;
  fs::remove(printed, ignored);
  if (Status done = run(doing, argv, printed); !done) return fail(done.error());
  return io::read_file(printed);
}

// The settings of `go env -w`, such as GOPROXY, are not in the environment of this process.
std::string StepSandbox::masked_log() const {
  return mask_credentials(io::mask_secrets(log()), io::secrets_in(environment_));
}

std::string StepSandbox::log() const {
  return io::read_file(log_).value_or(std::string());
}

}  // namespace ocelot::steps
