// Determines which build tags Go itself sets.
#include "support/golang/target.hpp"

#include <algorithm>
#include <array>

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

// `go1.N` with N from 1: Go has no such tag for Go 1.0 or for patch releases.
bool is_release(std::string_view tag) {
  constexpr std::string_view k_prefix = "go1.";
  if (!tag.starts_with(k_prefix)) return false;
  const std::string_view minor = tag.substr(k_prefix.size());
  return !minor.empty() && minor.front() != '0' &&
         minor.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_tag_set(std::string_view tag, const Target& target,
                const std::set<std::string, std::less<>>& tags) {
  if (tag == target.os || tag == target.arch || tag == "gc") return true;
  if (is_implied(tag, target.os) || is_release(tag)) return true;
  if (tag == "unix" && is_unix(target.os)) return true;
  // Go replaces the old name by the experiment's name, so the old name cannot be set.
  return tags.contains(tag == "boringcrypto" ? "goexperiment.boringcrypto" : tag);
}

}  // namespace ocelot::golang
