// Reads the settings and reports invalid ones once.
#include "build/action/shared_cache_request.hpp"

#include <fmt/format.h>

#include "build/action/step_command_line.hpp"
#include "build/remote/open_shared.hpp"
#include "build/remote/shared_cache.hpp"
#include "project/generate/gen_options.hpp"
#include "project/generate/gen_request.hpp"
#include "support/base/number.hpp"
#include "support/io/environment.hpp"
#include "support/io/first_report.hpp"

namespace ocelot::action {

namespace {

constexpr std::uint32_t k_longest_wait = 3600;  // seconds

Unexpected<Diagnostics> invalid(std::string message, std::string help) {
  return fail(error("bad-remote-cache", {}, std::move(message)).with_help(std::move(help)));
}

// One that only the environment has cannot be forbidden by the words, and the other way around.
Result<bool> read_mode(const SharedCacheRequest& request) {
  const Result<bool> words = generate::is_read_only(request.mode);
  const Result<bool> variable =
      generate::is_read_only(io::environment_variable("OCELOT_REMOTE_CACHE_MODE"));
  if (!words) return words;
  if (!variable)
    return invalid("invalid value of OCELOT_REMOTE_CACHE_MODE", "write read or read-write");
  return *words || *variable;
}

Result<std::chrono::milliseconds> read_patience() {
  constexpr std::chrono::seconds k_default{5};
  const std::string text = io::environment_variable("OCELOT_REMOTE_CACHE_WAIT");
  if (text.empty()) return k_default;
  const auto seconds = read_number<std::uint32_t>(text);
  if (seconds && *seconds > 0 && *seconds <= k_longest_wait) return std::chrono::seconds(*seconds);
  return invalid(fmt::format("invalid value '{}' of OCELOT_REMOTE_CACHE_WAIT", text),
                 "write a number of seconds from 1 to 3600");
}

Result<std::vector<PublicKey>> read_writers(const std::vector<std::string>& texts) {
  std::vector<PublicKey> writers;
  for (const std::string& text : texts) {
    const std::optional<PublicKey> key = read_public_key(text);
    if (!key)
      return invalid(fmt::format("'{}' in --cache-writer is not a public key", text),
                     "write the line that ocelot-gen cache keygen prints");
    writers.push_back(*key);
  }
  return writers;
}

Result<remote::Settings> read_settings(const SharedCacheRequest& request) {
  const Result<bool> is_read_only = read_mode(request);
  if (!is_read_only) return fail(is_read_only.error());
  const auto patience = read_patience();
  if (!patience) return fail(patience.error());
  Result<std::vector<PublicKey>> writers = read_writers(request.writers);
  if (!writers) return fail(writers.error());
  remote::Settings settings;
  settings.is_read_only = *is_read_only;
  settings.writers = std::move(*writers);
  settings.key_file = io::environment_variable("OCELOT_CACHE_KEY");
  settings.patience = *patience;
  return settings;
}

void report_invalid(const Diagnostics& faults, const console::Terminal& terminal) {
  if (!io::is_first_report("shared-cache-setting")) return;
  Diagnostic report = faults.front();
  report.severity = Severity::warning;
  report.message = "not using the shared cache: " + report.message;
  terminal.print({report});
}

}  // namespace

SharedCacheRequest shared_cache_request(const console::Arguments& arguments) {
  const std::string variable = io::environment_variable("OCELOT_REMOTE_CACHE");
  const std::string word = arguments.last(generate::k_remote_cache_option.long_name());
  SharedCacheRequest request{word.empty() ? variable : word,
                             arguments.last(generate::k_remote_cache_mode_option.long_name()),
                             cache_writers_of(arguments), is_offline(arguments)};
  if (variable == "off") request.url.clear();
  return request;
}

std::unique_ptr<cache::SecondLevel> open_shared_cache(const SharedCacheRequest& request,
                                                      const cache::Path& cache,
                                                      const cache::Limit& limit,
                                                      const console::Terminal& terminal) {
  if (request.url.empty()) return nullptr;
  const Result<CacheLocation> location = read_cache_location(request.url);
  Result<remote::Settings> settings = location ? read_settings(request) : fail(location.error());
  if (!settings) {
    report_invalid(settings.error(), terminal);
    return nullptr;
  }
  if (request.is_offline && location->kind == CacheLocation::Kind::http) return nullptr;
  settings->name = location->url();
  settings->largest = limit.bytes;
  settings->report = [&terminal](std::string_view topic, const Diagnostic& warning) {
    if (io::is_first_report(fmt::format("shared-cache-{}", topic))) terminal.print({warning});
  };
  const bool is_read_only = settings->is_read_only;
  return std::make_unique<remote::SharedCache>(
      std::move(*settings), remote::open_transport(*location, is_read_only), cache, limit.build);
}

}  // namespace ocelot::action
