// cache: what the action cache holds, and its maintenance.
#include <array>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/cache/cache_size.hpp"
#include "build/cache/eviction.hpp"
#include "build/cache/statistics.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/io/cache_folder.hpp"
#include "support/io/private_folder.hpp"

namespace ocelot::cli {

namespace {

using cache::CacheUsage;
using cache::shown_size;
using cache::Store;

constexpr std::string_view k_notes = R"(Actions:
  (none)      show the folder, the number of entries, their size, and the cache hits and misses
  gc          remove the least recently used entries until the cache has at most --max-size
  verify      read all entries, and remove damaged ones
  clear       remove all entries

gc and verify also remove entries that are damaged or that an earlier version wrote.

OCELOT_CACHE_DIR sets the folder, and OCELOT_CACHE_SIZE the maximum size (default: 5 GiB).
OCELOT_CACHE=off turns the cache off, as --no-cache does.)";

std::string text_of(const CacheUsage& amount) {
  return fmt::format("{} {}, {}", amount.entries, amount.entries == 1 ? "entry" : "entries",
                     shown_size(amount.bytes));
}

// One of the cache's jobs, with what it needs.
struct Job {
  const Store& store;
  const console::Arguments& arguments;
  const console::Terminal& terminal;

  bool is_dry_run() const { return arguments.has("dry-run"); }
};

Answer answer_removal(const Job& job, const CacheUsage& amount) {
  if (is_json(job.terminal)) return {to_json(CacheRemoval{job.is_dry_run(), amount})};
  if (job.terminal.style().diagnostics.quiet && !job.is_dry_run()) return {};
  return {fmt::format("{} {}\n", job.is_dry_run() ? "would remove" : "removed", text_of(amount))};
}

Result<Answer> show(const Job& job) {
  const cache::Statistics statistics = cache::read_statistics(job.store.folder());
  const CacheReport report{job.store.folder().string(), cache::measure(job.store),
                           cache::bound().ignoring_diagnostics(), statistics.hits,
                           statistics.misses};
  if (is_json(job.terminal)) return Answer{to_json(report)};
  return Answer{fmt::format(
      "folder   {}\nentries  {}\nsize     {} of {}\nhits     {}\nmisses   {}\n",
      printable_line(report.folder), report.amount.entries, shown_size(report.amount.bytes),
      shown_size(report.bound), report.hits, report.misses)};
}

Result<Answer> collect(const Job& job) {
  std::uintmax_t size = cache::bound().ignoring_diagnostics();
  if (job.arguments.has("max-size")) {
    const auto chosen = cache::parse_size(job.arguments.last("max-size"));
    if (!chosen) {
      return console::usage(fmt::format("invalid size '{}'", job.arguments.last("max-size")),
                            "write a number of bytes, or one followed by K, M, G or T: 500M");
    }
    size = *chosen;
  }
  return answer_removal(
      job, cache::collect(job.store, size,
                          job.is_dry_run() ? cache::Removal::dry_run : cache::Removal::real));
}

Result<Answer> verify(const Job& job) {
  if (job.is_dry_run())
    return console::usage("cache verify has no --dry-run", "it removes only damaged entries");
  const CacheUsage damaged = cache::verify(job.store);
  if (is_json(job.terminal)) return answer_removal(job, damaged);
  if (damaged.entries == 0 && damaged.bytes == 0) {
    job.terminal.print_summary("nothing is damaged");
  } else {
    job.terminal.print_summary(fmt::format("removed damaged entries: {}", text_of(damaged)));
  }
  return Answer{};
}

Result<Answer> clear(const Job& job) {
  const CacheUsage amount = cache::measure(job.store);
  if (!job.is_dry_run()) {
    if (Status cleared = cache::clear(job.store); !cleared) return fail(cleared.error());
  }
  return answer_removal(job, amount);
}

struct Action {
  std::string_view name;
  Result<Answer> (*run)(const Job&);
};

constexpr std::array<Action, 4> k_actions = {
    {{"", show}, {"gc", collect}, {"verify", verify}, {"clear", clear}}};

constexpr auto k_guesses = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"clean", "clear"},
    {"prune", "gc"},
    {"purge", "clear"},
    {"check", "verify"},
});

std::string help_for(std::string_view name) {
  for (const auto& [guess, action] : k_guesses) {
    if (name == guess) return fmt::format("did you mean '{}'?", action);
  }
  return suggest(name, {"gc", "verify", "clear"}, "see: ocelot-gen cache --help");
}

// A folder that does not exist is an empty cache.
Status check_usable(const std::filesystem::path& folder) {
  std::error_code none;
  if (std::filesystem::status(folder, none).type() == std::filesystem::file_type::not_found)
    return {};
  const Result<io::Folder> opened = io::open_private(folder);
  if (!opened) return fail(opened.error());
  return {};
}

Result<Answer> run_cache(const console::Arguments& arguments, const console::Terminal& terminal) {
  const Diagnostics warnings = cache::bound().diagnostics();
  if (!warnings.empty()) terminal.print(warnings);
  const std::vector<std::string>& inputs = arguments.inputs();
  const std::string name = inputs.empty() ? std::string() : inputs.front();
  for (const Action& action : k_actions) {
    if (action.name != name || inputs.size() > 1) continue;
    const Result<std::filesystem::path> folder = io::cache_folder();
    if (!folder) return fail(folder.error());
    if (Status usable = check_usable(*folder); !usable) return fail(usable.error());
    const Store store(*folder);
    return action.run({store, arguments, terminal});
  }
  return console::usage(fmt::format("unknown cache command '{}'; expected gc, verify or clear",
                                    fmt::join(inputs, " ")),
                        help_for(name));
}

}  // namespace

Command cache_row() {
  return {
      .name = "cache",
      .section = Section::machinery,
      .line = {"ocelot-gen cache",
               "Shows or maintains the action cache, which stores the outputs of earlier steps.",
               "[gc|verify|clear]",
               {{"max-size", "SIZE",
                 "with gc: the maximum size, such as 500M or 2G (default: OCELOT_CACHE_SIZE)"}},
               {{{}, "gc|verify|clear"}}},
      .examples = {{"ocelot-gen cache", ""}, {"ocelot-gen cache gc --max-size 500M", ""}},
      .notes = k_notes,
      .shared = {.writes = true},
      .formats = k_text_or_json,
      .run = run_cache};
}

}  // namespace ocelot::cli
