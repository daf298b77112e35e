// A statement about how an artifact was made: an in-toto statement
// (https://in-toto.io/Statement/v1) with SLSA provenance (https://slsa.dev/provenance/v1).
// In: digests and the declared parameters. Out: JSON without a time and without facts of the
// machine, so the same artifact of the same sources has the same statement.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/digest.hpp"
#include "support/base/json.hpp"

namespace ocelot::documents {

/// A file, or another resource, by its digest or its address.
struct Resource {
  std::string name;
  std::string uri{};        ///< empty: none
  std::string algorithm{};  ///< of the digest, such as "sha256"; empty: no digest
  std::string digest{};     ///< hexadecimal digits
};

/// A file with its SHA-256.
Resource file_resource(std::string name, const Digest& digest);

struct Provenance {
  Resource subject;
  Json parameters;                     ///< what the declaration and the command line say
  std::vector<Resource> dependencies;  ///< what the artifact was made of
  std::vector<Resource> byproducts;    ///< the other documents
};

Json make_statement(const Provenance& provenance);

/// What verification needs of a statement: the digests of files, by their names.
struct StatedDigests {
  std::map<std::string, Digest> subjects;
  std::map<std::string, Digest> byproducts;
};

/// Reads what make_statement wrote. Nothing if the text is something else.
std::optional<StatedDigests> read_statement(std::string_view text);

}  // namespace ocelot::documents
