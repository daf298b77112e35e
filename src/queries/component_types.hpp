// The type names by which a collector's configuration refers to components, without running Go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queries/catalog.hpp"

namespace ocelot::queries {

/// A type that the program of an earlier build listed.
struct KnownType {
  std::string kind;  ///< "exporter"
  std::string type;
  std::vector<std::string> aliases;  ///< deprecated names of the type
  std::string module;                ///< of the component's code
};

/// Whether a component has a configured type. If earlier builds know the type, it is the component
/// that imports a package of its module. Otherwise, a rule is used: the name of the component's
/// tag, or the last part of a package that it imports, with or without the kind at its end, equals
/// the type, ignoring case and underscores (`memory_limiter` is memorylimiterprocessor). A table
/// has the types for which the rule fails (`otlp_grpc` is otlpexporter).
bool has_type(const CatalogEntry& component, std::string_view kind, std::string_view type,
              const std::vector<KnownType>& known = {});

/// The types and aliases of a component that earlier builds know, sorted.
std::vector<std::string> known_types_of(const CatalogEntry& component,
                                        const std::vector<KnownType>& known);

/// A type without what the rule ignores: in lower case, without underscores.
std::string bare_type(std::string_view name);

}  // namespace ocelot::queries
