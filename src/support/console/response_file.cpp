// Reads and splits the file.
#include "support/console/response_file.hpp"

#include <fmt/format.h>

#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::console {

namespace {

Unexpected<Diagnostics> unreadable(Diagnostics faults) {
  faults.front().help =
      "Ninja writes this file before it runs the step, and removes it when the step has succeeded";
  return fail(std::move(faults));
}

}  // namespace

Result<Words> expand_response_file(Words words) {
  if (words.empty() || !words.back().starts_with('@')) return words;
  const std::string path = words.back().substr(1);
  const Result<std::string> text = io::read_file(path);
  if (!text) return unreadable(text.error());
  std::optional<Words> more = split_shell_words(*text);
  if (!more)
    return usage(fmt::format("a quote is not closed in the response file '{}'", path),
                 "separate words by blanks, and quote them as for a shell");
  words.pop_back();
  words.insert(words.end(), more->begin(), more->end());
  return words;
}

}  // namespace ocelot::console
