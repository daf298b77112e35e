// compile: builds a shared library, an archive, a plugin or an executable in a copy of the tree.
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
  std::optional<typename In::File> header;  ///< the C interface of a shared library or archive
  std::optional<std::string> name;          ///< of an archive: the name that users get
  std::optional<std::string> templates;     ///< of an archive: their digest, as in SourceRequest
  std::optional<typename In::File> pkg_config;  ///< of an archive
  std::optional<typename In::File> program;     ///< a program with the archive linked in
  typename In::File tree{};
  GoOptions go_options{};
  bool has_short_relocations = false;          ///< the linker writes them as DT_RELR
  std::optional<typename In::File> symbols{};  ///< also made: the program with symbols

  bool operator==(const CompileRequest&) const = default;

  static constexpr StepContract k_contract = {
      .name = "compile",
      .purpose =
          "Builds a shared library, an archive, a plugin or an executable in a copy of the tree.",
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
    visit.option({{"relr", "", "write relocations in the short form, DT_RELR"}},
                 self.has_short_relocations);
    visit.option(k_symbols_option, self.symbols);
    visit.option(at(k_output_option, Position::last), self.output);
    visit.option({{"header", "FILE", "also made: the C header of a shared library or archive"},
                  Role::output},
                 self.header);
    visit.option({{"name", "NAME", "of an archive, such as libotelcol-amd64-edge"}}, self.name);
    visit.option(k_templates_option, self.templates);
    visit.option(
        {{"pkg-config", "FILE", "also made: the pkg-config file of an archive"}, Role::output},
        self.pkg_config);
    visit.option(
        {{"program", "FILE", "also made: a program with the archive linked in"}, Role::output},
        self.program);
    visit.input(self.tree);
  }
};

}  // namespace ocelot::graph
