// Takes turns with a lock, and records what was compiled.
#include "build/steps/compile_turn.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include "support/base/digest.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

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
  hasher.field("go.mod", content_of(workspace.tree() / "go.mod"));
  hasher.field("go.sum", content_of(workspace.tree() / "go.sum"));
  return hasher.digest().hex();
}

}  // namespace

CompileTurn::CompileTurn(const StepWorkspace& workspace, const Compilation& compilation) {
  const fs::path folder = io::cache_folder() / "compiling";
  lock_path_ = folder / fmt::format("{}-{}-{}.lock", digest_of(workspace.variable("GOCACHE")).hex(),
                                    compilation.architecture, compilation.mode);
  mark_path_ = folder / mark_name(workspace, compilation);
}

bool CompileTurn::is_compiled() const {
  const std::string file = content_of(mark_path_);
  std::error_code none;
  return !file.empty() && fs::exists(file, none);
}

void CompileTurn::take() {
  if (is_compiled() || !io::make_folders(lock_path_.parent_path())) return;
  lock_ = io::Descriptor(::open(lock_path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (lock_.is_open()) io::wait_for_lock(lock_);
}

void CompileTurn::note_done(std::string_view listed) const {
  const std::vector<std::string_view> lines = split_lines(listed);
  if (lines.empty()) return;
  const std::string_view file = lines.back().substr(lines.back().rfind('\t') + 1);
  // Without the mark, the next process only waits for a turn that it does not need.
  static_cast<void>(io::write_if_changed(mark_path_, file));
}

}  // namespace ocelot::steps
