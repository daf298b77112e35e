// How the present output of a step came to be. A step writes it beside its record, for `report`;
// no decision of a build depends on it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/cache/action_key.hpp"

namespace ocelot::action {

/// A field of a step's key that differs from the record of an earlier run.
struct ChangedField {
  std::string name;
  std::string file;  ///< the path of an input; empty for a text

  bool operator==(const ChangedField&) const = default;
};

struct StepOrigin {
  bool is_restored = false;             ///< from the action cache; else the step worked
  bool has_earlier = false;             ///< whether there was a record to compare with
  std::vector<ChangedField> changes{};  ///< since that record

  bool operator==(const StepOrigin&) const = default;
};

/// The origin of outputs with a key. `earlier` is the text of the record that the outputs had
/// before; empty if there was none.
StepOrigin make_origin(const cache::ActionKey& key, std::string_view earlier, bool is_restored);

/// One line for the result, one for each change.
std::string to_text(const StepOrigin& origin);

/// Reads the output of `to_text`; nothing for any other text.
std::optional<StepOrigin> read_origin(std::string_view text);

/// The path of the origin of an output.
std::filesystem::path origin_path(const std::filesystem::path& output);

}  // namespace ocelot::action
