// The phases of an execution environment: initialization, invocations, shutdown.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html.
#include "lambda/emulation.hpp"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "lambda/extension_file.hpp"
#include "lambda/extension_process.hpp"
#include "lambda/extensions_api.hpp"
#include "lambda/http_client.hpp"
#include "lambda/otlp_payload.hpp"
#include "lambda/otlp_route.hpp"
#include "lambda/otlp_sink.hpp"
#include "lambda/payload_arrivals.hpp"
#include "lambda/telemetry_api.hpp"
#include "support/base/json.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::lambda {

namespace {

constexpr const char* k_api_variable = "AWS_LAMBDA_RUNTIME_API";

namespace fs = std::filesystem;

constexpr const char* k_function = "arn:aws:lambda:eu-west-1:123456789012:function:smoke";

std::string request_id(unsigned invocation) {
  return fmt::format("0ce10700-0000-4000-8000-{:012}", invocation);
}

std::uint64_t deadline_after(milliseconds limit) {
  const auto deadline = std::chrono::system_clock::now() + limit;
  const auto since = std::chrono::duration_cast<milliseconds>(deadline.time_since_epoch());
  return static_cast<std::uint64_t>(since.count());
}

std::string invoke_event(unsigned invocation, milliseconds limit) {
  return Json{{"eventType", "INVOKE"},
              {"deadlineMs", deadline_after(limit)},
              {"requestId", request_id(invocation)},
              {"invokedFunctionArn", k_function},
              {"tracing", Json{{"type", "X-Amzn-Trace-Id"}, {"value", ""}}}}
      .text(Json::Layout::compact);
}

std::string shutdown_event(milliseconds limit) {
  return Json{{"eventType", "SHUTDOWN"},
              {"shutdownReason", "spindown"},
              {"deadlineMs", deadline_after(limit)}}
      .text(Json::Layout::compact);
}

std::string describe(const ProcessEnd& end) {
  return end.signal != 0 ? fmt::format("signal {}", end.signal)
                         : fmt::format("exit code {}", end.code);
}

class Emulation {
 public:
  Emulation(const EmulationRequest& request, OtlpRoute route)
      : request_(request),
        route_(std::move(route)),
        extensions_(request.init_type),
        telemetry_(extensions_, request.init_type),
        sink_(request.sink_delay) {
    for (const ExporterUse& exporter : route_.exporters)
      report_.exporters.push_back({exporter.id, exporter.obstacle});
    report_.receiver = route_.receiver;
    report_.unchecked = find_obstacle();
  }

  Result<EmulationReport> run(const SourceRef& config) {
    {
      HttpServer api;
      HttpServer sink;
      extensions_.add_to(api);
      telemetry_.add_to(api);
      sink_.add_to(sink);
      for (HttpServer* server : {&api, &sink}) {
        if (Status listens = server->listen(); !listens) return fail(listens.error());
      }
      if (Status started = start(config, api, sink); !started) return fail(started.error());
      run_phases();
      // A process that is killed here has no exit code of its own.
      if (const auto end = process_->end())
        report_.exit_code = static_cast<std::uint64_t>(end->code);
      process_->kill();
      report_.cpu_ms = process_->end()->cpu;
    }  // the sink accepts what is on its way
    finish();
    return std::move(report_);
  }

 private:
  std::string find_obstacle() const {
    if (!route_.obstacle.empty()) return route_.obstacle;
    return route_.expected.empty() ? "no exporter that gets the payloads can send to the sink"
                                   : std::string();
  }

  bool has_invoke_events() const { return request_.init_type != InitType::managed_instances; }

  // A fault of each invocation is reported once.
  void fault(Rule rule, std::string message) {
    const bool is_known = std::ranges::any_of(report_.broken, [&](const BrokenRule& broken) {
      return broken.rule == rule && broken.message == message;
    });
    if (!is_known) report_.broken.push_back({rule, std::move(message)});
  }

  // A configuration without an exporter to redirect stays as it is.
  Status start(const SourceRef& config, const HttpServer& api, const HttpServer& sink) {
    const Result<fs::path> program = find_extension(request_.layer);
    if (!program) return fail(program.error());
    report_.extension = program->filename().string();
    Variables variables = lambda_variables(request_.init_type, api.port());
    const std::string address = variables.at(k_api_variable);
    for (const auto& [name, value] : request_.variables) variables[name] = value;
    variables[k_api_variable] = address;
    fs::path file = request_.config.value_or(config_of(request_.layer));
    const bool is_changed = std::ranges::any_of(
        route_.exporters, [](const ExporterUse& exporter) { return exporter.obstacle.empty(); });
    if (is_changed) {
      file = request_.work / "config.yaml";
      const auto written = io::write_if_changed(file, redirect(*config, route_, sink.url()));
      if (!written) return fail(written.error());
    }
    if (file != k_layer_folder / fs::path("collector-config/config.yaml"))
      variables["OPENTELEMETRY_COLLECTOR_CONFIG_URI"] = file.string();
    auto process = ExtensionProcess::start(*program, variables, [this] { extensions_.end(); });
    if (!process) return fail(process.error());
    process_ = std::move(*process);
    return {};
  }

  void run_phases() {
    if (!initialize()) return;
    for (unsigned number = 1; number <= request_.invocations; ++number) {
      if (!invoke(number)) return;
    }
    shut_down();
  }

  bool initialize() {
    const bool is_ready = extensions_.wait_for_next(1, process_->started() + request_.limits.next);
    const ExtensionCalls calls = extensions_.calls();
    report_.events = calls.events;
    if (calls.registered)
      report_.register_ms = milliseconds_between(process_->started(), *calls.registered);
    if (!is_ready) {
      explain_missing_next(Rule::exit_before_next, "asked for the first event");
      return false;
    }
    report_.next_ms = milliseconds_between(process_->started(), calls.nexts.front());
    if (const auto use = process_->use()) {
      report_.cpu_to_next_ms = use->cpu;
      report_.memory_at_next = use->peak_memory;
    }
    if (calls.name != report_.extension)
      fault(Rule::wrong_name, fmt::format("the extension registered as '{}', but its file is '{}'",
                                          calls.name, report_.extension));
    telemetry_.record("platform.initStart", {{"initializationType", name_of(request_.init_type)},
                                             {"phase", "init"},
                                             {"functionName", "smoke"}});
    telemetry_.record("platform.initRuntimeDone",
                      {{"initializationType", name_of(request_.init_type)}, {"status", "success"}});
    freeze();
    return true;
  }

  // Why the extension did not ask for an event before a deadline.
  void explain_missing_next(Rule exit_rule, std::string_view what) {
    const ExtensionCalls calls = extensions_.calls();
    if (!calls.refusal.empty()) fault(Rule::refused_call, calls.refusal);
    if (calls.error) {
      fault(calls.error->starts_with("init") ? Rule::init_error : Rule::exit_error, *calls.error);
    } else if (const auto end = process_->end()) {
      fault(exit_rule,
            fmt::format("the extension ended with {} before it {}", describe(*end), what));
    } else {
      fault(Rule::slow_next, fmt::format("{} ms passed before the extension {}",
                                         request_.limits.next.count(), what));
    }
  }

  // The function sends its telemetry before it ends, as SDKs do on Lambda.
  bool invoke(unsigned number) {
    thaw();
    if (has_invoke_events()) {
      extensions_.send_event(invoke_event(number, request_.limits.next));
      telemetry_.record("platform.start",
                        {{"requestId", request_id(number)}, {"version", "$LATEST"}});
    }
    send_payload(number);
    telemetry_.record(
        "platform.runtimeDone",
        {{"requestId", request_id(number)},
         {"status", "success"},
         {"metrics", Json{{"durationMs", 1.0}, {"producedBytes", std::uint64_t{2}}}}});
    for (const std::string& failure : telemetry_.deliver()) fault(Rule::refused_telemetry, failure);
    if (!has_invoke_events()) {
      ends_of_invocations_.push_back(Clock::now());
      return !has_ended_early(number);
    }
    if (!extensions_.wait_for_next(number + 1U, Clock::now() + request_.limits.next)) {
      explain_missing_next(Rule::early_exit,
                           fmt::format("asked for the event after invocation {}", number));
      return false;
    }
    ends_of_invocations_.push_back(extensions_.calls().nexts[number]);
    freeze();
    return true;
  }

  bool has_ended_early(unsigned number) {
    const auto end = process_->end();
    if (end)
      fault(Rule::early_exit, fmt::format("the extension ended with {} during invocation {}",
                                          describe(*end), number));
    return end.has_value();
  }

  void send_payload(unsigned number) {
    if (!route_.obstacle.empty()) return;
    report_.signal = route_.signal;
    const std::string refusal =
        post_json(route_.port, fmt::format("/v1/{}", route_.signal),
                  make_payload(route_.signal, number), request_.limits.next);
    if (!refusal.empty())
      fault(Rule::refused_payload, fmt::format("the receiver '{}' did not accept payload {}: {}",
                                               route_.receiver, number, refusal));
  }

  // Whatever the sink has to answer is answered while the extension is stopped.
  void freeze() const {
    if (!request_.freezes) return;
    process_->freeze();
    std::this_thread::sleep_for(request_.sink_delay + milliseconds(100));
  }

  void thaw() const {
    if (request_.freezes) process_->thaw();
  }

  void shut_down() {
    if (const auto use = process_->use()) report_.peak_memory = use->peak_memory;
    thaw();
    const Moment asked = Clock::now();
    extensions_.send_event(shutdown_event(request_.limits.shutdown));
    const auto end = process_->wait_until(asked + request_.limits.shutdown);
    if (const auto error = extensions_.calls().error) fault(Rule::exit_error, *error);
    if (!end) {
      fault(Rule::slow_shutdown, fmt::format("the extension still ran {} ms after SHUTDOWN",
                                             request_.limits.shutdown.count()));
      return;
    }
    report_.shutdown_ms = milliseconds_between(asked, end->at);
    if (end->code != 0)
      fault(Rule::failed_shutdown,
            fmt::format("the extension ended with {} after SHUTDOWN", describe(*end)));
  }

  void finish() {
    report_.subscriptions = static_cast<unsigned>(telemetry_.subscriptions().size());
    if (!report_.unchecked.empty() || report_.signal.empty()) return;
    std::vector<std::size_t> expected;
    for (std::size_t number = 0; number < route_.exporters.size(); ++number) {
      if (std::ranges::find(route_.expected, route_.exporters[number].id) != route_.expected.end())
        expected.push_back(number);
    }
    const auto sent = static_cast<unsigned>(ends_of_invocations_.size());
    report_.payloads = find_arrivals(sent, expected, sink_.arrivals(), ends_of_invocations_);
    for (const PayloadArrival& payload : report_.payloads) {
      if (!payload.invocation && !payload.at_shutdown)
        fault(Rule::lost_payload,
              fmt::format("payload {} never reached the sink", payload.payload));
    }
  }

  const EmulationRequest& request_;
  OtlpRoute route_;
  ExtensionsApi extensions_;
  TelemetryApi telemetry_;
  OtlpSink sink_;
  std::unique_ptr<ExtensionProcess> process_;
  std::vector<Moment> ends_of_invocations_;
  EmulationReport report_;
};

}  // namespace

Result<EmulationReport> emulate(const EmulationRequest& request) {
  const fs::path path = request.config.value_or(config_of(request.layer));
  Result<std::string> text = io::read_file(path);
  if (!text) return fail(text.error());
  const SourceRef config = make_source(path.string(), std::move(*text));
  Result<OtlpRoute> route = find_route(config, request.variables);
  if (!route) return fail(route.error());
  return Emulation(request, std::move(*route)).run(config);
}

}  // namespace ocelot::lambda
