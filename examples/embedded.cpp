// A program that contains a collector: `embedded LIBRARY CONFIG [PLUGIN…]` runs the collector until
// Enter is pressed or standard input ends.
#include <iostream>
#include <string>

#include <ocelot_load.hpp>

namespace {

using ocelot::load::Collector;
using ocelot::load::Outcome;

// Whether an action succeeded; prints the error if it did not.
bool succeeded(const Outcome& outcome, const std::string& action) {
  if (!outcome.ok()) std::cerr << "embedded: cannot " << action << ": " << outcome.text << '\n';
  return outcome.ok();
}

// Called before the library is loaded, because a plugin that does not fit can crash the process.
bool plugins_fit(const std::string& library, const std::vector<std::string>& plugins) {
  bool all_fit = true;
  const std::vector<Outcome> outcomes = ocelot::load::try_plugins(library, plugins);
  for (std::size_t i = 0; i < plugins.size(); ++i)
    all_fit = succeeded(outcomes[i], "load " + plugins[i]) && all_fit;
  return all_fit;
}

bool run(const std::string& library, const std::string& config,
         const std::vector<std::string>& plugins) {
  if (!plugins_fit(library, plugins)) return false;
  Collector collector;
  if (!succeeded(collector.load(library), "load " + library)) return false;
  for (const std::string& plugin : plugins) {
    if (!succeeded(collector.load_plugin(plugin), "load " + plugin)) return false;
  }
  if (!succeeded(collector.start({config}), "start")) return false;
  std::cout << "the collector runs; press Enter to stop it" << std::endl;
  std::cin.get();
  return succeeded(collector.stop(std::chrono::seconds(10)), "stop");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: embedded LIBRARY CONFIG [PLUGIN…]\n";
    return 2;
  }
  return run(argv[1], argv[2], {argv + 3, argv + argc}) ? 0 : 1;
}
