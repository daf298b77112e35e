// Walks up the processes in /proc.
#include "build/cache/running_build.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>

#include <unistd.h>

#include "support/io/process_status.hpp"

namespace ocelot::cache {

namespace {

constexpr std::string_view k_ninjas[] = {"ninja", "ninja-build", "samu", "n2"};
constexpr unsigned k_id_bits = 22;  // of a process id on Linux (proc(5), pid_max)

bool is_ninja(const io::ProcessStatus& process) {
  return std::find(std::begin(k_ninjas), std::end(k_ninjas), process.name) != std::end(k_ninjas);
}

std::optional<io::ProcessStatus> find_runner() {
  const std::optional<io::ProcessStatus> parent = io::read_process(::getppid());
  std::optional<io::ProcessStatus> process = parent;
  while (process && !is_ninja(*process)) process = io::read_process(process->parent);
  return process ? process : parent;
}

// Both times of a process count from the start of the machine; its age does not depend on the wall
// clock at that time.
std::chrono::nanoseconds age_of(const io::ProcessStatus& process) {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  const auto ticks = static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
  constexpr std::uint64_t k_nanoseconds = 1000000000;
  const std::uint64_t start =
      process.start / ticks * k_nanoseconds + process.start % ticks * (k_nanoseconds / ticks);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec) -
         std::chrono::nanoseconds(start);
}

}  // namespace

RunningBuild running_build() {
  const std::optional<io::ProcessStatus> runner = find_runner();
  if (!runner) return {};
  return {runner->start << k_id_bits | static_cast<std::uint64_t>(runner->id),
          std::filesystem::file_time_type::clock::now() - age_of(*runner)};
}

}  // namespace ocelot::cache
