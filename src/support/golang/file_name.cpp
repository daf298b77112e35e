// Splits a Go file's name into its parts.
#include "support/golang/file_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

// syslist.KnownOS and KnownArch of Go 1.26; Go never removes entries.
constexpr std::array<std::string_view, 18> k_systems = {
    "aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",     "js",
    "linux", "nacl",    "netbsd", "openbsd",   "plan9",   "solaris", "wasip1",  "windows", "zos"};
constexpr std::array<std::string_view, 24> k_architectures = {
    "386",     "amd64",  "amd64p32", "arm",       "arm64",       "arm64be", "armbe",   "loong64",
    "mips",    "mips64", "mips64le", "mips64p32", "mips64p32le", "mipsle",  "ppc",     "ppc64",
    "ppc64le", "riscv",  "riscv64",  "s390",      "s390x",       "sparc",   "sparc64", "wasm"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The parts that may name a target. The part before the first `_` never does, so linux.go is for
// every system. Text after the first dot does not count either.
std::vector<std::string_view> suffixes_of(std::string_view name) {
  name = name.substr(0, name.find('.'));
  std::vector<std::string_view> parts = split(name, '_');
  parts.erase(parts.begin());
  if (!parts.empty() && parts.back() == "test") parts.pop_back();
  return parts;
}

void read_target(std::vector<std::string_view> suffixes, FileName& name) {
  if (suffixes.empty()) return;
  if (contains(k_systems, suffixes.back())) {
    name.os = suffixes.back();
    return;
  }
  if (!contains(k_architectures, suffixes.back())) return;
  name.arch = suffixes.back();
  suffixes.pop_back();
  if (!suffixes.empty() && contains(k_systems, suffixes.back())) name.os = suffixes.back();
}

}  // namespace

FileName parse_file_name(std::string_view name) {
  constexpr std::string_view k_extension = ".go";
  FileName parsed;
  parsed.is_go = name.ends_with(k_extension);
  parsed.is_ignored = name.starts_with('_') || name.starts_with('.');
  parsed.is_test = name.ends_with("_test.go");
  parsed.stem = name.substr(0, name.size() - (parsed.is_go ? k_extension.size() : 0));
  read_target(suffixes_of(name), parsed);
  return parsed;
}

bool name_matches(const FileName& name, const Target& target) {
  const auto is_met = [&target](const std::string& tag) {
    return tag.empty() || is_tag_set(tag, target, {});
  };
  return name.is_go && !name.is_ignored && !name.is_test && is_met(name.os) && is_met(name.arch);
}

}  // namespace ocelot::golang
