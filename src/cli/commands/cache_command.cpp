// cache: what the action cache holds, and its maintenance.
#include <array>
#include <cstddef>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/cache/cache_size.hpp"
#include "build/cache/eviction.hpp"
#include "build/cache/statistics.hpp"
#include "build/remote/trimming.hpp"
#include "cli/commands/answer_json.hpp"
#include "cli/commands/cache_keys.hpp"
#include "cli/commands/query.hpp"
#include "cli/commands/rows.hpp"
#include "cli/commands/shared_cache_view.hpp"
#include "support/base/cache_location.hpp"
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
  trim URL    the same for a shared cache in a folder, file:/FOLDER
  keygen FILE make a key that signs entries of a shared cache, and print its line of
              config/policy.yaml
  verify      read all entries, and remove damaged ones
  clear       remove all entries

gc and verify also remove entries that are damaged or that an earlier version wrote.

OCELOT_CACHE_DIR sets the folder, and OCELOT_CACHE_SIZE the maximum size (default: 5 GiB).
OCELOT_CACHE=off turns the cache off, as --no-cache does. OCELOT_REMOTE_CACHE is the URL of a shared
cache behind it, and OCELOT_CACHE_KEY the file with the key that signs what is written there.)";

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
  cache::Removal removal() const {
    return is_dry_run() ? cache::Removal::dry_run : cache::Removal::real;
  }
};

Answer answer_removal(const Job& job, const CacheUsage& amount) {
  if (is_json(job.terminal)) return {to_json(CacheRemoval{job.is_dry_run(), amount})};
  if (job.terminal.style().diagnostics.quiet && !job.is_dry_run()) return {};
  return {fmt::format("{} {}\n", job.is_dry_run() ? "would remove" : "removed", text_of(amount))};
}

Result<Answer> show(const Job& job) {
  const cache::Statistics statistics = cache::read_statistics(job.store.folder());
  const CacheReport report{job.store.folder().string(),
                           cache::measure(job.store),
                           cache::bound().ignoring_diagnostics(),
                           statistics.hits,
                           statistics.misses,
                           view_shared_cache(statistics.shared)};
  if (is_json(job.terminal)) return Answer{to_json(report)};
  return Answer{fmt::format(
      "folder   {}\nentries  {}\nsize     {} of {}\nhits     {}\nmisses   {}\n{}",
      printable_line(report.folder), report.amount.entries, shown_size(report.amount.bytes),
      shown_size(report.bound), report.hits, report.misses, text_of(report.shared))};
}

Result<std::uintmax_t> read_max_size(const Job& job) {
  if (!job.arguments.has("max-size")) return cache::bound().ignoring_diagnostics();
  const auto chosen = cache::parse_size(job.arguments.last("max-size"));
  if (chosen) return *chosen;
  return console::usage(fmt::format("invalid size '{}'", job.arguments.last("max-size")),
                        "write a number of bytes, or one followed by K, M, G or T: 500M");
}

Result<Answer> collect(const Job& job) {
  const Result<std::uintmax_t> size = read_max_size(job);
  if (!size) return fail(size.error());
  return answer_removal(job, cache::collect(job.store, *size, job.removal()));
}

Result<Answer> trim(const Job& job) {
  const Result<std::uintmax_t> size = read_max_size(job);
  if (!size) return fail(size.error());
  const Result<CacheLocation> location = read_cache_location(job.arguments.inputs()[1]);
  if (!location) return fail(location.error());
  if (location->kind != CacheLocation::Kind::folder)
    return console::usage("cache trim needs a folder, not a server",
                          "let the server limit its size; or trim its folder: file:/FOLDER");
  const Result<CacheUsage> removed = remote::trim(location->text, *size, job.removal());
  if (!removed) return fail(removed.error());
  return answer_removal(job, *removed);
}

Result<Answer> make_key(const Job& job) {
  if (job.is_dry_run()) return console::usage("cache keygen has no --dry-run");
  Result<std::string> line = make_cache_key(job.arguments.inputs()[1]);
  if (!line) return fail(line.error());
  return Answer{std::move(*line), console::ExitCode::done, true};
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
  std::size_t words;  ///< with the name
  Result<Answer> (*run)(const Job&);
};

constexpr auto k_actions = std::to_array<Action>({{"", 0, show},
                                                  {"gc", 1, collect},
                                                  {"verify", 1, verify},
                                                  {"clear", 1, clear},
                                                  {"trim", 2, trim},
                                                  {"keygen", 2, make_key}});

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
  return suggest(name, {"gc", "verify", "clear", "trim", "keygen"}, "see: ocelot-gen cache --help");
}

std::string_view needed_by(std::string_view action) {
  return action == "trim" ? "the URL of a folder: file:/FOLDER" : "the name of a new file";
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
    if (action.name != name) continue;
    if (inputs.size() < action.words)
      return console::usage(fmt::format("cache {} needs {}", name, needed_by(name)),
                            "see: ocelot-gen cache --help");
    if (inputs.size() > action.words) break;
    const Result<std::filesystem::path> folder = io::cache_folder();
    if (!folder) return fail(folder.error());
    if (Status usable = check_usable(*folder); !usable) return fail(usable.error());
    const Store store(*folder);
    return action.run({store, arguments, terminal});
  }
  return console::usage(
      fmt::format("unknown cache command '{}'; expected gc, verify, clear, trim or keygen",
                  fmt::join(inputs, " ")),
      help_for(name));
}

}  // namespace

Command cache_row() {
  return {
      .name = "cache",
      .section = Section::machinery,
      .line =
          {"ocelot-gen cache",
           "Shows or maintains the action cache, which stores the outputs of earlier steps.",
           "[gc|verify|clear|trim|keygen] [URL|FILE]",
           {{"max-size", "SIZE",
             "with gc or trim: the maximum size, such as 500M or 2G (default: OCELOT_CACHE_SIZE)"}},
           {{{}, "gc|verify|clear|trim|keygen"}, {{console::ValueKind::file}}}},
      .examples = {{"ocelot-gen cache", ""},
                   {"ocelot-gen cache gc --max-size 500M", ""},
                   {"ocelot-gen cache trim file:/srv/ocelot --max-size 10G", ""}},
      .notes = k_notes,
      .shared = {.writes = true},
      .formats = k_text_or_json,
      .run = run_cache};
}

}  // namespace ocelot::cli
