// The text of the lock file. Values are in YAML's single quotes, so that any ref is preserved.
#include "declaration/config/lock_text.hpp"

#include <fmt/format.h>

namespace ocelot::config {

namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string write_lock(const LockEntry& lock) {
  std::string text = fmt::format(
      "# The commit that every build uses. ocelot-gen wrote it; `ocelot-gen update` renews it. "
      "Keep it in git.\n"
      "repo: {}\nref: {}\nfolder: {}\ncommit: {}\n"
      "# git's id of the folder's content there, and the digest of its go.mod and go.sum files\n"
      "tree: {}\n",
      quoted(lock.repo.value), quoted(lock.ref.value), quoted(lock.folder.value), lock.commit.value,
      lock.tree.value);
  if (!lock.modules.value.empty()) text += fmt::format("modules: {}\n", lock.modules.value);
  if (!lock.go.value.empty()) text += fmt::format("go: {}\n", lock.go.value);
  return text;
}

}  // namespace ocelot::config
