// Reading the lines of `go list`.
#include "build/steps/package_listing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

// Each name ends with '/', which no name contains.
std::vector<std::string_view> read_files(std::string_view column) {
  std::vector<std::string_view> files = split(column, '/');
  files.pop_back();
  return files;
}

// A build id is ACTION/CONTENT; the content id is that of the compiled package's bytes (Go's
// cmd/go, buildid.go).
Result<ListedPackage> read_package(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, '\t');
  const bool is_unsafe = parts[0] == "unsafe";  // part of the compiler, never compiled
  if (parts.size() != 6 || (parts[1].empty() && !is_unsafe)) {
    return fail(
        error("tool-failed", {}, fmt::format("cannot parse the output of go list: '{}'", line)));
  }
  const std::size_t space = std::min(parts[4].find(' '), parts[4].size());
  return ListedPackage{parts[0],
                       parts[1].substr(parts[1].rfind('/') + 1),
                       parts[2],
                       read_files(parts[3]),
                       parts[4].substr(0, space),
                       parts[4].substr(std::min(space + 1, parts[4].size()))};
}

}  // namespace

Result<std::vector<ListedPackage>> read_packages(std::string_view listed) {
  std::vector<ListedPackage> packages;
  for (std::string_view line : split_lines(listed)) {
    Result<ListedPackage> package = read_package(line);
    if (!package) return fail(package.error());
    packages.push_back(std::move(*package));
  }
  return packages;
}

}  // namespace ocelot::steps
