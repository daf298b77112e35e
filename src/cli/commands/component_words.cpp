// Types are never names of anything else that these commands take.
#include "cli/commands/component_words.hpp"

#include <algorithm>

#include "project/draft/new_component.hpp"

namespace ocelot::cli {

console::Words join_component_words(const console::Words& words) {
  const auto& types = draft::component_types();
  console::Words joined;
  for (auto word = words.begin(); word != words.end(); ++word) {
    const bool is_type = std::find(types.begin(), types.end(), *word) != types.end();
    if (!is_type || word + 1 == words.end()) {
      joined.push_back(*word);
      continue;
    }
    joined.push_back(*word + "." + *(word + 1));
    ++word;
  }
  return joined;
}

}  // namespace ocelot::cli
