// Takes turns with a lock, and records what was compiled.
#include "build/steps/compile_turn.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/private_folder.hpp"
#include "support/io/waiting_list.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_longest_path = 4096;

// Ninja starts several steps at once. In this time, the others come to wait for the first of them.
constexpr std::chrono::milliseconds k_arrival{200};

std::string content_of(const fs::path& path) {
  return io::read_file(path).value_or(std::string());
}

std::string mark_name(const StepWorkspace& workspace, const Compilation& compilation) {
  Hasher hasher;
  hasher.field("GOCACHE", workspace.variable("GOCACHE"));
  hasher.field("architecture", compilation.architecture);
  hasher.field("tags", compilation.tags);
  hasher.field("mode", compilation.mode);
  hasher.field("package", compilation.package);
  for (const char* name : {"GOFLAGS", "GOEXPERIMENT", "GOAMD64"})
    hasher.field(name, workspace.variable(name));
  hasher.field("go.mod", content_of(workspace.tree() / "go.mod"));
  hasher.field("go.sum", content_of(workspace.tree() / "go.sum"));
  return hasher.digest().hex();
}

}  // namespace

CompileTurn::CompileTurn(const StepWorkspace& workspace, const Compilation& compilation)
    : lock_name_(fmt::format("{}-{}-{}.lock", digest_of(workspace.variable("GOCACHE")).hex(),
                             compilation.architecture, compilation.mode)),
      mark_name_(mark_name(workspace, compilation)) {
  if (const std::string jobserver = workspace.jobserver(); !jobserver.empty())
    list_ = std::hash<std::string>()(jobserver);
  if (Result<io::Folder> folder = io::open_cache("compiling"); folder) folder_ = std::move(*folder);
}

bool CompileTurn::is_compiled() const {
  const std::string file =
      io::read_private_file(*folder_, mark_name_, k_longest_path).value_or(std::string());
  std::error_code none;
  return !file.empty() && fs::exists(file, none);
}

void CompileTurn::take() {
  if (!folder_ || is_compiled()) return;
  const auto arrival = std::chrono::steady_clock::now();
  Result<io::Descriptor> lock = io::open_private_file(*folder_, lock_name_, O_RDWR | O_CREAT);
  if (!lock) return;
  {
    std::optional<io::WaitingPlace> place;
    if (list_) place.emplace(*lock, *list_);
    if (!io::wait_for_lock(*lock)) return;
  }
  lock_ = std::move(*lock);
  if (list_) std::this_thread::sleep_until(arrival + k_arrival);
}

std::size_t CompileTurn::count_waiting() const {
  return lock_.is_open() && list_ ? io::count_waiting(lock_, *list_) : 0;
}

void CompileTurn::note_done(std::string_view listed) const {
  const std::vector<std::string_view> lines = split_lines(listed);
  if (!folder_ || lines.empty()) return;
  const std::string_view file = lines.back().substr(lines.back().rfind('\t') + 1);
  // Without the mark, the next process only waits for a turn that it does not need.
  static_cast<void>(io::write_private_file(*folder_, mark_name_, file));
}

}  // namespace ocelot::steps
