// ocelot-load: examines all files, tries the plugins in a child process, then loads, starts and
// waits.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <dlfcn.h>
#include <fmt/format.h>
#include <unistd.h>

#include "loader/cli/load_commands.hpp"
#include "loader/cli/load_faults.hpp"
#include "loader/cli/load_request.hpp"
#include "loader/stop_signals.hpp"
#include "loader/supervisor.hpp"
#include "support/base/text.hpp"
#include "support/console/help_text.hpp"
#include "support/console/page.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::load {

namespace {

// The variables that Go's runtime reads when it starts: src/runtime/extern.go.
constexpr std::array<std::string_view, 5> k_read_at_start = {"GODEBUG", "GOGC", "GOMAXPROCS",
                                                             "GOMEMLIMIT", "GOTRACEBACK"};

void print_help() {
  const std::size_t width = console::help_width();
  console::print_out("{}\n{}\nExit codes:\n{}", console::help_text(load_command_line(), width),
                     console::example_section(load_examples(), width), explain_exits());
}

// One run of ocelot-load with a parsed request.
class Load {
 public:
  Load(LoadRequest request, console::Words argv)
      : request_(std::move(request)),
        argv_(std::move(argv)),
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
  void say(std::string_view line) const {
    terminal_.print_err(fmt::format("ocelot-load: {}", line));
  }

  LoadExit supervise() const;
  LoadExit look_at_files();
  void start_again_with_variables() const;
  LoadExit try_plugins() const;
  LoadExit run_simple_library() const;
  LoadExit load(load::Collector& collector) const;
  LoadExit check(load::Collector& collector) const;
  LoadExit serve(load::Collector& collector) const;
  LoadExit stop(load::Collector& collector, int by, const std::atomic<bool>& has_ended) const;
  bool is_simple() const { return library_.role == load::Role::simple_collector; }

  LoadRequest request_;
  console::Words argv_;
  console::Terminal terminal_;
  std::string library_path_;  ///< absolute, so that dlopen does not search for it
  load::Artifact library_;
  std::vector<load::Artifact> plugins_;
};

LoadExit Load::run() {
  if (request_.supervise) return supervise();
  if (const LoadExit files = look_at_files(); files != LoadExit::done) return files;
  start_again_with_variables();
  if (is_simple()) return run_simple_library();
  if (const LoadExit tried = try_plugins(); tried != LoadExit::done) return tried;
  load::Collector collector;
  if (const LoadExit loaded = load(collector); loaded != LoadExit::done) return loaded;
  return request_.check ? check(collector) : serve(collector);
}

LoadExit Load::supervise() const {
  console::Words child = argv_;
  child[0] = "/proc/self/exe";
  std::erase_if(child, [](const std::string& word) { return word.starts_with("--supervise"); });
  const auto is_death = [](int code) { return code == static_cast<int>(LoadExit::panic); };
  const Result<int> ended =
      load::supervise({child, is_death, [this](std::string_view line) { say(line); }});
  return ended ? static_cast<LoadExit>(*ended) : report(ended.error(), LoadExit::runtime);
}

// Runs no code of the files; reports all invalid files at once.
LoadExit Load::look_at_files() {
  Diagnostics faults;
  LoadExit code = LoadExit::done;
  for (const std::string& path : request_.plugins) {
    Result<load::Artifact> plugin = load::examine_plugin(path);
    if (plugin) {
      plugins_.push_back(std::move(*plugin));
      continue;
    }
    append(faults, plugin.error());
    code = LoadExit::plugin;
  }
  Result<load::Artifact> library = load::examine_library(request_.library);
  if (library) {
    library_ = std::move(*library);
    return faults.empty() ? code : report(faults, code);
  }
  append(faults, library.error());
  return report(faults, LoadExit::library);
}

// Go reads the environment with which the process was started, so some variables require a restart.
// A library of the simple form gets all variables in this way, and supports only one plugin.
void Load::start_again_with_variables() const {
  auto variables = request_.variables;
  if (!is_simple()) {
    std::erase_if(variables, [](const auto& variable) {
      return std::find(k_read_at_start.begin(), k_read_at_start.end(), variable.first) ==
             k_read_at_start.end();
    });
  } else if (!request_.plugins.empty()) {
    variables.emplace_back("OTEL_COLLECTOR_SHARED_LIBRARY",
                           fmt::format("{}", fmt::join(request_.plugins, ",")));
  }
  bool is_new = false;
  for (const auto& [name, value] : variables) {
    const char* present = std::getenv(name.c_str());
    is_new = is_new || present == nullptr || value != present;
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  if (!is_new) return;
  std::vector<char*> words;
  for (const std::string& word : argv_) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv("/proc/self/exe", words.data());
}

LoadExit Load::try_plugins() const {
  Diagnostics faults;
  const std::vector<load::Outcome> outcomes = load::try_plugins(library_path_, request_.plugins);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].code == load::Code::library)
      return report({library_fault(request_.library, outcomes[i])}, LoadExit::library);
    if (!outcomes[i].ok()) faults.push_back(plugin_fault(plugins_[i], library_, outcomes[i]));
  }
  return faults.empty() ? LoadExit::done : report(faults, LoadExit::plugin);
}

// Such a library reads ./test.yaml, handles signals itself, and does not report how it ended.
LoadExit Load::run_simple_library() const {
  if (!request_.config_is_default)
    return report({error("fixed-configuration", whole_file(request_.library),
                         "a library of the simple form reads ./test.yaml and takes no --config")},
                  LoadExit::usage);
  if (request_.check)
    return end_check("the files are valid; this library cannot check a configuration");
  void* handle = ::dlopen(library_path_.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (handle == nullptr)
    return report({library_fault(request_.library, {load::Code::library, ::dlerror()})},
                  LoadExit::library);
  if (void* with_plugin = ::dlsym(handle, "MainWithPlugin")) {
    std::string path = request_.plugins.size() == 1 ? request_.plugins[0] : "";
    reinterpret_cast<void (*)(char*)>(with_plugin)(path.data());
  } else {
    reinterpret_cast<void (*)()>(::dlsym(handle, "Main"))();
  }
  return LoadExit::done;
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
  return LoadExit::done;
}

LoadExit Load::check(load::Collector& collector) const {
  if (const load::Outcome checked = collector.check(request_.configs); !checked.ok())
    return report({collector_fault(request_, checked)}, exit_of(checked.code));
  return end_check(
      fmt::format("library, {} and configuration are valid", counted(plugins_.size(), "plugin")));
}

// The collector runs in its own thread, so that signals are handled while it starts.
LoadExit Load::serve(load::Collector& collector) const {
  const load::StopSignals signals;
  std::atomic<bool> has_ended = false;
  load::Outcome ended;
  std::thread life([&] {
    ended = collector.start(request_.configs);
    if (ended.ok()) {
      say(fmt::format("the collector runs, with {}", counted(plugins_.size(), "plugin")));
      ended = collector.wait();
    }
    has_ended = true;
    signals.wake();
  });
  if (const int number = signals.wait(); number != 0) {
    const LoadExit stopped = stop(collector, number, has_ended);
    if (stopped != LoadExit::done) {
      static_cast<void>(console::finish_output());
      std::_Exit(static_cast<int>(stopped));
    }
  }
  life.join();
  if (!ended.ok()) return report({collector_fault(request_, ended)}, exit_of(ended.code));
  return LoadExit::done;
}

// If the start has not begun, there is nothing to stop, so this asks again. The waiting thread
// reports other errors.
LoadExit Load::stop(load::Collector& collector, int by, const std::atomic<bool>& has_ended) const {
  load::Outcome stopped = collector.stop(request_.timeout);
  while (stopped.code == load::Code::wrong_state && !has_ended) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    stopped = collector.stop(request_.timeout);
  }
  if (stopped.code == load::Code::timeout)
    return report({collector_fault(request_, stopped)}, LoadExit::timeout);
  if (stopped.ok())
    say(fmt::format("the collector stopped after {}", by == SIGTERM ? "SIGTERM" : "SIGINT"));
  return LoadExit::done;
}

}  // namespace

std::vector<console::Example> load_examples() {
  return {
      {"ocelot-load --library libotelcol-amd64-edge.so --config config.yaml", "run a collector"},
      {"ocelot-load --library libotelcol-amd64-edge.so --plugin mark.so --set GOMEMLIMIT=200MiB",
       "with one component more, and a bound for Go's memory"},
      {"ocelot-load --library libotelcol-amd64-edge.so --plugin mark.so --check",
       "look at all three, and start nothing"},
      {"ocelot-load --library libotelcol-amd64-edge.so --supervise --timeout 10",
       "start it again when it dies"},
      {"ocelot-load inspect mark.so", "show what a library or a plugin is made of"},
  };
}

LoadExit run_load(const std::string& argv0, const console::Words& words) {
  const Result<console::Arguments> arguments = console::Arguments::read(load_command_line(), words);
  if (!arguments) return refuse_usage(arguments.error());
  if (arguments->has("help")) {
    print_help();
    return LoadExit::done;
  }
  Result<LoadRequest> request = read_load_request(*arguments);
  if (!request) return refuse_usage(request.error());
  console::Words argv = words;
  argv.insert(argv.begin(), argv0);
  return Load(std::move(*request), std::move(argv)).run();
}

}  // namespace ocelot::load
