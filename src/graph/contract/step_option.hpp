// One option of a step, and the facts of a kind of step: what each request's contract is made of.
#pragma once

#include <string_view>

#include "support/console/options.hpp"

namespace ocelot::graph {

/// What an option's value means for the outputs.
enum class Role {
  text,       ///< it counts as it is written
  input,      ///< a file whose content counts
  output,     ///< a file that the step makes
  folder,     ///< a folder whose files count: those below the option with the role `within`
  within,     ///< a text that counts, and a path below the folder
  go,         ///< the go command: its version in the first input counts, its path does not
  cc,         ///< a C compiler: its version counts, its path does not
  untracked,  ///< where something is found; it does not count
};

/// Where an option is written on the command line. Without one, it follows the table's order, which
/// is that of the key and of the help. Both orders are fixed: the one by the Ninja files that users
/// have, the other by their caches.
enum class Position {
  first,
  middle,
  last,
  before_file,  ///< each value in front of the file that it belongs to, behind all other options
};

struct StepOption : console::Option {
  Role role = Role::text;
  Position position = Position::middle;
};

/// The facts of a kind of step.
struct StepContract {
  std::string_view name;     ///< as `ocelot-gen step` and the Ninja file's rule name it
  std::string_view purpose;  ///< one sentence
  std::string_view inputs;   ///< the files behind the options, for the help; empty for none
  std::string_view example;
  int version = 1;               ///< raised when the same inputs give other outputs
  bool is_heavy = false;         ///< run through the launcher
  bool builds_artifact = false;  ///< builds a distribution; --package-jobs limits how many run
  bool is_rare = false;          ///< the Ninja file has the rule only where a step needs it
  bool is_cacheable = true;      ///< in the action cache; not where making is as cheap as reading
  bool records_inputs = true;    ///< its key is recorded in a file next to its first output
  bool hashes_input_paths = false;  ///< the paths of the inputs count, not only their content
};

inline constexpr StepOption k_output_option{{"o,output", "FILE", "what the step makes", true},
                                            Role::output};
inline constexpr StepOption k_go_option{{"go", "PATH", "the go command", true}, Role::go};
inline constexpr StepOption k_make_option{{"make", "PATH", "GNU make", true}, Role::untracked};
inline constexpr StepOption k_kind_option{
    {"kind", "KIND", "shared-library, plugin or executable", true}};
inline constexpr StepOption k_architecture_option{{"arch", "ARCH", "amd64 or arm64", true}};
inline constexpr StepOption k_tags_option{
    {"tags", "TAGS", "Go build tags, separated by commas", true}};

/// The same option, written in another place.
constexpr StepOption at(StepOption option, Position position) {
  option.position = position;
  return option;
}

}  // namespace ocelot::graph
