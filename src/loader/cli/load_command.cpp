// ocelot-load: examines all files, tries the plugins in a child process, then loads, starts and
// waits.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "loader/cli/collector_service.hpp"
#include "loader/cli/load_commands.hpp"
#include "loader/cli/load_faults.hpp"
#include "loader/cli/load_request.hpp"
#include "loader/cli/simple_library.hpp"
#include "loader/hidden_arguments.hpp"
#include "loader/host_signals.hpp"
#include "loader/life_signs.hpp"
#include "loader/supervisor.hpp"
#include "loader/trial_cache.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/process.hpp"
#include "support/release/release.hpp"

namespace ocelot::load {

namespace {

constexpr std::string_view k_plugins_variable = "OTEL_COLLECTOR_SHARED_LIBRARY";

// The variables that Go's runtime reads when it starts: src/runtime/extern.go.
constexpr std::array<std::string_view, 5> k_read_at_start = {"GODEBUG", "GOGC", "GOMAXPROCS",
                                                             "GOMEMLIMIT", "GOTRACEBACK"};

bool is_read_at_start(const std::string& name) {
  return std::find(k_read_at_start.begin(), k_read_at_start.end(), name) != k_read_at_start.end();
}

// Returns whether that changes the environment.
bool set_variable(const std::string& name, const std::optional<std::string>& value) {
  const char* const present = std::getenv(name.c_str());
  if (value ? present != nullptr && *value == present : present == nullptr) return false;
  if (value)
    ::setenv(name.c_str(), value->c_str(), 1);
  else
    ::unsetenv(name.c_str());
  return true;
}

void execute_again(const Invocation& invocation) {
  console::Words words = {invocation.argv0};
  words.insert(words.end(), invocation.words.begin(), invocation.words.end());
  io::execute(io::k_this_program, words);
}

// One run of ocelot-load with a parsed request.
class Load {
 public:
  Load(LoadRequest request, Invocation invocation)
      : request_(std::move(request)),
        invocation_(std::move(invocation)),
        terminal_(request_.style),
        library_path_(io::absolute_path(request_.library)) {}

  LoadExit run();

 private:
  LoadExit report(const Diagnostics& faults, LoadExit code) const {
    terminal_.print(faults);
    return code;
  }
  // Prints the result of a check like every other command.
  LoadExit end_check(std::string_view line) const {
    terminal_.print_out(line);
    if (request_.style.diagnostics.format != console::MessageFormat::text) terminal_.print({});
    return LoadExit::done;
  }

  LoadExit supervise() const;
  LoadExit serve(const load::LifeSigns& signs);
  LoadExit look_at_files(Diagnostics& faults);
  LoadExit leave_out(Diagnostics faults) const;
  void start_again(const load::HostSignals& signals) const;
  std::vector<std::pair<std::string, std::optional<std::string>>> variables_of_start() const;
  LoadExit try_plugins();
  LoadExit try_each_plugin();
  Diagnostics faults_of_simple() const;
  LoadExit run_simple() const;
  LoadExit load(load::Collector& collector) const;
  LoadExit set_feature_gates(load::Collector& collector) const;
  LoadExit check(load::Collector& collector) const;
  bool is_simple() const { return library_.role == load::Role::simple_collector; }
  std::vector<std::string> plugin_paths() const;
  load::PluginsOfSimpleLibrary plugins_of_simple() const {
    return load::divide_plugins(plugin_paths(), library_.takes_plugin);
  }

  LoadRequest request_;
  Invocation invocation_;
  console::Terminal terminal_;
  std::string library_path_;  ///< absolute, so that dlopen does not search for it
  load::Artifact library_;
  std::vector<load::Artifact> plugins_;
};

LoadExit Load::run() {
  const load::LifeSigns signs = load::LifeSigns::from_environment();
  if (request_.supervise && !signs.has_supervisor()) return supervise();
  const LoadExit code = serve(signs);
  // A library of the simple form does not say whether it was asked to stop.
  if (!is_simple() || code != LoadExit::done) signs.tell_end(static_cast<int>(code));
  return code;
}

LoadExit Load::serve(const load::LifeSigns& signs) {
  const load::HostSignals signals;
  Diagnostics faults;
  if (const LoadExit files = look_at_files(faults); files != LoadExit::done) return files;
  if (faults.empty() || request_.keep_going) start_again(signals);
  if (const LoadExit left = leave_out(std::move(faults)); left != LoadExit::done) return left;
  if (is_simple()) return run_simple();
  if (const LoadExit tried = try_plugins(); tried != LoadExit::done) return tried;
  signs.keep_from_children();
  load::Collector collector;
  if (const LoadExit loaded = load(collector); loaded != LoadExit::done) return loaded;
  if (request_.check) return check(collector);
  return load::CollectorService(request_, terminal_, signals, signs, collector, plugins_.size())
      .run();
}

// The child has the same command line, and knows by its variables that it has a supervisor.
LoadExit Load::supervise() const {
  load::survive_as_go_does();
  console::Words child = invocation_.words;
  child.insert(child.begin(), io::k_this_program);
  const auto say = [this](std::string_view line) {
    terminal_.print_err(fmt::format("ocelot-load: {}", line));
  };
  const Result<int> ended =
      load::supervise({child, request_.restart, request_.restart_limit, lasting_exits(), say});
  return ended ? static_cast<LoadExit>(*ended) : report(ended.error(), LoadExit::runtime);
}

// Runs no code of the files. The faults are those of plugins; a fault of the library is reported
// with them.
LoadExit Load::look_at_files(Diagnostics& faults) {
  for (const std::string& path : request_.plugins) {
    Result<load::Artifact> plugin = load::examine_plugin(path);
    if (plugin)
      plugins_.push_back(std::move(*plugin));
    else
      append(faults, plugin.error());
  }
  Result<load::Artifact> library = load::examine_library(request_.library);
  if (!library) {
    append(faults, library.error());
    return report(faults, LoadExit::library);
  }
  library_ = std::move(*library);
  return LoadExit::done;
}

// Faults of plugins that are not in plugins_.
LoadExit Load::leave_out(Diagnostics faults) const {
  if (faults.empty()) return LoadExit::done;
  if (!request_.keep_going) return report(faults, LoadExit::plugin);
  for (Diagnostic& fault : faults) {
    fault.severity = Severity::warning;
    fault.notes.push_back({"the collector runs without this plugin", {}});
  }
  return report(faults, LoadExit::done);
}

std::vector<std::string> Load::plugin_paths() const {
  std::vector<std::string> paths;
  for (const load::Artifact& plugin : plugins_) paths.push_back(plugin.path);
  return paths;
}

// Go reads the environment with which the process was started, so some variables require a new
// start. A library of the simple form gets all variables in this way. It may also read the command
// line of the process as its own, so this process gets an empty one.
void Load::start_again(const load::HostSignals& signals) const {
  bool is_new = false;
  for (const auto& [name, value] : variables_of_start())
    is_new = set_variable(name, value) || is_new;
  if (!is_simple()) {
    if (!is_new) return;
    signals.keep_hangups_over_exec();
    execute_again(invocation_);
  } else if (is_new || !invocation_.is_hidden) {
    Invocation hidden = invocation_;
    for (const std::string& plugin : request_.plugins)
      hidden.words.insert(hidden.words.end(), {"--plugin", plugin});
    signals.keep_hangups_over_exec();
    load::execute_with_hidden_arguments(hidden.argv0, hidden.words);
  }
}

// Nothing as a value: the variable must not be set.
std::vector<std::pair<std::string, std::optional<std::string>>> Load::variables_of_start() const {
  std::vector<std::pair<std::string, std::optional<std::string>>> variables;
  for (const auto& [name, value] : request_.variables) {
    if (name != k_plugins_variable && (is_simple() || is_read_at_start(name)))
      variables.emplace_back(name, value);
  }
  if (is_simple()) {
    const std::string listed = plugins_of_simple().variable;
    variables.emplace_back(k_plugins_variable,
                           listed.empty() ? std::nullopt : std::optional(listed));
  }
  return variables;
}

LoadExit Load::try_plugins() {
  if (plugins_.empty() || request_.trials == Trials::never) return LoadExit::done;
  const auto cache =
      load::TrialCache::open(library_path_, plugin_paths(), std::string(release::version()));
  if (cache && request_.trials == Trials::once && cache->has()) return LoadExit::done;
  const std::size_t before = plugins_.size();
  const LoadExit tried = try_each_plugin();
  const bool has_all = plugins_.size() == before;
  if (cache && tried == LoadExit::done && has_all) cache->keep();
  return tried;
}

LoadExit Load::try_each_plugin() {
  Diagnostics faults;
  std::vector<load::Artifact> usable;
  const auto say_slow = [this] {
    terminal_.print_err(fmt::format("ocelot-load: trying {} in a child process",
                                    counted(plugins_.size(), "plugin")));
  };
  const std::vector<load::Outcome> outcomes =
      load::try_plugins(library_path_, plugin_paths(), request_.trial_timeout, say_slow);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].code == load::Code::library)
      return report({library_fault(request_.library, outcomes[i])}, LoadExit::library);
    if (outcomes[i].ok())
      usable.push_back(std::move(plugins_[i]));
    else
      faults.push_back(plugin_fault(plugins_[i], library_, outcomes[i]));
  }
  plugins_ = std::move(usable);
  return leave_out(std::move(faults));
}

// Options that a library of the simple form cannot respect.
Diagnostics Load::faults_of_simple() const {
  Diagnostics faults;
  if (!request_.config_is_default)
    faults.push_back(error("fixed-configuration", whole_file(request_.library),
                           "a library of the simple form reads ./test.yaml and takes no --config"));
  if (!request_.feature_gates.empty())
    faults.push_back(error("fixed-feature-gates", whole_file(request_.library),
                           "a library of the simple form takes no --feature-gates"));
  return faults;
}

LoadExit Load::run_simple() const {
  if (const Diagnostics faults = faults_of_simple(); !faults.empty())
    return report(faults, LoadExit::usage);
  if (request_.check)
    return end_check("the files are valid; this library cannot check a configuration");
  const load::Outcome run = load::run_simple_library(library_path_, plugins_of_simple().parameter);
  return run.ok() ? LoadExit::done
                  : report({library_fault(request_.library, run)}, LoadExit::library);
}

LoadExit Load::load(load::Collector& collector) const {
  if (const load::Outcome loaded = collector.load(library_path_); !loaded.ok())
    return report({library_fault(request_.library, loaded)}, exit_of(loaded.code));
  for (const auto& [name, value] : request_.variables) {
    if (const load::Outcome set = collector.set_variable(name, value); !set.ok())
      return report({collector_fault(request_, set)}, exit_of(set.code));
  }
  for (const load::Artifact& plugin : plugins_) {
    if (const load::Outcome taken = collector.load_plugin(plugin.path); !taken.ok())
      return report({plugin_fault(plugin, library_, taken)}, exit_of(taken.code));
  }
  return set_feature_gates(collector);
}

// After the plugins, which may have gates of their own.
LoadExit Load::set_feature_gates(load::Collector& collector) const {
  if (request_.feature_gates.empty()) return LoadExit::done;
  const load::Outcome set = collector.set_feature_gates(request_.feature_gates);
  return set.ok() ? LoadExit::done
                  : report({feature_gates_fault(request_.library, set)}, exit_of(set.code));
}

LoadExit Load::check(load::Collector& collector) const {
  if (const load::Outcome checked = collector.check(request_.configs); !checked.ok())
    return report({collector_fault(request_, checked)}, exit_of(checked.code));
  return end_check(
      fmt::format("library, {} and configuration are valid", counted(plugins_.size(), "plugin")));
}

LoadExit run_load(const console::Arguments& arguments, const Invocation& invocation) {
  Result<LoadRequest> request = read_load_request(arguments);
  if (!request) return refuse_usage(request.error());
  return Load(std::move(*request), invocation).run();
}

}  // namespace

LoadCommand load_row() {
  return {
      .line = load_command_line(),
      .examples = {{"ocelot-load --library libotelcol-amd64-edge.so --config config.yaml",
                    "run a collector"},
                   {"ocelot-load --library libotelcol-amd64-edge.so --plugin mark.so --set "
                    "GOMEMLIMIT=200MiB",
                    "with one component more, and a bound for Go's memory"},
                   {"ocelot-load --library libotelcol-amd64-edge.so --plugin mark.so --check",
                    "look at all three, and start nothing"},
                   {"ocelot-load --library libotelcol-amd64-edge.so --supervise --timeout 10",
                    "start it again when it fails"},
                   {"ocelot-load inspect mark.so", "show what a library or a plugin is made of"}},
      .run = run_load};
}

}  // namespace ocelot::load
