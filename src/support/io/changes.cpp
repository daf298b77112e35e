// Checks first, then writes the temporary files, then renames them; a failure undoes the renames.
#include "support/io/changes.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/replacement.hpp"

namespace ocelot::io {

namespace fs = std::filesystem;

namespace {

bool is_there(const fs::path& path) {
  std::error_code none;
  return fs::symlink_status(path, none).type() != fs::file_type::not_found;
}

Status expect_before(const FileChange& change) {
  if (!change.before) {
    if (!is_there(change.path)) return {};
    return fail(
        error("already-there", whole_file(change.path.string()), "already exists; not overwritten")
            .with_help("choose another name, or move the existing file"));
  }
  const Result<std::string> now = read_file(change.path);
  if (!now) return fail(now.error());
  if (*now == *change.before) return {};
  return fail(error("changed-meanwhile", whole_file(change.path.string()),
                    "this file was changed by somebody else meanwhile")
                  .with_help("run the command again"));
}

Status expect_before(const std::vector<FileChange>& changes) {
  Diagnostics faults;
  for (const FileChange& change : changes) {
    if (Status fits = expect_before(change); !fits) append(faults, std::move(fits.error()));
  }
  if (!faults.empty()) return fail(std::move(faults));
  return {};
}

// If the path is a link, edits the file that it points to and keeps the link.
Result<Replacement> begin(const FileChange& change) {
  if (!change.before) return Replacement::begin(change.path);
  std::error_code code;
  const fs::path target = fs::canonical(change.path, code);
  if (code) return system_failure("read", change.path, code.value());
  return Replacement::begin_edit(target);
}

void restore(const FileChange& change) {
  Result<Replacement> replacement = begin(change);
  if (replacement && replacement->write(*change.before)) static_cast<void>(replacement->commit());
}

// Locks the folders of the replaced files for as long as it lives. Each folder is locked once and
// in the same order, so that two commands cannot wait for each other. A folder that cannot be
// opened or locked is skipped, because writing to it reports a better error.
class FolderLocks {
 public:
  void take(const std::vector<Replacement>& replacements) {
    for (const Replacement& replacement : replacements) add(replacement.folder());
    for (const auto& [id, folder] : folders_) wait_for_lock(folder);
  }

 private:
  void add(const Folder& opened) {
    Descriptor folder(::openat(opened.descriptor().get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status {};
    if (!folder.is_open() || ::fstat(folder.get(), &status) != 0) return;
    folders_.try_emplace({status.st_dev, status.st_ino}, std::move(folder));
  }

  std::map<std::pair<dev_t, ino_t>, Descriptor> folders_;
};

class Attempt {
 public:
  explicit Attempt(const std::vector<FileChange>& changes) : changes_(changes) {
    for (const FileChange& change : changes) note_missing_folders(change.path);
  }
  ~Attempt() {
    if (!is_done_) undo();
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;

  Status run() {
    for (const FileChange& change : changes_) {
      if (Status written = write(change); !written) return written;
    }
    locks_.take(replacements_);
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      if (Status fits = expect_before(changes_[i]); !fits) return fits;
      if (Status committed = replacements_[i].commit(); !committed) return committed;
      ++committed_;
    }
    is_done_ = true;
    return {};
  }

 private:
  void note_missing_folders(const fs::path& path) {
    for (fs::path folder = path.parent_path(); !folder.empty() && !is_there(folder);
         folder = folder.parent_path()) {
      missing_folders_.push_back(folder);
    }
  }

  Status write(const FileChange& change) {
    Result<Replacement> replacement = begin(change);
    if (!replacement) return fail(replacement.error());
    replacements_.push_back(std::move(*replacement));
    return replacements_.back().write(change.after);
  }

  void undo() {
    std::error_code none;
    for (std::size_t i = committed_; i-- > 0;) {
      const FileChange& change = changes_[i];
      if (change.before)
        restore(change);
      else
        fs::remove(change.path, none);
    }
    replacements_.clear();
    // The longest path first; a folder that is no longer empty stays.
    std::sort(missing_folders_.begin(), missing_folders_.end(),
              [](const fs::path& a, const fs::path& b) { return a.string() > b.string(); });
    for (const fs::path& folder : missing_folders_) fs::remove(folder, none);
  }

  const std::vector<FileChange>& changes_;
  FolderLocks locks_;  ///< no other process changes a file between its check and its rename
  std::vector<Replacement> replacements_;
  std::vector<fs::path> missing_folders_;
  std::size_t committed_ = 0;
  bool is_done_ = false;
};

}  // namespace

Status make_changes(const std::vector<FileChange>& changes) {
  if (Status fits = expect_before(changes); !fits) return fits;
  return Attempt(changes).run();
}

}  // namespace ocelot::io
