// Tries plugins in a disposable child, which loads the library, then one plugin after another. It
// ends at the first failure, because a rejected plugin stays mapped; another child tries the rest.
#include "loader/ocelot_load.hpp"
#include "loader/trial.hpp"

namespace ocelot::load {

namespace {

// What the child does. It sends the outcome of the library only if that is a failure.
void load_each(const std::string& library, const std::vector<std::string>& plugins,
               const Send& send) {
  Collector collector;
  Outcome outcome = collector.load(library);
  if (!outcome.ok()) send(outcome);
  for (const std::string& plugin : plugins) {
    if (!outcome.ok()) return;
    outcome = collector.load_plugin(plugin);
    send(outcome);
  }
}

}  // namespace

std::vector<Outcome> try_plugins(const std::string& library,
                                 const std::vector<std::string>& plugins,
                                 std::chrono::milliseconds patience,
                                 const std::function<void()>& when_slow) {
  Notice notice(k_slow_trial, when_slow);
  std::vector<Outcome> outcomes(plugins.size());
  std::vector<std::size_t> left;  // the indexes of those that have not failed
  for (std::size_t i = 0; i < plugins.size(); ++i) left.push_back(i);
  bool all_loaded = left.empty();
  while (!all_loaded && !left.empty()) {
    std::vector<std::string> paths;
    for (const std::size_t index : left) paths.push_back(plugins[index]);
    Trial trial =
        run_trial([&](const Send& send) { load_each(library, paths, send); }, patience, notice);
    std::vector<Outcome>& sent = trial.outcomes;
    if (sent.size() < left.size() && (sent.empty() || sent.back().ok()))
      sent.push_back(outcome_of_death(trial, patience));
    all_loaded = sent.back().ok();
    if (all_loaded) break;
    const auto failed = left.begin() + static_cast<std::ptrdiff_t>(sent.size()) - 1;
    outcomes[*failed] = std::move(sent.back());
    left.erase(failed);
  }
  return outcomes;
}

}  // namespace ocelot::load
