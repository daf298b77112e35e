// Reads the limits, and takes tokens.
#include "build/steps/core_budget.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sched.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::steps {

namespace {

// What Go counts as its processors (runtime.NumCPU). 1,024 are the most that a cpu_set_t holds.
std::size_t cores_of_this_process() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&set)));
}

// Go ignores a value that is not a positive number.
void lower(std::size_t& most, std::string_view value) {
  const auto number = read_number<std::size_t>(value);
  if (number && *number > 0) most = std::min(most, *number);
}

// The last -p of GOFLAGS counts, as in Go.
std::string_view processes_in(std::string_view goflags) {
  std::string_view value;
  for (std::string_view flag : words_in(goflags)) {
    for (std::string_view option : {"-p=", "--p="}) {
      if (flag.starts_with(option)) value = flag.substr(option.size());
    }
  }
  return value;
}

}  // namespace

void CoreShare::limit(io::Environment& environment) const {
  if (!cores) return;
  environment["GOMAXPROCS"] = fmt::format("{}", *cores);
  std::string& flags = environment["GOFLAGS"];
  flags += fmt::format("{}-p={}", flags.empty() ? "" : " ", *cores);
}

CoreSettings read_core_settings() {
  return {io::environment_variable("MAKEFLAGS"), io::environment_variable("GOMAXPROCS"),
          io::environment_variable("GOFLAGS"), cores_of_this_process()};
}

CoreBudget::CoreBudget(const CoreSettings& settings) : makeflags_(settings.makeflags) {
  std::size_t most = settings.cores;
  lower(most, settings.gomaxprocs);
  lower(most, processes_in(settings.goflags));
  if (most < settings.cores) most_ = most;
  Result<std::optional<io::Jobserver>> jobserver = io::Jobserver::open(settings.makeflags);
  if (!jobserver) {
    most_ = 1;
  } else if (*jobserver) {
    jobserver_ = std::move(*jobserver);
    most_ = most;
  }
}

CoreShare CoreBudget::take(std::size_t lent) const {
  if (!jobserver_) return {most_, {}};
  const std::size_t free = std::min(*most_, 1 + lent);
  io::JobTokens tokens = jobserver_->take(*most_ - free);
  return {free + tokens.count(), std::move(tokens)};
}

CoreShare CoreBudget::take_one() const {
  return {jobserver_ ? std::optional<std::size_t>(1) : most_, {}};
}

std::optional<Diagnostic> check_jobserver(const CoreSettings& settings) {
  const Result<std::optional<io::Jobserver>> jobserver = io::Jobserver::open(settings.makeflags);
  if (jobserver) return std::nullopt;
  Diagnostic report = jobserver.error().front();
  report.severity = Severity::warning;
  report.message += "; each step uses one core";
  if (report.help.empty()) report.help = "to use all cores, unset MAKEFLAGS";
  return report;
}

}  // namespace ocelot::steps
