// The grammar of names.
#include "declaration/model/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "support/base/text.hpp"
#include "support/golang/constraint.hpp"

namespace ocelot::model {

namespace {

constexpr std::size_t k_longest_name = 64;

// Phony targets, and the files and folders in a project's root that a Ninja file uses.
constexpr std::string_view k_reserved[] = {"all",    "amd64",       "arm64",
                                           "build",  "build.ninja", "components",
                                           "config", "embed.ninja", "smoke"};

constexpr std::string_view k_wildcard = "all";

std::string_view last_part(std::string_view name) {
  return name.substr(name.rfind('.') + 1);
}

bool fits_grammar(std::string_view name) {
  return !name.empty() && name.size() <= k_longest_name && is_alphanumeric(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; });
}

std::string with_underscores(std::string_view tag) {
  std::string fixed(tag);
  std::replace_if(
      fixed.begin(), fixed.end(),
      [](char c) { return !is_alphanumeric(c) && c != '.' && c != '_'; }, '_');
  return fixed;
}

std::string help_for_tag(std::string_view tag) {
  if (tag.empty()) return "write a tag, or remove the item";
  if (tag.find(' ') != std::string_view::npos) return "put a comma between two tags";
  return fmt::format("tags have letters, digits, '_' and '.' only, such as '{}'",
                     with_underscores(tag));
}

}  // namespace

std::optional<Diagnostic> check_distribution_name(const config::Scalar& name) {
  if (!fits_grammar(name.value)) {
    return error("bad-name", name.place, fmt::format("'{}' cannot name a distribution", name.value))
        .with_help(
            "use ASCII letters, digits, '-', '_' and '.', a letter or digit first, 64 at most");
  }
  if (std::find(std::begin(k_reserved), std::end(k_reserved), name.value) != std::end(k_reserved)) {
    return error(
               "reserved-name", name.place,
               fmt::format(
                   "'{}' cannot name a distribution: the build has a target or folder of that name",
                   name.value))
        .with_help(fmt::format("choose another name, such as '{}-layer'", name.value));
  }
  return std::nullopt;
}

std::optional<Diagnostic> check_tag(const config::Scalar& tag) {
  if (golang::is_build_tag(tag.value)) return std::nullopt;
  return error("bad-tag", tag.place, fmt::format("'{}' is not a valid Go build tag", tag.value))
      .with_help(help_for_tag(tag.value));
}

std::optional<std::string> nearest_tag(std::string_view tag,
                                       const std::set<std::string>& known_tags) {
  if (!tag.starts_with(k_tag_prefix)) return std::nullopt;
  // `exporter.all` is near to every short name of an exporter, so it counts only for a misspelled
  // `all`.
  const std::string_view name = without_prefix(tag);
  const bool may_be_wildcard = nearest(last_part(name), {k_wildcard}).has_value();
  std::vector<std::string_view> names;
  for (std::string_view known : known_tags) {
    if (!known.starts_with(k_tag_prefix)) continue;
    if (may_be_wildcard || last_part(known) != k_wildcard) names.push_back(without_prefix(known));
  }
  const auto near = nearest(name, names);
  if (!near) return std::nullopt;
  return tag_of(*near);
}

}  // namespace ocelot::model
