// Stores hits, misses and size in a small file that is locked during changes.
#include "build/cache/statistics.hpp"

#include <functional>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/base/number.hpp"
#include "support/base/text.hpp"
#include "support/io/descriptor.hpp"
#include "support/io/file.hpp"
#include "support/io/folder.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::cache {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_end = "end\n";
constexpr std::size_t k_largest_text = 4096;

// A number without a line end was truncated or damaged.
std::optional<std::uint64_t> number_behind(std::string_view text, std::string_view name) {
  for (std::string_view line : split_lines(text)) {
    if (!line.starts_with(name)) continue;
    return read_number<std::uint64_t>(line.substr(name.size()));
  }
  return std::nullopt;
}

std::string text_of(const Statistics::Shared& now) {
  if (now == Statistics::Shared()) return {};
  return fmt::format("shared-hits {}\nshared-misses {}\nreceived {}\nsent {}\nmilliseconds {}\n",
                     now.hits, now.misses, now.received, now.sent, now.milliseconds);
}

Statistics::Shared parse_shared(std::string_view text) {
  const auto number = [&](std::string_view name) { return number_behind(text, name).value_or(0); };
  return {number("shared-hits "), number("shared-misses "), number("received "), number("sent "),
          number("milliseconds ")};
}

std::string text_of(const Statistics& now) {
  const std::string measured = now.measured ? fmt::format("measured {}\nbefore {}\n",
                                                          now.measured->bytes, now.measured->added)
                                            : std::string();
  const std::string held =
      now.held ? fmt::format("held {}\nbuild {}\n", now.held->bytes, now.held->build)
               : std::string();
  return fmt::format("hits {}\nmisses {}\nadded {}\n{}{}{}{}", now.hits, now.misses, now.added,
                     measured, held, text_of(now.shared), k_end);
}

bool has_other_names(const io::Descriptor& file) {
  struct stat status {};
  return ::fstat(file.get(), &status) != 0 || status.st_nlink > 1;
}

// Numbers are written to the file itself. A link, a pipe or a file that has another name, too, is
// replaced.
Result<io::Descriptor> open_to_write(const io::Folder& folder) {
  Result<io::Descriptor> file = io::open_private_file(folder, k_statistics, O_RDWR | O_CREAT);
  if (file && !has_other_names(*file)) return file;
  static_cast<void>(folder.remove_file(k_statistics));
  return io::open_private_file(folder, k_statistics, O_RDWR | O_CREAT | O_EXCL);
}

Statistics parse(std::string_view content) {
  const std::string_view text = content.substr(0, content.find(k_end));
  Statistics now{number_behind(text, "hits ").value_or(0),
                 number_behind(text, "misses ").value_or(0),
                 number_behind(text, "added ").value_or(0)};
  const auto measured = number_behind(text, "measured ");
  const auto before = number_behind(text, "before ");
  if (measured && before) now.measured = {*measured, *before};
  const auto held = number_behind(text, "held ");
  const auto build = number_behind(text, "build ");
  if (held && build) now.held = {*held, *build};
  now.shared = parse_shared(text);
  return now;
}

void change(const fs::path& cache, const std::function<void(Statistics&)>& edit) {
  const Result<io::Folder> folder = io::make_private(cache);
  if (!folder) return;
  const Result<io::Descriptor> file = open_to_write(*folder);
  if (!file || !io::wait_for_lock(*file)) return;
  const Result<std::string> before = io::read_rest(*file, cache / k_statistics, k_largest_text);
  Statistics now = parse(before.value_or(std::string()));
  edit(now);
  const std::string text = text_of(now);
  // The rest of a longer old text is after this text's end marker until it is truncated.
  if (::pwrite(file->get(), text.data(), text.size(), 0) < 0) return;
  [[maybe_unused]] const int truncated = ::ftruncate(file->get(), static_cast<off_t>(text.size()));
}

}  // namespace

Statistics read_statistics(const fs::path& folder) {
  const Result<io::Folder> opened = io::open_private(folder);
  if (!opened) return {};
  return parse(
      io::read_private_file(*opened, k_statistics, k_largest_text).value_or(std::string()));
}

void count(const fs::path& folder, bool is_hit) {
  change(folder, [&](Statistics& now) { ++(is_hit ? now.hits : now.misses); });
}

void count_shared(const fs::path& folder, const Statistics::Shared& more) {
  change(folder, [&](Statistics& now) {
    now.shared.hits += more.hits;
    now.shared.misses += more.misses;
    now.shared.received += more.received;
    now.shared.sent += more.sent;
    now.shared.milliseconds += more.milliseconds;
  });
}

void count_added(const fs::path& folder, std::uint64_t bytes) {
  change(folder, [&](Statistics& now) { now.added += bytes; });
}

void record_size(const fs::path& folder, const Statistics::Measured& measured) {
  change(folder, [&](Statistics& now) { now.measured = measured; });
}

void record_held(const fs::path& folder, const Statistics::Held& held) {
  change(folder, [&](Statistics& now) { now.held = held; });
}

}  // namespace ocelot::cache
