// What Ninja runs: each step a function from declared input files to declared output files. An
// output whose bytes did not change is left untouched.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "build/cache/store.hpp"
#include "build/steps/place_lookup.hpp"
#include "build/steps/step.hpp"
#include "declaration/model/kind.hpp"
#include "support/base/result.hpp"

namespace ocelot::steps {

using Path = std::filesystem::path;

/// How a step came to its outputs.
enum class Done { worked, recalled };

/// Takes the upstream's folder out of a commit (of a local repository or a URL) or a plain folder.
struct CloneRequest {
  enum class From { url, repository, plain };

  From from = From::url;
  std::string location;
  std::string commit;           ///< 40 digits; not for a plain folder
  std::string folder;           ///< within it
  Path tree_id;                 ///< out: the id that git gives to the folder's content
  Path output;                  ///< out: the folder as a tar
  std::string expected_tree{};  ///< the id that it must have; empty when not known
  Network network = Network::allowed;
};
Status clone(const CloneRequest& request);

/// Runs upstream's own `make set-otelcol-version` and keeps the version that it finds.
struct ProbeRequest {
  Tools tools;
  Path upstream;
  Path output;  ///< out: one line, such as "v0.145.0"
};
Status probe(const ProbeRequest& request);

/// Packs a component's files as they will lie in the tree.
struct OverlayRequest {
  struct File {
    Path source;
    std::string tree_path;
  };

  std::vector<File> files;
  Path output;
};
Status overlay(const OverlayRequest& request);

/// Makes out the sources that a kind of distribution adds, for an upstream: see
/// templates/README.md.
struct SourceRequest {
  model::Kind kind = model::Kind::executable;  ///< no layer, which adds nothing
  std::string component;                       ///< of a plugin: its full name
  Path upstream;                               ///< whose go.mod names the module and the providers
  std::vector<OverlayRequest::File> files;  ///< of a plugin: the component, as it lies in the tree
  Path output;
};
Status source(const SourceRequest& request);

/// Makes the tree of a set: upstream with its overlays, its go.mod with the required modules,
/// tidied; its vendor folder, if it has one, made anew.
struct GomodRequest {
  Tools tools;
  Path upstream;
  Path version;  ///< probe's output: the version of modules that name none
  std::vector<Path> overlays;
  std::vector<std::string> requirements;  ///< MODULE or MODULE@VERSION
  Path output;
  Origins origins;
  Network network = Network::allowed;
};
Status gomod(const GomodRequest& request);

/// Runs upstream's own `make package` in a copy of the tree.
struct PackageRequest {
  Tools tools;
  Path tree;
  Path tree_id;  ///< clone's output, which upstream stamps into the link as GIT_SHA
  std::string architecture;
  std::string tags;            ///< separated by commas
  std::optional<Path> config;  ///< takes the place of the tree's config.yaml
  Path output;
  Origins origins;
  Network network = Network::allowed;
  int compression = 6;                  ///< of the zip: libdeflate's 1 to 12
  const cache::Store* store = nullptr;  ///< recalls a layer whose link would repeat; may be null
  std::string go{};                     ///< what identify_go said; only for the store
};
Result<Done> package(const PackageRequest& request);

/// Whether the store has a layer whose link would repeat. Compiles what is not in the Go cache, as
/// `package` does, and leaves no file beside the request's output.
Result<bool> is_link_known(const PackageRequest& request);

/// Builds a shared library, a plugin or an executable in a copy of the tree.
struct CompileRequest {
  Tools tools;
  Path tree;
  model::Kind kind = model::Kind::executable;
  std::string architecture;
  std::string tags;     ///< separated by commas
  std::string package;  ///< the folder of its package main in the tree
  Path output;
  Origins origins;
  Network network = Network::allowed;
  Path cc{};                            ///< the C compiler; empty: built without C
  std::optional<Path> header{};         ///< out: the C interface of a shared library
  const cache::Store* store = nullptr;  ///< recalls what would be linked again; may be null
  std::string go{};                     ///< what identify_go said; only for the store
};
Result<Done> compile(const CompileRequest& request);

/// Whether the store has what would be linked again; see is_link_known.
Result<bool> is_binary_known(const CompileRequest& request);

/// Copies what was built to the name that users know, and writes its SHA-256 beside it in
/// sha256sum's format.
struct RenameRequest {
  Path built;
  Path output;
  std::optional<Path> header{};  ///< of a shared library
  Path header_output{};
  bool is_executable = false;  ///< everybody may run the output
};
Status rename(const RenameRequest& request);

}  // namespace ocelot::steps
