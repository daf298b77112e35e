// The documents that users get next to an artifact.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ocelot::graph {

enum class Document { sbom, licenses, provenance };

using Documents = std::set<Document>;

struct DocumentKind {
  Document document;
  std::string_view name;    ///< in --documents
  std::string_view ending;  ///< of the file
};

/// All of them, in the order in which they are made.
inline constexpr std::array<DocumentKind, 3> k_documents = {{
    {Document::sbom, "sbom", ".cdx.json"},
    {Document::licenses, "licenses", ".LICENSES.txt"},
    {Document::provenance, "provenance", ".intoto.json"},
}};

inline const Documents k_all_documents = {Document::sbom, Document::licenses, Document::provenance};

constexpr std::string_view ending_of(Document document) {
  return k_documents.at(static_cast<std::size_t>(document)).ending;
}

/// The ending of a signature, after that of the statement.
inline constexpr std::string_view k_signature_ending = ".sig";

/// The documents that a list such as "sbom,licenses" names, or "none". Nothing if a name is
/// unknown.
std::optional<Documents> parse_documents(std::string_view list);

/// The list that parse_documents reads.
std::string list_of(const Documents& documents);

}  // namespace ocelot::graph
