// Searches the output for the texts of a table. The texts are those of Go 1.26 and git 2.39.
#include "support/golang/go_failure.hpp"

#include <algorithm>

#include "support/base/text.hpp"

namespace ocelot::golang {

namespace {

constexpr FailureCause k_full_disk{"full-disk", "free space, then run the build again"};
constexpr FailureCause k_changed{
    "module-changed",
    "a version must never change: use a proxy that has the recorded bytes, or require another "
    "version"};
constexpr FailureCause k_missing_home{
    "missing-home",
    "set HOME, or set GOCACHE and GOMODCACHE to the folders that Go may use as its caches"};
constexpr FailureCause k_missing_toolchain{
    "missing-toolchain",
    "check GOTOOLCHAIN and the lines 'go' and 'toolchain' of upstream's go.mod, or install that "
    "version of Go and write GOTOOLCHAIN=local"};
constexpr FailureCause k_old_go{
    "old-go", "install the Go that the line 'go' of upstream's go.mod requires, or a newer one"};
constexpr FailureCause k_untrusted{
    "module-untrusted",
    "if you trust the server, write the certificate of its authority to a file and set "
    "SSL_CERT_FILE to it; for repositories, also set GIT_SSL_CAINFO"};
constexpr FailureCause k_denied{
    "module-denied",
    "a step cannot ask for a password: store one in ~/.netrc or in a credential helper of git, or "
    "use ssh keys; for a private module, set GOPRIVATE to its path"};
constexpr FailureCause k_unreachable{
    "module-unreachable", "check the network, GOPROXY and the proxy that https_proxy names"};
constexpr FailureCause k_stale{
    "stale-modules",
    "run ocelot-gen update, and commit config/upstream.lock and config/modules.lock"};
constexpr FailureCause k_unavailable{
    "unavailable-module",
    "check the spelling and the version of the module; for a private module, set GOPRIVATE to its "
    "path, so that Go fetches it from its repository"};

struct Row {
  std::string_view text;
  const FailureCause& cause;
};

// A cause comes before those that it can make the go command state too.
constexpr Row k_rows[] = {
    {"no space left on device", k_full_disk},
    {"No space left on device", k_full_disk},
    {": checksum mismatch", k_changed},
    {"GOCACHE is not defined", k_missing_home},
    {"build cache is disabled by GOCACHE=off", k_missing_home},
    {"neither GOMODCACHE nor GOPATH is set", k_missing_home},
    {"': must match format 1.23", k_old_go},  // Go 1.20 and earlier cannot read `go 1.24.0`
    {"toolchain not available", k_missing_toolchain},
    {" golang.org/toolchain@", k_missing_toolchain},
    {"x509: ", k_untrusted},
    {"server certificate verification failed", k_untrusted},
    {"SSL certificate problem", k_untrusted},
    {"terminal prompts disabled", k_denied},
    {"Permission denied (publickey", k_denied},
    {"Authentication failed for ", k_denied},
    {"refusing to pass credentials to insecure URL", k_denied},
    {": 401 Unauthorized", k_denied},
    {": 403 Forbidden", k_denied},
    {": 407 Proxy Authentication Required", k_denied},
    {"connect: connection refused", k_unreachable},
    {"network is unreachable", k_unreachable},
    {"no such host", k_unreachable},
    {"server misbehaving", k_unreachable},
    {"i/o timeout", k_unreachable},
    {"TLS handshake timeout", k_unreachable},
    {"Could not resolve host", k_unreachable},
    {"Failed to connect to ", k_unreachable},
    {": 500 Internal Server Error", k_unreachable},
    {": 502 Bad Gateway", k_unreachable},
    {": 503 Service Unavailable", k_unreachable},
    {": 504 Gateway Timeout", k_unreachable},
    {"missing go.sum entry", k_stale},
    {"updates to go.mod needed", k_stale},
    {"no required module provides package", k_stale},
    {": 404 Not Found", k_unavailable},
    {": 410 Gone", k_unavailable},
    {"invalid version: unknown revision", k_unavailable},
    {"Could not read from remote repository", k_unavailable},
    {"unrecognized import path", k_unavailable},
};

constexpr std::string_view k_mismatch = ": checksum mismatch";

// Reads `\tNAME: SUM`; both are empty in a line of another form.
struct SumLine {
  explicit SumLine(std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (!line.starts_with('\t') || colon == std::string_view::npos) return;
    name = trim(line.substr(0, colon));
    sum = trim(line.substr(colon + 2));
  }

  std::string_view name;
  std::string_view sum;
};

// The word with an '@' in `verifying MODULE@VERSION` or `go: MODULE@VERSION: verifying module`.
std::string_view module_in(std::string_view line) {
  for (std::string_view word : split(line, ' ')) {
    if (word.find('@') == std::string_view::npos) continue;
    return word.substr(0, word.find(':'));
  }
  return {};
}

}  // namespace

const FailureCause* find_failure_cause(std::string_view output) {
  for (const Row& row : k_rows) {
    if (output.find(row.text) != std::string_view::npos) return &row.cause;
  }
  return nullptr;
}

std::vector<ChangedModule> find_changed_modules(std::string_view output) {
  const std::vector<std::string_view> lines = split_lines(output);
  std::vector<ChangedModule> changed;
  for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
    if (!lines[i].ends_with(k_mismatch)) continue;
    const std::string_view module = module_in(lines[i]);
    const std::size_t at = module.find('@');
    const SumLine downloaded(lines[i + 1]);
    const SumLine recorded(lines[i + 2]);
    if (at == std::string_view::npos || downloaded.sum.empty() || recorded.sum.empty()) continue;
    const std::string path(module.substr(0, at));
    const std::string version(module.substr(at + 1));
    if (std::any_of(changed.begin(), changed.end(), [&](const ChangedModule& earlier) {
          return earlier.path == path && earlier.version == version;
        }))
      continue;
    changed.push_back({path, version, std::string(downloaded.sum), std::string(recorded.sum),
                       std::string(recorded.name)});
  }
  return changed;
}

}  // namespace ocelot::golang
