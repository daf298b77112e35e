// Checks the names.
#include "declaration/model/omitted_providers.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace ocelot::model {

namespace {

using config::Scalar;

constexpr std::string_view k_module_suffix = "provider";

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

std::optional<Diagnostic> find_fault(const Scalar& name) {
  const std::string& text = name.value;
  if (!is_name(text)) {
    return error("bad-provider", name.place, fmt::format("invalid name of a provider '{}'", text))
        .with_help("write the scheme of its references: s3 for ${s3:ADDRESS}");
  }
  if (text.ends_with(k_module_suffix) && text != k_module_suffix) {
    return error("bad-provider", name.place, fmt::format("'{}' is the name of a module", text))
        .with_help(fmt::format("write: {}", text.substr(0, text.size() - k_module_suffix.size())));
  }
  if (text != "file") return std::nullopt;
  return error("bad-provider", name.place, "the provider 'file' cannot be left out")
      .with_note("the collector reads the configuration in the layer with it")
      .with_help("remove 'file'");
}

}  // namespace

Diagnostics check_omitted_providers(const std::vector<Scalar>& names) {
  Diagnostics faults;
  std::map<std::string_view, const Scalar*> seen;
  for (const Scalar& name : names) {
    const auto [first, is_new] = seen.emplace(name.value, &name);
    if (!is_new) {
      faults.push_back(error("duplicate-provider", name.place,
                             fmt::format("duplicate provider '{}'", name.value))
                           .with_note("first written here", first->second->place)
                           .with_help("remove one of the two"));
    } else if (auto fault = find_fault(name)) {
      faults.push_back(std::move(*fault));
    }
  }
  return faults;
}

}  // namespace ocelot::model
