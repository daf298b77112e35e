// The words that complete a command line.
#pragma once

#include <string>
#include <vector>

namespace ocelot::cli {

struct Candidate {
  std::string value;
  std::string meaning{};
};

/// What the shell adds from the file system.
enum class Paths { none, files, folders };

struct Completion {
  std::vector<Candidate> candidates;
  Paths paths = Paths::none;
};

}  // namespace ocelot::cli
