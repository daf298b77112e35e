// What may stand at the end of a command line. The words of the help text are the grammar: a word
// in capitals stands for what k_words of completion_words.cpp says, any other for itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_table.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

struct Candidate {
  std::string value;
  std::string meaning{};
};

/// What the shell adds by itself.
enum class Paths { none, files, folders };

struct Completion {
  std::vector<Candidate> candidates;
  Paths paths = Paths::none;
};

/// The candidates for the last of the words behind `ocelot-gen`, which may be empty. Names of a
/// project come from the one in the current folder or of -C; none where it cannot be read.
Completion complete(const console::Words& words);

/// What a word of a command's inputs, or of an option's argument, stands for; nothing when it is
/// not known. `folder` is the project's, by -C.
std::optional<Completion> values_of(std::string_view word, const Command* command,
                                    const std::string& folder);

/// Whether a word of the help text stands for something, and not for itself.
bool is_in_capitals(std::string_view word);

/// What may stand at a position (from 0) of the inputs that a command's help names:
/// `FILE|TAG [COMPONENT…]` has FILE and TAG at 0, and COMPONENT from 1 on.
std::vector<std::string_view> words_of_inputs(std::string_view inputs, std::size_t position);

}  // namespace ocelot::cli
