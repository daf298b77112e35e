// The commit that --since compares with. In: its value, the repository and, for `auto`, the CI's
// variables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "project/root.hpp"
#include "support/base/result.hpp"

namespace ocelot::project {

/// The value of --since that stands for the CI's event. A branch of this name is refs/heads/auto.
inline constexpr std::string_view k_auto = "auto";

struct Since {
  /// 40 digits; nothing if the event has no earlier state, so that everything counts as changed.
  std::optional<std::string> commit{};
  std::string event{};  ///< with `auto`, the event; otherwise empty
  std::string why{};    ///< with `auto`, one line about the choice; otherwise empty
};

/// The merge base of HEAD and the commit that `word` names, or, for `auto`, the start of the
/// changes of the CI's event. Faults: no repository, an unknown ref, no merge base, no event.
Result<Since> find_since(const Root& root, const std::string& word);

/// The exact commit that `word` names, without a merge base; for `auto`, the same as find_since.
Result<Since> find_exactly(const Root& root, const std::string& word);

}  // namespace ocelot::project
