// What questions are asked of: the model, and upstream's own components where its tree is
// available.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "declaration/model/model.hpp"
#include "support/base/result.hpp"

namespace ocelot::queries {

/// A component that a question can name: the project's, or upstream's own.
struct CatalogEntry {
  const model::Component* component = nullptr;
  std::optional<model::ComponentId> id;  ///< of the project's; upstream's have none

  bool is_upstreams() const { return !id; }
  std::string name() const { return component->full_name(); }
  /// The paths of its files: in the project, or in upstream's folder.
  std::vector<std::string> files() const;
};

class Catalog {
 public:
  /// Both must outlive the catalog. No list of upstream's components means that its tree is not
  /// available.
  Catalog(const model::Model& model, const std::optional<std::vector<model::Component>>& upstream);

  const model::Model& model() const { return model_; }
  bool knows_upstream() const { return knows_upstream_; }

  /// All, sorted by name; of equal names the project's comes first.
  const std::vector<CatalogEntry>& components() const { return components_; }

  /// Null when there is none of that name.
  const CatalogEntry* find(std::string_view name) const;

  /// Whether a distribution holds a component. A plugin holds one, though its tree has those of
  /// its library.
  bool holds(const model::Distribution& distribution, const CatalogEntry& component) const;

  /// The distribution of that name. Fault: there is none, with the nearest name.
  Result<const model::Distribution*> distribution(const std::string& name) const;

  /// The component of that name. Fault: there is none, with the nearest name, or how to learn
  /// upstream's.
  Result<const CatalogEntry*> component(const std::string& name) const;

 private:
  const model::Model& model_;
  bool knows_upstream_ = false;
  std::vector<CatalogEntry> components_;
};

/// Why upstream's part of an answer is missing, and how to get it.
std::string missing_upstream();

}  // namespace ocelot::queries
