// cache: what the action cache holds, and keeping it in order.
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/cache/cache_size.hpp"
#include "build/cache/eviction.hpp"
#include "build/cache/statistics.hpp"
#include "cli/commands.hpp"
#include "support/console/standard_output.hpp"
#include "support/console/terminal.hpp"
#include "support/io/cache_folder.hpp"

namespace ocelot::cli {

namespace {

using cache::CacheUsage;
using cache::shown_size;
using cache::Store;

constexpr std::string_view k_notes = R"(What to do:
  (nothing)   show the folder, what it holds, and how often steps found what they asked for
  gc          remove the least recently used until the rest fits into --max-size
  verify      read everything, and remove what is damaged
  clear       remove everything

OCELOT_CACHE_DIR names another folder, OCELOT_CACHE_SIZE another bound than 5G, and OCELOT_CACHE=off
leaves the cache out, as --no-cache does.)";

console::CommandLine command_line() {
  return {
      "ocelot-gen cache",
      "Shows and tidies the action cache, from which steps take what was made before.",
      "[gc|verify|clear]",
      {{"max-size", "SIZE", "with gc: how much may stay, such as 500M or 2G (default: the bound)"},
       console::k_colour_option,
       console::k_format_option}};
}

std::string shown(const CacheUsage& usage) {
  return fmt::format("{} {}, {}", usage.entries, usage.entries == 1 ? "entry" : "entries",
                     shown_size(usage.bytes));
}

Status show(const Store& store, const console::Arguments&) {
  const CacheUsage usage = cache::measure(store);
  const cache::Statistics statistics = cache::read_statistics(store.folder());
  console::print_out("folder   {}\nentries  {}\nsize     {} of {}\nhits     {}\nmisses   {}\n",
                     store.folder().string(), usage.entries, shown_size(usage.bytes),
                     shown_size(cache::bound().ignoring_diagnostics()), statistics.hits,
                     statistics.misses);
  return {};
}

Status collect(const Store& store, const console::Arguments& given) {
  std::uintmax_t size = cache::bound().ignoring_diagnostics();
  if (given.has("max-size")) {
    const auto chosen = cache::parse_size(given.last("max-size"));
    if (!chosen) {
      return console::usage(fmt::format("'{}' is no size", given.last("max-size")),
                            "write a number of bytes, or one with K, M, G or T behind it: 500M");
    }
    size = *chosen;
  }
  const CacheUsage removed = cache::collect(store, size);
  console::print_out("removed {}\n", shown(removed));
  return {};
}

Status verify(const Store& store, const console::Arguments&) {
  const CacheUsage damaged = cache::verify(store);
  if (damaged.entries == 0 && damaged.bytes == 0) {
    console::print_out("all is sound\n");
  } else {
    console::print_out("removed what was damaged: {}\n", shown(damaged));
  }
  return {};
}

Status clear(const Store& store, const console::Arguments&) {
  const CacheUsage usage = cache::measure(store);
  if (Status cleared = cache::clear(store); !cleared) return cleared;
  console::print_out("removed {}\n", shown(usage));
  return {};
}

struct Deed {
  std::string_view name;
  Status (*run)(const Store&, const console::Arguments&);
};

constexpr std::array<Deed, 4> k_deeds = {
    {{"", show}, {"gc", collect}, {"verify", verify}, {"clear", clear}}};

Status run_deed(const console::Arguments& given, const console::Terminal& terminal) {
  const Diagnostics noted = cache::bound().diagnostics();
  if (!noted.empty()) terminal.report(noted);
  const std::vector<std::string> inputs = given.inputs();
  const std::string name = inputs.empty() ? std::string() : inputs.front();
  for (const Deed& deed : k_deeds) {
    if (deed.name == name && inputs.size() <= 1) return deed.run(Store(io::cache_folder()), given);
  }
  return console::usage(
      fmt::format("cache takes gc, verify or clear, not '{}'", fmt::join(inputs, " ")),
      console::offer(name, {"gc", "verify", "clear"}, "see: ocelot-gen cache --help"));
}

console::ExitCode run_cache(const console::Arguments& arguments) {
  return console::run_to_end(arguments, run_deed);
}

}  // namespace

Command cache_row() {
  return {"cache",
          command_line(),
          {{"ocelot-gen cache", ""}, {"ocelot-gen cache gc --max-size 500M", ""}},
          k_notes,
          run_cache};
}

}  // namespace ocelot::cli
