// Semantic versions as Go writes them: with a leading `v`.
#pragma once

#include <optional>
#include <string_view>

namespace ocelot::golang {

/// The parts of a version, as views of its text. Numbers stay text because they have no upper
/// limit.
struct SemanticVersion {
  std::string_view major;
  std::string_view minor;
  std::string_view patch;
  std::string_view prerelease;  ///< without the `-`
  std::string_view build;       ///< without the `+`
};

/// Splits `vMAJOR.MINOR.PATCH[-PRERELEASE][+BUILD]`; all three numbers are required.
std::optional<SemanticVersion> parse_semver(std::string_view text);

/// -1, 0 or 1 by precedence; the build part does not count.
int compare(const SemanticVersion& a, const SemanticVersion& b);

}  // namespace ocelot::golang
