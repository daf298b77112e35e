// The reader of modules.lock. A lock that has only plain words is written, and must read the same
// again; the text of the second write must be that of the first.
#include "declaration/config/modules_lock.hpp"

#include <algorithm>

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace

// The words of names, modules, versions and sums. Others would need quotes, and are not written.
bool is_plain(const std::string& text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '.' || c == '/' || c == ' ';
         });
}

bool is_plain(const std::vector<std::string>& lines) {
  return std::all_of(lines.begin(), lines.end(),
                     [](const std::string& line) { return is_plain(line); });
}

bool is_plain_or_empty(const std::string& text) {
  return text.empty() || is_plain(text);
}

bool is_plain(const std::string& name, const config::LockedModules& entry) {
  return is_plain(name) && is_plain_or_empty(entry.key) && is_plain_or_empty(entry.go) &&
         is_plain_or_empty(entry.toolchain) && is_plain(entry.requested) && is_plain(entry.added) &&
         is_plain(entry.raised) && is_plain(entry.dropped);
}

bool is_plain(const config::ModulesLock& lock) {
  const auto is_plain_entry = [](const auto& entry) { return is_plain(entry.first, entry.second); };
  return is_plain_or_empty(lock.upstream) && is_plain(lock.sums) &&
         std::all_of(lock.components.begin(), lock.components.end(), is_plain_entry) &&
         std::all_of(lock.sets.begin(), lock.sets.end(), is_plain_entry);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceRef source = make_source("modules.lock", fuzz::text_of(data, size));
  const auto read = config::read_modules_lock(source);
  fuzz::expect_sound(read.diagnostics());
  const config::ModulesLock& lock = read.ignoring_diagnostics();
  const std::string written = config::write_modules_lock(lock);
  fuzz::expect_same(
      written, config::write_modules_lock(config::read_modules_lock(source).ignoring_diagnostics()),
      "a lock reads the same twice");
  if (has_errors(read.diagnostics()) || !is_plain(lock)) return 0;
  const auto again = config::read_modules_lock(make_source("modules.lock", written));
  fuzz::expect_same(render(again.diagnostics()), "", "a written lock has no faults");
  fuzz::expect_same(config::write_modules_lock(again.ignoring_diagnostics()), written,
                    "a written lock reads the same");
  return 0;
}
