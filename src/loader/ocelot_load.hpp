// Runs the OpenTelemetry Collector inside a C++ program: loads, starts, waits for and stops a
// shared library that ocelot-gen built. This header needs only the standard library.
//
//   ocelot::load::Collector collector;
//   if (const auto loaded = collector.load("./libotelcol-amd64-edge.so"); !loaded.ok()) …
//   if (const auto started = collector.start({"config.yaml"}); !started.ok()) …
//   collector.stop(std::chrono::seconds(10));
//
// The functions throw only if there is not enough memory. No exception crosses the library's C
// interface, because the library does not call back.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::load {

/// The result of a call. The numbers are from otelcol.h, which documents when the library returns
/// them. `library` is returned here: the file cannot be loaded, or is not a collector with this
/// interface.
enum class Code {
  ok = 0,
  wrong_state = 1,
  plugin = 2,
  config = 3,
  runtime = 4,
  timeout = 5,
  library = 6,
  scope = 8,
  panic = 9,
};

/// A code and a text for people; the text is empty if the code is ok.
struct [[nodiscard]] Outcome {
  Code code = Code::ok;
  std::string text;

  bool ok() const { return code == Code::ok; }
};

/// The components of a collector.
struct [[nodiscard]] ComponentList {
  Outcome outcome;
  std::string json;  ///< an array, described at otelcol_components() in otelcol.h; empty if not ok
};

/// The state of the collector; the numbers are from otelcol.h.
enum class State { idle = 0, starting = 1, running = 2, stopping = 3 };

/// A timeout that never expires.
inline constexpr std::chrono::milliseconds k_forever{-1};

/// Loads plugins in a child process, so that a plugin that cannot be used, or that ends its
/// process, does no harm here. Returns the outcome of each plugin, in order; later plugins are
/// tried without those that failed. The program must have only one thread and must not have loaded
/// a collector yet, because the child is a fork of it. A plugin that takes longer than `patience`
/// fails. `when_slow` is called once if all of this takes longer than a second.
std::vector<Outcome> try_plugins(const std::string& library,
                                 const std::vector<std::string>& plugins,
                                 std::chrono::milliseconds patience = std::chrono::minutes(1),
                                 const std::function<void()>& when_slow = {});

/// The functions of a library, found by the dynamic linker.
struct Functions;

/// The collector of this process. A library stays loaded until the process ends, because Go cannot
/// be unloaded, so a process has only one library. A second object may use it after the first is
/// destroyed. All functions except load() and the destructor may be called from any thread.
class Collector {
 public:
  Collector() = default;
  /// Stops a running collector; waits at most `k_last_stop`.
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  static constexpr std::chrono::milliseconds k_last_stop{10'000};

  /// Loads a library: a path, or a name that is searched for as in dlopen(3).
  Outcome load(const std::string& library);

  /// Sets an environment variable for the collector. This does not work for variables that Go reads
  /// when it starts, such as GOMEMLIMIT: they must be in the environment of the process.
  Outcome set_variable(const std::string& name, const std::string& value);

  /// Adds the components of a plugin. Call it before start().
  Outcome load_plugin(const std::string& path);

  /// Enables and disables feature gates of the collector by a list of names with commas between,
  /// and '-' before those to disable: "a,-b". Call it after load_plugin(), because plugins may have
  /// gates, and before start(). `Code::library`: the library is older than this function.
  Outcome set_feature_gates(const std::string& list);

  /// Checks whether a configuration can be used, without starting the collector.
  Outcome check(const std::vector<std::string>& config_uris);

  /// Starts the collector and returns when it runs. The collector merges the URIs.
  Outcome start(const std::vector<std::string>& config_uris);

  /// Waits until the collector ends.
  Outcome wait(std::chrono::milliseconds timeout = k_forever);

  /// Asks the collector to stop and waits until it ends.
  Outcome stop(std::chrono::milliseconds timeout);

  /// Makes the running collector read its configuration again if it can be used; otherwise the
  /// collector continues unchanged. Give it the URIs of start().
  Outcome reload(const std::vector<std::string>& config_uris);

  /// Whether the library has the function for that. In an older one, only SIGHUP reloads.
  bool can_reload() const;

  /// The stacks of all goroutines, as Go prints them for SIGQUIT; empty for an older library.
  std::string stacks() const;

  /// The components of the library and of all loaded plugins, as JSON: this library has no parser.
  /// An older library cannot list them (`Code::library`).
  ComponentList components() const;

  State state() const;

 private:
  const Functions* functions_ =
      nullptr;  ///< those of the process's library, while this object uses it
};

}  // namespace ocelot::load
