// The OpenTelemetry Collector inside a C++ program: a shared library that ocelot-gen builds,
// loaded, started, waited for and stopped. This header needs nothing but the standard library.
//
//   ocelot::load::Collector collector;
//   if (const auto loaded = collector.load("./libotelcol-amd64-edge.so"); !loaded.ok()) …
//   if (const auto started = collector.start({"config.yaml"}); !started.ok()) …
//   collector.stop(std::chrono::seconds(10));
//
// No function throws but for want of memory. Nothing that is thrown crosses the library's C
// interface, which calls nothing of the program's.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace ocelot::load {

/// What came of a call. The numbers are those of otelcol.h, which says when the library gives them;
/// `library` is given here: the file cannot be loaded, or is no collector of this interface.
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

/// A code, and a text for people; the text is empty when the code is ok.
struct [[nodiscard]] Outcome {
  Code code = Code::ok;
  std::string text;

  bool ok() const { return code == Code::ok; }
};

/// What the collector does; the numbers are those of otelcol.h.
enum class State { idle = 0, starting = 1, running = 2, stopping = 3 };

/// A timeout that never comes.
inline constexpr std::chrono::milliseconds k_forever{-1};

/// Loads plugins in a child process, so that one that cannot be used, or that ends its process,
/// does no harm here. Gives what came of each, in their order; a plugin that failed is left out
/// when the next ones are tried. The program must have one thread and have loaded no collector yet,
/// as the child is a fork of it. A plugin that takes longer than `patience` has failed.
std::vector<Outcome> try_plugins(const std::string& library,
                                 const std::vector<std::string>& plugins,
                                 std::chrono::milliseconds patience = std::chrono::minutes(1));

/// The functions of a library, as the dynamic linker found them.
struct Functions;

/// The collector of this process. A library stays loaded until the process ends, because Go cannot
/// be unloaded, so a process has one library; a second object may have it when the first is gone.
/// The functions may be called from any thread, load() and the destructor excepted.
class Collector {
 public:
  Collector() = default;
  /// Stops what runs, waiting `k_last_stop` at most.
  ~Collector();
  Collector(const Collector&) = delete;
  Collector& operator=(const Collector&) = delete;

  static constexpr std::chrono::milliseconds k_last_stop{10'000};

  /// Loads a library: a path, or a name to be searched for as dlopen(3) does.
  Outcome load(const std::string& library);

  /// Sets a variable of the environment that the collector sees. Not for what Go reads when it
  /// starts, such as GOMEMLIMIT: that must be in the environment of the process.
  Outcome set_variable(const std::string& name, const std::string& value);

  /// Adds the components of a plugin, before a start.
  Outcome load_plugin(const std::string& path);

  /// Whether a configuration would do; nothing is started.
  Outcome check(const std::vector<std::string>& config_uris);

  /// Starts the collector; returns once it runs. The URIs are merged as the collector does it.
  Outcome start(const std::vector<std::string>& config_uris);

  /// Waits for the collector's end.
  Outcome wait(std::chrono::milliseconds timeout = k_forever);

  /// Asks it to stop and waits for its end.
  Outcome stop(std::chrono::milliseconds timeout);

  State state() const;

 private:
  const Functions* functions_ =
      nullptr;  ///< those of the process' library, while this object has it
};

}  // namespace ocelot::load
