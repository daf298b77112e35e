// The words that complete a command line.
#pragma once

#include <string>
#include <vector>

namespace ocelot::console {

struct Candidate {
  std::string value;
  std::string meaning{};
};

/// What the shell adds from the file system.
enum class Paths { none, files, folders };

struct Completion {
  std::vector<Candidate> candidates{};
  Paths paths = Paths::none;

  /// Adds the candidates of another completion, and its paths if this has none.
  void append(Completion more);
  /// Removes the candidates that do not begin with what was typed.
  void keep_what_begins_with(const std::string& typed);
};

/// As completion scripts read it: a line for each candidate, with a tab and its meaning after it,
/// and then ":files" or ":folders". Hidden characters are made visible (base/printable.hpp).
std::string to_lines(const Completion& completion);

}  // namespace ocelot::console
