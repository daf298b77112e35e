// The events of yaml-cpp as a list, each with its offset, for code that needs more than the values,
// such as the layout of a file.
#pragma once

#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::yaml {

struct YamlEvent {
  enum class Kind { null, alias, scalar, sequence, mapping, end };

  Kind kind = Kind::end;
  std::size_t offset = 0;  ///< the start of the value, including anchor and tag; unset for an end
  bool has_anchor = false;
  bool has_tag = false;   ///< of a list or a mapping
  bool is_plain = false;  ///< a scalar without quotes or tag
  std::string value;      ///< of a scalar
};

/// The events of the first document, up to the end of its root. An absent value is a null at the
/// next token, or at its anchor. read_yaml must accept the source without a fault.
std::vector<YamlEvent> read_events(const SourceRef& source);

}  // namespace ocelot::yaml
