// The events of yaml-cpp as a list, each with its offset, for what needs more than the values: the
// layout of a file.
#pragma once

#include <string>
#include <vector>

#include "support/base/result.hpp"

namespace ocelot::yaml {

struct YamlEvent {
  enum class Kind { null, alias, scalar, sequence, mapping, end };

  Kind kind = Kind::end;
  std::size_t offset = 0;  ///< where the value begins, anchor and tag included; not of an end
  bool has_anchor = false;
  bool has_tag = false;   ///< of a list or a mapping
  bool is_plain = false;  ///< a scalar without quotes and tag
  std::string value;      ///< of a scalar
};

/// The events of the first document, up to its root's end. An absent value is a null at the next
/// token, or at its anchor. The source must be one that read_yaml takes without a fault.
std::vector<YamlEvent> read_events(const SourceRef& source);

}  // namespace ocelot::yaml
