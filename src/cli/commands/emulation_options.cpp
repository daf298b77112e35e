// Options to a request, and back.
#include "cli/commands/emulation_options.hpp"

#include <fmt/format.h>

#include "support/base/number.hpp"
#include "support/base/quantity.hpp"

namespace ocelot::cli {

namespace {

using lambda::EmulationRequest;
using lambda::milliseconds;

constexpr unsigned k_most_invocations = 1000;

Status read_duration(const console::Arguments& arguments, const std::string& name,
                     milliseconds& duration) {
  if (!arguments.has(name)) return {};
  const std::string text = arguments.last(name);
  const auto count = parse_milliseconds(text);
  if (!count)
    return console::usage(
        fmt::format("--{} takes a time such as 300ms or 2s, not '{}'", name, text));
  duration = milliseconds(*count);
  return {};
}

Status read_invocations(const console::Arguments& arguments, EmulationRequest& request) {
  if (!arguments.has("invocations")) return {};
  const std::string text = arguments.last("invocations");
  const auto count = read_number<unsigned>(text);
  if (!count || *count > k_most_invocations)
    return console::usage(fmt::format("--invocations takes a number from 0 to {}, not '{}'",
                                      k_most_invocations, text));
  request.invocations = *count;
  return {};
}

Status read_init_type(const console::Arguments& arguments, EmulationRequest& request) {
  if (!arguments.has("init-type")) return {};
  const std::string text = arguments.last("init-type");
  const auto type = lambda::parse_init_type(text);
  if (!type)
    return console::usage(fmt::format("unknown type '{}' for --init-type", text),
                          "the types are: on-demand, provisioned-concurrency, snap-start, "
                          "lambda-managed-instances");
  request.init_type = *type;
  return {};
}

Status check_freeze(const EmulationRequest& request) {
  if (!request.freezes || request.init_type != lambda::InitType::managed_instances) return {};
  return console::usage("--freeze does not work with --init-type lambda-managed-instances",
                        "Lambda does not freeze Managed Instances");
}

std::string shown(milliseconds duration) {
  return fmt::format("{}ms", duration.count());
}

}  // namespace

std::vector<console::Option> emulation_options() {
  return {
      {"invocations", "N", "invoke the function this many times (default: 3)"},
      {"freeze", "", "stop the extension between invocations, as Lambda does"},
      {"sink-delay", "TIME", "how long the backend takes to answer, such as 300ms (default: 0ms)"},
      console::Option{"init-type", "TYPE",
                      "on-demand (the default), provisioned-concurrency, snap-start or "
                      "lambda-managed-instances"}
          .takes(console::ValueKind::init_type),
      console::Option{"config", "FILE", "a configuration to use instead of the layer's"}.takes(
          console::ValueKind::file),
      {"next-limit", "TIME",
       "how long the extension may take until it asks for the next event (default: 10s, as on "
       "Lambda)"},
      {"shutdown-limit", "TIME",
       "how long the extension may run after SHUTDOWN (default: 2s, as on Lambda)"},
  };
}

Result<EmulationRequest> read_emulation(const console::Arguments& arguments) {
  EmulationRequest request;
  request.freezes = arguments.has("freeze");
  if (arguments.has("config")) request.config = arguments.last("config");
  for (const Status& read :
       {read_invocations(arguments, request), read_init_type(arguments, request),
        read_duration(arguments, "sink-delay", request.sink_delay),
        read_duration(arguments, "next-limit", request.limits.next),
        read_duration(arguments, "shutdown-limit", request.limits.shutdown),
        check_freeze(request)}) {
    if (!read) return fail(read.error());
  }
  return request;
}

std::vector<std::string> emulate_words(const EmulationRequest& request) {
  std::vector<std::string> words = {"emulate",
                                    "--layer",
                                    request.layer.string(),
                                    "--work",
                                    request.work.string(),
                                    "--invocations",
                                    fmt::format("{}", request.invocations),
                                    "--sink-delay",
                                    shown(request.sink_delay),
                                    "--init-type",
                                    std::string(name_of(request.init_type)),
                                    "--next-limit",
                                    shown(request.limits.next),
                                    "--shutdown-limit",
                                    shown(request.limits.shutdown)};
  if (request.freezes) words.emplace_back("--freeze");
  if (request.config) words.insert(words.end(), {"--config", request.config->string()});
  for (const auto& [name, value] : request.variables)
    words.insert(words.end(), {"--variable", fmt::format("{}={}", name, value)});
  return words;
}

}  // namespace ocelot::cli
