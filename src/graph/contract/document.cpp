// Reads and writes lists of documents.
#include "graph/contract/document.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

constexpr std::string_view k_none = "none";

}  // namespace

std::optional<Documents> parse_documents(std::string_view list) {
  if (list == k_none) return Documents();
  Documents documents;
  for (std::string_view name : split(list, ',')) {
    const auto* const found = std::ranges::find(k_documents, name, &DocumentKind::name);
    if (found == k_documents.end()) return std::nullopt;
    documents.insert(found->document);
  }
  return documents;
}

std::string list_of(const Documents& documents) {
  std::string list;
  for (const DocumentKind& kind : k_documents) {
    if (!documents.contains(kind.document)) continue;
    list += fmt::format("{}{}", list.empty() ? "" : ",", kind.name);
  }
  return list.empty() ? std::string(k_none) : list;
}

}  // namespace ocelot::graph
