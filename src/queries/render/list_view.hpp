// The answer of `list` as text and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "queries/listing.hpp"
#include "support/console/page.hpp"

namespace ocelot::queries {

/// The lists that were asked for; the others are null.
struct Listing {
  const model::Model* distributions = nullptr;
  std::optional<std::vector<ListedComponent>> components;
  std::optional<std::vector<ListedTag>> tags;
  std::optional<std::vector<ListedTarget>> targets;
  bool knows_upstream = false;
};

std::string to_text(const Listing& listing, const console::PageStyle& style);
std::string to_json(const Listing& listing);

}  // namespace ocelot::queries
