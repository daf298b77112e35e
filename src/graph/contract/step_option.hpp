// The option of a step, and the properties of a kind of step: the parts of each request's contract.
#pragma once

#include <string_view>

#include "support/console/options.hpp"

namespace ocelot::graph {

/// How an option's value affects the outputs.
enum class Role {
  text,        ///< a text that counts
  input,       ///< a file whose content counts
  output,      ///< a file that the step creates
  folder,      ///< a folder whose files count: those below the path of the option with the role
               ///< `within`
  within,      ///< a text that counts, and a path below the folder
  go,          ///< the go command: its version in the first input counts, its path does not
  cc,          ///< a C compiler: its version counts, its path does not
  untracked,   ///< where something is found; does not count
  content,     ///< a digest of input files; does not count, but a change makes Ninja run the step
  go_version,  ///< the version of the go command; counts as a part of `go`
};

/// The position of an option on the command line. By default, options are in the order of the
/// table, which the key and the help also use. Neither order may change: existing Ninja files
/// depend on the command line's order, existing caches on the table's.
enum class Position {
  first,
  middle,
  last,
  before_file,  ///< each value before the file that it belongs to, after all other options
};

struct StepOption : console::Option {
  Role role = Role::text;
  Position position = Position::middle;
};

/// The properties of a kind of step.
struct StepContract {
  std::string_view name;     ///< the name in `ocelot-gen step` and of the Ninja file's rule
  std::string_view purpose;  ///< one sentence
  std::string_view inputs;   ///< the files after the options, for the help; empty if there are none
  std::string_view example;
  int version = 1;                  ///< must be increased when the same inputs yield other outputs
  bool is_heavy = false;            ///< runs through the launcher
  bool runs_upstream = false;       ///< runs upstream's code, in the sandbox if there is one
  bool builds_artifact = false;     ///< builds a distribution
  bool links_program = false;       ///< links a program of Go; --package-jobs limits how many run
  bool is_rare = false;             ///< the Ninja file has the rule only if a step needs it
  bool is_cacheable = true;         ///< stored in the action cache; false if running is as cheap as
                                    ///< reading
  bool records_inputs = true;       ///< its key is recorded in a file next to its first output
  bool hashes_input_paths = false;  ///< the paths of the inputs count, not only their content
};

inline constexpr StepOption k_output_option{{"o,output", "FILE", "what the step makes", true},
                                            Role::output};
inline constexpr StepOption k_go_option{{"go", "PATH", "the go command", true}, Role::go};
inline constexpr StepOption k_go_version_option{
    {"go-version", "VERSION", "the version of Go that must build (default: as go chooses)"},
    Role::go_version};
inline constexpr StepOption k_make_option{{"make", "PATH", "GNU make", true}, Role::untracked};
inline constexpr StepOption k_kind_option{
    {"kind", "KIND", "shared-library, plugin or executable", true}};
inline constexpr StepOption k_architecture_option{{"arch", "ARCH", "amd64 or arm64", true}};
inline constexpr StepOption k_tags_option{
    {"tags", "TAGS", "Go build tags, separated by commas", true}};
inline constexpr StepOption k_name_option{
    {"name", "NAME", "the name of the file that users get", true}};
inline constexpr StepOption k_templates_option{
    {"templates", "DIGEST", "of the templates that ocelot-gen carries"}};
inline constexpr StepOption k_content_option{
    {"content", "DIGEST", "of the project's files that the step reads, for Ninja only"},
    Role::content};

/// The same option at another position.
constexpr StepOption at(StepOption option, Position position) {
  option.position = position;
  return option;
}

}  // namespace ocelot::graph
