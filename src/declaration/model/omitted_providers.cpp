// Checks the names, and looks for references in the scalars of a configuration.
#include "declaration/model/omitted_providers.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/yaml/yaml.hpp"

namespace ocelot::model {

namespace {

using config::Scalar;

constexpr std::string_view k_module_suffix = "provider";
constexpr std::string_view k_begin = "${";

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

// A reference in a text, from its "${" on.
struct Reference {
  std::size_t offset = 0;
  std::string_view text;
};

// `$$` is a dollar sign, so "$${" begins no reference.
bool is_escaped(std::string_view text, std::size_t dollar) {
  std::size_t before = 0;
  while (before < dollar && text[dollar - before - 1] == '$') ++before;
  return before % 2 == 1;
}

std::vector<Reference> references_in(std::string_view text) {
  std::vector<Reference> references;
  for (std::size_t at = text.find(k_begin); at != std::string_view::npos;
       at = text.find(k_begin, at + k_begin.size())) {
    if (is_escaped(text, at)) continue;
    const std::size_t end = text.find('}', at);
    if (end != std::string_view::npos) references.push_back({at, text.substr(at, end + 1 - at)});
  }
  return references;
}

// Empty without a scheme: upstream decides what `${NAME}` means.
std::string_view scheme_of(std::string_view reference) {
  const std::string_view uri = reference.substr(k_begin.size());
  const std::size_t colon = uri.find(':');
  return uri.substr(0, colon == std::string_view::npos ? 0 : colon);
}

class ReferenceFinder {
 public:
  explicit ReferenceFinder(const Distribution& distribution) : distribution_(distribution) {}

  Diagnostics find_in(const yaml::YamlNode& root) {
    visit(root);
    return std::move(faults_);
  }

 private:
  void visit(const yaml::YamlNode& node) {
    if (node.kind == yaml::YamlNode::Kind::scalar) visit_scalar(node);
    for (const yaml::YamlRef& item : node.items) visit(*item);
    for (const auto& [key, value] : node.pairs) visit(*value);
  }

  void visit_scalar(const yaml::YamlNode& node) {
    for (const Reference& reference : references_in(node.text)) {
      const auto omitted = distribution_.omitted_providers.find(scheme_of(reference.text));
      if (omitted != distribution_.omitted_providers.end())
        faults_.push_back(describe(node, reference, *omitted));
    }
  }

  Diagnostic describe(const yaml::YamlNode& node, const Reference& reference,
                      const std::pair<const std::string, Place>& omitted) const {
    const bool is_plain = node.place.length == node.text.size();
    const Place place = is_plain ? Place{node.place.source, node.place.offset + reference.offset,
                                         reference.text.size()}
                                 : node.place;
    return error("omitted-provider", place,
                 fmt::format("'{}' needs the provider '{}', which '{}' leaves out", reference.text,
                             omitted.first, distribution_.name))
        .with_note("left out here", omitted.second)
        .with_help(fmt::format("remove '{}' from 'omit-providers', or write the value itself",
                               omitted.first));
  }

  const Distribution& distribution_;
  Diagnostics faults_;
};

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

Diagnostics find_omitted_references(const Distribution& distribution, const SourceRef& config) {
  if (distribution.omitted_providers.empty()) return {};
  const Result<yaml::YamlRef> root = yaml::read_yaml(config).if_clean();
  return root ? ReferenceFinder(distribution).find_in(**root) : Diagnostics();
}

}  // namespace ocelot::model
