// A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/).
// In: what is shipped, and the build information of the programs in it. Out: JSON that is a
// function of these alone, without a time and without facts of the machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/json.hpp"
#include "support/golang/build_listing.hpp"

namespace ocelot::documents {

/// A program in a layer, or an artifact that is a program.
struct ShippedProgram {
  std::string path;  ///< in the layer; the artifact's name if the artifact is the program
  Digest digest;
  golang::LinkedProgram build;
};

struct ShippedArtifact {
  std::string name;  ///< of the file that users get
  Digest digest;
  bool is_zip = false;  ///< the programs are in it
  std::vector<ShippedProgram> programs;
};

/// The bill of materials: the artifact, its programs, their modules and Go's standard library.
Json make_sbom(const ShippedArtifact& artifact);

/// What other documents need of a bill of materials.
struct ListedModule {
  std::string path;
  std::string version;  ///< empty for a folder of the tree
};

struct SbomContent {
  Digest artifact;
  std::string go;                     ///< "1.26.8"; empty if the programs differ
  std::vector<ListedModule> modules;  ///< without Go's standard library
};

/// Reads what make_sbom wrote. Nothing if the text is something else.
std::optional<SbomContent> read_sbom(std::string_view text);

/// The names of properties that CycloneDX does not know.
inline constexpr std::string_view k_replaces_property = "ocelot:replaces";
inline constexpr std::string_view k_folder_property = "ocelot:folder";

}  // namespace ocelot::documents
