// The child sends one outcome for each step; the text of the last one is the list.
#include "loader/list_components.hpp"

namespace ocelot::load {

namespace {

void load_and_list(const std::string& library, const std::string& plugin, const Send& send) {
  Collector collector;
  const Outcome loaded = collector.load(library);
  send(loaded);
  if (!loaded.ok()) return;
  const Outcome taken = plugin.empty() ? Outcome() : collector.load_plugin(plugin);
  send(taken);
  if (!taken.ok()) return;
  const ComponentList list = collector.components();
  send(list.outcome.ok() ? Outcome{Code::ok, list.json} : list.outcome);
}

constexpr std::size_t k_steps = 3;

}  // namespace

Listing list_components(const std::string& library, const std::string& plugin,
                        std::chrono::milliseconds patience,
                        const std::function<void()>& when_slow) {
  Notice notice(k_slow_trial, when_slow);
  Trial trial =
      run_trial([&](const Send& send) { load_and_list(library, plugin, send); }, patience, notice);
  std::vector<Outcome>& sent = trial.outcomes;
  if (sent.size() < k_steps && (sent.empty() || sent.back().ok()))
    sent.push_back(outcome_of_death(trial, patience));
  const auto step = static_cast<ListingStep>(sent.size() - 1);
  if (!sent.back().ok()) return {step, std::move(sent.back()), ""};
  return {step, {}, std::move(sent.back().text)};
}

}  // namespace ocelot::load
