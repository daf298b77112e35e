// A program with a collector inside: `embedded LIBRARY CONFIG [PLUGIN…]` runs it until Enter is
// pressed, or its input ends.
#include <iostream>
#include <string>

#include <ocelot_load.hpp>

namespace {

using ocelot::load::Collector;
using ocelot::load::Outcome;

bool is_well(const Outcome& outcome, const std::string& doing) {
  if (!outcome.ok()) std::cerr << "embedded: cannot " << doing << ": " << outcome.text << '\n';
  return outcome.ok();
}

// Before the library is loaded: a plugin that does not fit must not come near this process.
bool plugins_fit(const std::string& library, const std::vector<std::string>& plugins) {
  bool all_fit = true;
  const std::vector<Outcome> outcomes = ocelot::load::try_plugins(library, plugins);
  for (std::size_t i = 0; i < plugins.size(); ++i)
    all_fit = is_well(outcomes[i], "load " + plugins[i]) && all_fit;
  return all_fit;
}

bool run(const std::string& library, const std::string& config,
         const std::vector<std::string>& plugins) {
  if (!plugins_fit(library, plugins)) return false;
  Collector collector;
  if (!is_well(collector.load(library), "load " + library)) return false;
  for (const std::string& plugin : plugins) {
    if (!is_well(collector.load_plugin(plugin), "load " + plugin)) return false;
  }
  if (!is_well(collector.start({config}), "start")) return false;
  std::cout << "the collector runs; press Enter to stop it" << std::endl;
  std::cin.get();
  return is_well(collector.stop(std::chrono::seconds(10)), "stop");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: embedded LIBRARY CONFIG [PLUGIN…]\n";
    return 2;
  }
  return run(argv[1], argv[2], {argv + 3, argv + argc}) ? 0 : 1;
}
