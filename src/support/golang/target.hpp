// The target of a build: an operating system, an architecture, with or without C.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "support/golang/constraint.hpp"

namespace ocelot::golang {

/// The oldest release of Go that builds a collector: 1.24.
inline constexpr int k_oldest_release = 24;

struct Target {
  std::string os;
  std::string arch;
  bool has_cgo = false;            ///< CGO_ENABLED=1
  int release = k_oldest_release;  ///< Go is at least 1.N
};

/// The value of a tag if Go builds for `target` with `tags`. Set are the tags, the target's own
/// names, `unix` on a unix system, `gc`, `cgo`, the release tags `go1.N` and the lowest feature
/// level of the architecture. Undecided are later releases and `goexperiment.NAME`, which depend on
/// the toolchain. Source: go/build, Context.matchTag; internal/buildcfg.
Truth value_of_tag(std::string_view tag, const Target& target,
                   const std::set<std::string, std::less<>>& tags);

/// Whether a tag is set for certain.
bool is_tag_set(std::string_view tag, const Target& target,
                const std::set<std::string, std::less<>>& tags);

}  // namespace ocelot::golang
