// Determines which build tags Go itself sets.
#include "support/golang/target.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace ocelot::golang {

namespace {

// syslist.UnixOS of Go 1.26.
constexpr std::array<std::string_view, 12> k_unix_systems = {
    "aix",     "android", "darwin", "dragonfly", "freebsd", "hurd",
    "illumos", "ios",     "linux",  "netbsd",    "openbsd", "solaris"};

struct Kinship {
  std::string_view system;
  std::string_view implied;
};

// Systems that also count as another system.
constexpr std::array<Kinship, 3> k_kinships = {
    {{"android", "linux"}, {"illumos", "solaris"}, {"ios", "darwin"}}};

bool is_unix(std::string_view os) {
  return std::find(k_unix_systems.begin(), k_unix_systems.end(), os) != k_unix_systems.end();
}

bool is_implied(std::string_view tag, std::string_view os) {
  return std::any_of(k_kinships.begin(), k_kinships.end(),
                     [=](Kinship kin) { return kin.system == os && kin.implied == tag; });
}

// The N of `go1.N`, from 1: Go has no such tag for Go 1.0 or for patch releases.
std::optional<int> release_of(std::string_view tag) {
  constexpr std::string_view k_prefix = "go1.";
  if (!tag.starts_with(k_prefix) || tag.substr(k_prefix.size()).starts_with('0'))
    return std::nullopt;
  const char* end = tag.data() + tag.size();
  int release = 0;
  const auto [read_to, code] = std::from_chars(tag.data() + k_prefix.size(), end, release);
  if (code != std::errc() || read_to != end || release < 1) return std::nullopt;
  return release;
}

// What GOAMD64=v1 and GOARM64=v8.0 set, Go's defaults, which the steps also pin.
bool is_lowest_feature_level(std::string_view tag, std::string_view arch) {
  return (arch == "amd64" && tag == "amd64.v1") || (arch == "arm64" && tag == "arm64.v8.0");
}

bool is_set_by_target(std::string_view tag, const Target& target) {
  return tag == target.os || tag == target.arch || tag == "gc" ||
         (tag == "cgo" && target.has_cgo) || (tag == "unix" && is_unix(target.os)) ||
         is_implied(tag, target.os) || is_lowest_feature_level(tag, target.arch);
}

// No toolchain has BoringCrypto by default, so it is off. If a distribution declares it as an
// experiment, the comparison of what Go compiled reports each file that this selects.
bool depends_on_toolchain(std::string_view tag, const Target& target) {
  if (tag.starts_with("goexperiment.")) return tag != "goexperiment.boringcrypto";
  const std::optional<int> release = release_of(tag);
  return release && *release > target.release;
}

}  // namespace

Truth value_of_tag(std::string_view tag, const Target& target,
                   const std::set<std::string, std::less<>>& tags) {
  // Go replaces the old name by the experiment's name, so the old name cannot be set.
  if (tag == "boringcrypto") tag = "goexperiment.boringcrypto";
  if (is_set_by_target(tag, target) || tags.contains(tag)) return Truth::yes;
  if (depends_on_toolchain(tag, target)) return Truth::undecided;
  return release_of(tag) ? Truth::yes : Truth::no;
}

bool is_tag_set(std::string_view tag, const Target& target,
                const std::set<std::string, std::less<>>& tags) {
  return value_of_tag(tag, target, tags) == Truth::yes;
}

}  // namespace ocelot::golang
