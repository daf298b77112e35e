// Causes of failures in outputs of Go 1.26.8 and git 2.39, as they were printed.
#include "support/golang/go_failure.hpp"

#include <doctest/doctest.h>

namespace ocelot::golang {

namespace {

std::string code_of(std::string_view output) {
  const FailureCause* const cause = find_failure_cause(output);
  return cause == nullptr ? "none" : std::string(cause->code);
}

std::string help_of(std::string_view output) {
  return std::string(find_failure_cause(output)->help);
}

constexpr std::string_view k_changed_zip =
    "go: downloading example.com/dep v1.0.0\n"
    "verifying example.com/dep@v1.0.0: checksum mismatch\n"
    "\tdownloaded: h1:18JNKpWsiQwPWOcXHXnSu8ZwNgIko7Dw343mlTlszOE=\n"
    "\tgo.sum:     h1:Ve4Qlfm/DWAqBWpJ4+MiwpV3kicqIF4qfS5xPMGX0Ts=\n"
    "\n"
    "SECURITY ERROR\n"
    "This download does NOT match an earlier download recorded in go.sum.\n"
    "The bits may have been replaced on the origin server, or an attacker may\n"
    "have intercepted the download attempt.\n"
    "\n"
    "For more information, see 'go help module-auth'.\n";

std::string shown(const std::vector<ChangedModule>& modules) {
  std::string text;
  for (const ChangedModule& module : modules)
    text += module.path + " " + module.version + " " + module.downloaded + " " + module.record +
            " " + module.recorded + "\n";
  return text;
}

}  // namespace

TEST_CASE("a changed zip of a module") {
  CHECK(code_of(k_changed_zip) == "module-changed");
  CHECK(shown(find_changed_modules(k_changed_zip)) ==
        "example.com/dep v1.0.0 h1:18JNKpWsiQwPWOcXHXnSu8ZwNgIko7Dw343mlTlszOE= "
        "go.sum h1:Ve4Qlfm/DWAqBWpJ4+MiwpV3kicqIF4qfS5xPMGX0Ts=\n");
}

TEST_CASE("a changed go.mod of a module") {
  const std::string_view output =
      "verifying example.com/dep@v1.0.0/go.mod: checksum mismatch\n"
      "\tdownloaded: h1:L8zt7gT8yK3idf8rUKTb+LBrADR39oY0GsQxR7gNe/E=\n"
      "\tgo.sum:     h1:pZQlAqZcZKVJ/7xy0f2Rd9cpHIfOzgOgzlotY9KW2io=\n";
  CHECK(code_of(output) == "module-changed");
  CHECK(shown(find_changed_modules(output)) ==
        "example.com/dep v1.0.0/go.mod h1:L8zt7gT8yK3idf8rUKTb+LBrADR39oY0GsQxR7gNe/E= "
        "go.sum h1:pZQlAqZcZKVJ/7xy0f2Rd9cpHIfOzgOgzlotY9KW2io=\n");
}

// The form of checkSumDB in Go's cmd/go/internal/modfetch/fetch.go.
TEST_CASE("a module that differs from the checksum database") {
  const std::string_view output =
      "go: example.com/dep@v1.0.0: verifying module: checksum mismatch\n"
      "\tdownloaded: h1:AAAA=\n"
      "\tsum.golang.org: h1:BBBB=\n";
  CHECK(code_of(output) == "module-changed");
  CHECK(shown(find_changed_modules(output)) ==
        "example.com/dep v1.0.0 h1:AAAA= sum.golang.org h1:BBBB=\n");
}

TEST_CASE("each changed module counts once") {
  const std::string twice = std::string(k_changed_zip) + std::string(k_changed_zip);
  CHECK(find_changed_modules(twice).size() == 1);
}

TEST_CASE("a truncated report of a changed module names no module") {
  CHECK(find_changed_modules("verifying example.com/dep@v1.0.0: checksum mismatch\n").empty());
  CHECK(find_changed_modules("verifying x: checksum mismatch\n\ta: b\n\tc: d\n").empty());
  CHECK(find_changed_modules("verifying a@v1: checksum mismatch\nno sum\nno sum\n").empty());
}

TEST_CASE("a proxy without the module") {
  CHECK(code_of("go: example.com/dep@v1.0.0: reading http://127.0.0.1:42301/example.com/dep/@v/"
                "v1.0.0.info: 404 Not Found\n\tserver response: not found\n") ==
        "unavailable-module");
  CHECK(code_of("main.go:2:8: example.com/dep@v1.0.0: reading http://127.0.0.1:42301/example.com/"
                "dep/@v/v1.0.0.zip: 410 Gone\n\tserver response: not found\n") ==
        "unavailable-module");
  CHECK(code_of("go: github.com/nobody/private@v1.0.9: invalid version: unknown revision v1.0.9") ==
        "unavailable-module");
}

TEST_CASE("a private module without credentials") {
  const std::string_view prompt =
      "go: github.com/nobody/private@v1.0.0: invalid version: git ls-remote -q --end-of-options "
      "https://github.com/nobody/private in /home/me/go/pkg/mod/cache/vcs/37f2: exit status 128:\n"
      "\tfatal: could not read Username for 'http://127.0.0.1:39683': terminal prompts disabled\n"
      "Confirm the import path was entered correctly.\n"
      "If this is a private repository, see https://golang.org/doc/faq#git_https for additional "
      "information.\n";
  CHECK(code_of(prompt) == "module-denied");
  CHECK(help_of(prompt).find("GOPRIVATE") != std::string::npos);
  CHECK(code_of("go: github.com/nobody/private@v1.0.0: invalid version: git ls-remote -q "
                "--end-of-options origin in /home/me/go/pkg/mod/cache/vcs/37f2: exit status 128:\n"
                "\tgit@github.com: Permission denied (publickey).\n"
                "\tfatal: Could not read from remote repository.\n") == "module-denied");
  for (const char* status : {"401 Unauthorized", "403 Forbidden"}) {
    CHECK(code_of("go: example.com/dep@v1.0.0: reading http://127.0.0.1:42301/example.com/dep/@v/"
                  "v1.0.0.info: " +
                  std::string(status) + "\n\tserver response: no\n") == "module-denied");
  }
}

TEST_CASE("a repository that does not exist") {
  CHECK(code_of("go: github.com/nobody/other@v1.0.0: invalid version: git ls-remote -q "
                "--end-of-options https://github.com/nobody/other in /home/me/go/pkg/mod/cache/vcs/"
                "85d8: exit status 128:\n"
                "\tfatal: '/repos/other' does not appear to be a git repository\n"
                "\tfatal: Could not read from remote repository.\n") == "unavailable-module");
}

TEST_CASE("a certificate of an unknown authority") {
  const std::string_view output =
      "go: example.com/dep@v1.0.0: Get \"https://127.0.0.1:44427/example.com/dep/@v/v1.0.0.info\": "
      "tls: failed to verify certificate: x509: certificate signed by unknown authority\n";
  CHECK(code_of(output) == "module-untrusted");
  CHECK(help_of(output).find("SSL_CERT_FILE") != std::string::npos);
}

TEST_CASE("a Go that cannot read upstream's go.mod") {
  CHECK(code_of("go: errors parsing go.mod:\n"
                "/tmp/collector/go.mod:3: invalid go version '1.24.0': must match format 1.23\n") ==
        "old-go");  // of Go 1.19.8
}

TEST_CASE("a toolchain that cannot be downloaded") {
  const std::string_view absent =
      "go: downloading go1.99.9 (linux/amd64)\n"
      "go: download go1.99.9 for linux/amd64: toolchain not available\n";
  CHECK(code_of(absent) == "missing-toolchain");
  CHECK(help_of(absent).find("GOTOOLCHAIN") != std::string::npos);
  CHECK(code_of("go: download go1.99.9: golang.org/toolchain@v0.0.1-go1.99.9.linux-amd64: reading "
                "https://proxy.example.org/golang.org/toolchain/@v/"
                "v0.0.1-go1.99.9.linux-amd64.zip: 403 Forbidden\n"
                "\tserver response: This module version is not available.\n") ==
        "missing-toolchain");
}

TEST_CASE("no home folder") {
  for (const char* output :
       {"go: module cache not found: neither GOMODCACHE nor GOPATH is set\n",
        "build cache is required, but could not be located: GOCACHE is not defined and neither "
        "$XDG_CACHE_HOME nor $HOME are defined\n",
        "build cache is disabled by GOCACHE=off, but required as of Go 1.12\n"})
    CHECK(code_of(output) == "missing-home");
  CHECK(help_of("neither GOMODCACHE nor GOPATH is set").find("set HOME") == 0);
}

TEST_CASE("no network") {
  for (const char* output :
       {"go: example.com/dep@v1.0.0: Get \"http://127.0.0.1:9/example.com/dep/@v/v1.0.0.info\": "
        "dial tcp 127.0.0.1:9: connect: connection refused\n",
        "go: example.com/dep@v1.0.0: Get \"https://nohost.invalid/example.com/dep/@v/v1.0.0.info\""
        ": dial tcp: lookup nohost.invalid on 10.255.255.53:53: no such host\n",
        "go: example.com/dep@v1.0.0: unrecognized import path \"example.com/dep\": https fetch: "
        "Get "
        "\"https://example.com/dep?go-get=1\": dial tcp: lookup example.com on 10.255.255.53:53: "
        "no such host\n",
        "\tfatal: unable to access 'https://github.com/nobody/private/': Could not resolve host: "
        "github.com\n"})
    CHECK(code_of(output) == "module-unreachable");
}

TEST_CASE("a full disk explains every other fault") {
  CHECK(code_of("go: example.com/dep@v1.0.0: write /home/me/go/pkg/mod/cache/download/x: no space "
                "left on device\n: 404 Not Found\n") == "full-disk");
  CHECK(code_of("cp: error writing 'config.yaml': No space left on device\n") == "full-disk");
}

TEST_CASE("other failures have no known cause") {
  for (const char* output : {"", "# example.com/main\n./main.go:3:1: undefined: x\n",
                             "go: example.com/dep@v1.0.0: module lookup disabled by GOPROXY=off\n",
                             "make: *** No rule to make target 'package'.  Stop.\n"})
    CHECK(code_of(output) == "none");
}

}  // namespace ocelot::golang
