// A project whose Ninja file is part of another one's: how the outer project names its paths, and
// how the names in the file stay apart from the outer project's names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/paths.hpp"

namespace ocelot::graph {

/// Where a project is in an outer project. The default is a project of its own: all names stay as
/// they are.
struct Embedding {
  /// The project's folder as the outer project names it, normalized, with a '/' at its end; or
  /// empty.
  std::string prefix{};
  /// Files, or folders with all that is below them, that the outer project makes: relative to this
  /// project.
  std::vector<std::string> external_inputs{};

  bool is_embedded() const { return !prefix.empty(); }

  /// The outer project's name of a path of this project. An absolute path stays unchanged.
  std::string path(std::string_view path) const;

  /// The name of a variable, rule or pool. `include` has no scope, and pools never have one, so
  /// names differ for different prefixes, and no name of an embedded project lacks a '.'.
  std::string name(std::string_view own) const;

  /// The value of a variable: "$go", or "${otel.go}".
  std::string value_of(std::string_view variable) const;

  /// The shell commands that precede `exec` in each command, because the outer Ninja runs in the
  /// outer project's folder. Escaped for a value.
  std::string entering() const;

  /// Whether this project declares that an input may be missing. The outer project has the rules of
  /// what it makes and of what is outside of this project, and Ninja accepts one rule for a file.
  bool may_be_missing(std::string_view path) const;
};

/// The file that a project with this place writes.
const NinjaFile& ninja_file_of(const Embedding& embedding);

/// The prefix for a folder as a user writes it, such as "otel" or "./libs/otel/". Empty if the text
/// cannot be one: it is empty or '.', or has a character that a Ninja file cannot have in a path.
std::string prefix_of(std::string_view folder);

}  // namespace ocelot::graph
