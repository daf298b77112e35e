// compile: builds a shared library, a plugin or an executable in a copy of the tree.
#pragma once

#include <optional>
#include <string>

#include "declaration/model/kind.hpp"
#include "graph/contract/go_options.hpp"
#include "graph/contract/step_option.hpp"
#include "graph/contract/step_values.hpp"

namespace ocelot::graph {

template <class In>
struct CompileRequest {
  typename In::Program go{};
  std::optional<std::string> go_version;
  std::optional<typename In::Program> cc;  ///< nothing: built without cgo
  model::Kind kind = model::Kind::executable;
  std::string architecture;
  std::string tags;     ///< separated by commas
  std::string package;  ///< the folder of package main in the tree
  typename In::File output{};
  std::optional<typename In::File> header;  ///< the C interface of a shared library
  typename In::File tree{};
  GoOptions go_options{};
  std::optional<typename In::File> symbols{};  ///< also made: the program with symbols

  bool operator==(const CompileRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "compile",
      .purpose = "Builds a shared library, a plugin or an executable in a copy of the tree.",
      .inputs = "tree.tar",
      .example =
          "ocelot-gen step compile --go $(which go) --kind executable --arch amd64 --tags "
          "lambdacomponents.custom,lambdacomponents.all --package ocelot/executable -o otelcol "
          "tree.tar",
      .version = 2,
      .is_heavy = true,
      .runs_upstream = true,
      .builds_artifact = true,
      .links_program = true,
      .is_rare = true};

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor& visit) {
    visit.option(k_go_option, self.go);
    visit.option(k_go_version_option, self.go_version);
    visit.option({{"cc", "PATH", "the C compiler; without one, nothing is built with C"}, Role::cc},
                 self.cc);
    visit.option(k_kind_option, self.kind);
    visit.option(k_architecture_option, self.architecture);
    visit.option(k_tags_option, self.tags);
    visit.option({{"package", "DIR", "the folder of the package main in the tree", true}},
                 self.package);
    GoOptions::describe(self.go_options, visit);
    visit.option(k_symbols_option, self.symbols);
    visit.option(at(k_output_option, Position::last), self.output);
    visit.option({{"header", "FILE", "also made: the C header of a shared library"}, Role::output},
                 self.header);
    visit.input(self.tree);
  }
};

}  // namespace ocelot::graph
