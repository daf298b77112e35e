// A graph as the text of a Ninja file. Same graph and machine, same bytes.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "declaration/model/sandbox.hpp"
#include "graph/embedding.hpp"
#include "graph/graph.hpp"
#include "support/base/byte_sink.hpp"

namespace ocelot::graph {

/// The cache that several machines share.
struct SharedCacheChoice {
  std::string url{};  ///< empty: there is none, unless the environment names one
  bool is_read_only = false;
  std::vector<std::string> writers{};  ///< whose entries are used; empty: all entries are
};

/// The words of a step about the shared cache.
std::vector<std::string> shared_cache_words(const SharedCacheChoice& choice);

/// The only things in the file that depend on the machine, or on the command line.
struct Machine {
  std::string ocelot;                            ///< the path of ocelot-gen
  std::string go;                                ///< the path of go
  std::string make;                              ///< the path of make
  std::string launcher;                          ///< runs heavy steps; may be empty
  bool offline = false;                          ///< whether steps may not use the network
  bool no_cache = false;                         ///< whether steps may not use the action cache
  std::size_t package_depth = 1;                 ///< how many packages at once
  std::vector<std::string> generator_arguments;  ///< the words that regenerate this file
  std::string cc_amd64{};                        ///< C compilers; empty where there is none
  std::string cc_arm64{};
  std::vector<std::string> step_tools{};  ///< paths of those of k_step_tools that k_step_path does
                                          ///< not have
  model::Sandbox sandbox = model::Sandbox::none;  ///< where steps run upstream's code
  Embedding embedding{};                          ///< where the project is in an outer one
  SharedCacheChoice shared_cache{};
};

/// The path of a tool.
const std::string& path_of(Tool tool, const Machine& machine);

/// The word of a command line that chooses a sandbox: "--sandbox" for bubblewrap, or
/// "--sandbox=KIND".
std::string sandbox_word(model::Sandbox sandbox);

/// The words about the sandbox in the command of a kind of step; none for a kind that does not run
/// upstream's code.
std::vector<std::string> sandbox_words(const StepContract& kind, const Machine& machine);

/// Whether the graph builds a layer. Then there is a target that runs the layers.
bool has_layers(const Graph& graph);

/// The tools that a graph's steps run, sorted.
std::set<Tool> tools_of(const Graph& graph);

/// How every file of ours begins.
inline constexpr std::string_view k_first_words = "# Made by ocelot-gen";

/// The most inputs of a phony line. Ninja examines all of them each time that one of them is done.
inline constexpr std::size_t k_most_phony_inputs = 300;

/// The longest arguments of a step in bytes. Longer ones are in a response file.
inline constexpr std::size_t k_longest_arguments = 32768;

/// Hands the file on in pieces as they are made, so that it is never held as a whole.
void write(const Graph& graph, const Machine& machine, const ByteSink& sink);

/// The whole file.
std::string write(const Graph& graph, const Machine& machine);

}  // namespace ocelot::graph
