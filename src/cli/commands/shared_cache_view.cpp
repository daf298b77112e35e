// Finds the settings of the project here, if there is one.
#include "cli/commands/shared_cache_view.hpp"

#include <fmt/format.h>

#include "build/cache/cache_size.hpp"
#include "declaration/config/config.hpp"
#include "declaration/model/policy.hpp"
#include "project/generate/gen_request.hpp"
#include "project/generate/generation_stamp.hpp"
#include "project/project.hpp"
#include "project/snapshot.hpp"
#include "support/base/cache_location.hpp"
#include "support/base/printable.hpp"
#include "support/base/text.hpp"
#include "support/io/environment.hpp"

namespace ocelot::cli {

namespace {

std::optional<std::size_t> count_writers(const project::Root& root, const std::string& ref) {
  Result<project::Sources> sources = project::read_sources(root);
  if (!sources || !project::use_policy_of(root, ref, *sources)) return std::nullopt;
  if (!sources->files.policy) return 0;
  const auto entry = config::read_policy(sources->files.policy);
  return model::read_policy(entry.ignoring_diagnostics())
      .ignoring_diagnostics()
      .cache_writers.size();
}

// As a step does (build/action/shared_cache_request.cpp).
void apply_environment(SharedCacheView& view) {
  const std::string url = io::environment_variable("OCELOT_REMOTE_CACHE");
  if (view.url.empty() || url == "off") view.url = url == "off" ? std::string() : url;
  if (!view.url.empty() && !read_cache_location(view.url)) view.url.clear();
  if (io::environment_variable("OCELOT_REMOTE_CACHE_MODE") == "read") view.is_read_only = true;
}

std::string describe_trust(const SharedCacheView& view) {
  if (!view.writers) return "there is no project here, so no list of them either";
  if (*view.writers > 0)
    return fmt::format("{} in config/policy.yaml; entries of others are not used",
                       counted(*view.writers, "key"));
  return "config/policy.yaml lists none, so everything in the cache is trusted";
}

}  // namespace

SharedCacheView view_shared_cache(const cache::Statistics::Shared& used) {
  SharedCacheView view{{}, false, {}, used};
  if (const Result<project::Root> root = project::find_root(".")) {
    const auto kept = generate::with_kept_options(*root, generate::GenRequest());
    if (kept) {
      view.url = kept->remote_cache;
      view.is_read_only = kept->remote_cache_mode == "read";
      view.writers = count_writers(*root, kept->policy_from);
    }
  }
  apply_environment(view);
  return view;
}

std::string text_of(const SharedCacheView& view) {
  std::string text;
  if (!view.url.empty()) {
    text = fmt::format("shared   {} ({})\nwriters  {}\n", printable_line(view.url),
                       view.is_read_only ? "read" : "read-write", describe_trust(view));
  }
  const cache::Statistics::Shared& used = view.used;
  if (view.url.empty() && used == cache::Statistics::Shared()) return text;
  return text +
         fmt::format(
             "found    {} of {} there\nreceived {}\nsent     {}\ntime     {:.1f} s\n", used.hits,
             used.hits + used.misses == 1 ? "1 entry"
                                          : fmt::format("{} entries", used.hits + used.misses),
             cache::shown_size(used.received), cache::shown_size(used.sent),
             static_cast<double>(used.milliseconds) / 1000);
}

Json to_object(const SharedCacheView& view) {
  const cache::Statistics::Shared& used = view.used;
  if (view.url.empty() && used == cache::Statistics::Shared()) return {};
  Json object = Json::object();
  object.add("url", view.url).add("read_only", view.is_read_only);
  if (view.writers) object.add("writers", *view.writers);
  return object.add("hits", used.hits)
      .add("misses", used.misses)
      .add("received", used.received)
      .add("sent", used.sent)
      .add("milliseconds", used.milliseconds);
}

}  // namespace ocelot::cli
