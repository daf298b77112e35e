// The target of a build: an operating system, an architecture and the user's build tags.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace ocelot::golang {

struct Target {
  std::string os;
  std::string arch;
};

/// Whether Go considers a tag set when it builds for `target` with `tags` and CGO_ENABLED=0: the
/// tags, the target's own names, `unix` on a unix system, `gc`, and every release tag `go1.N` (the
/// tree's go directive decides whether the toolchain is new enough). Source: go/build,
/// Context.matchTag.
bool is_tag_set(std::string_view tag, const Target& target,
                const std::set<std::string, std::less<>>& tags);

}  // namespace ocelot::golang
