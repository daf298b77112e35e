// Opens it with libgit2.
#include "support/git/history_repository.hpp"

#include <fmt/format.h>

#include "support/git/git_handles.hpp"
#include "support/git/git_owner.hpp"

namespace ocelot::git {

namespace fs = std::filesystem;

Unexpected<Diagnostics> no_history(const fs::path& folder, std::string_view doing) {
  const git_error* last = git_error_last();
  return fail(
      error("no-history", whole_file(folder.string()),
            fmt::format("{}: {}", doing, last == nullptr ? "unknown reason" : last->message)));
}

Result<HistoryRepository> open_history(const fs::path& folder, unsigned int flags) {
  start_git();
  git_repository* opened = nullptr;
  if (git_repository_open_ext(&opened, folder.c_str(), flags, nullptr) != 0)
    return no_history(folder, "no git repository");
  HistoryRepository repository(opened, git_repository_free);
  if (Status owned = check_owner(opened); !owned) return fail(owned.error());
  return repository;
}

}  // namespace ocelot::git
