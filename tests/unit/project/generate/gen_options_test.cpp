// The options of a generation: parsed, made relative to the root, and written for a regeneration.
#include "project/generate/gen_options.hpp"

#include <doctest/doctest.h>

#include "project/generate/gen_request.hpp"
#include "project/generate/generation.hpp"
#include "project/generate/request_paths.hpp"
#include "project/generate/request_words.hpp"
#include "support/text.hpp"

namespace ocelot::generate {

namespace {

// The options of gen, and those that are declared for several commands.
console::CommandLine command_line() {
  console::CommandLine line{"ocelot-gen", "", "", gen_options()};
  line.options.insert(line.options.end(), {{"d,distribution", "NAME", ""},
                                           {"a,architecture", "ARCH", ""},
                                           {"C,directory", "DIR", ""},
                                           {"n,dry-run", "", ""}});
  return line;
}

Result<GenRequest> read(const console::Words& words) {
  const Result<console::Arguments> arguments = console::Arguments::read(command_line(), words);
  if (!arguments) return fail(arguments.error());
  return read_gen_request(*arguments);
}

console::Words regenerated(const console::Words& words) {
  const Result<GenRequest> request = read(words);
  REQUIRE(test::shown(request) == "");
  return regenerate_args(*request);
}

GenRequest from_folder(const console::Words& words, const char* here) {
  Result<GenRequest> request = read(words);
  REQUIRE(test::shown(request) == "");
  resolve_paths(*request, here, "/proj");
  return std::move(*request);
}

std::string launcher(const std::string& command, const char* here = "/proj/sub") {
  return from_folder({"--launcher", command}, here).machine.launcher;
}

}  // namespace

TEST_CASE("a regeneration repeats what shapes the file, and nothing that happens once") {
  const console::Words words = {"--distribution",
                                "a",
                                "--distribution",
                                "b",
                                "--architecture",
                                "arm64",
                                "--upstream-repo",
                                "o/r",
                                "--upstream-ref",
                                "v",
                                "--remote-cache",
                                "file:/s",
                                "--remote-cache-mode",
                                "read",
                                "--policy-from",
                                "base",
                                "--compression",
                                "9",
                                "--launcher",
                                "srun -n 1",
                                "--go",
                                "g",
                                "--make",
                                "m",
                                "--cc-amd64",
                                "c",
                                "--cc-arm64",
                                "d",
                                "--self",
                                "s",
                                "--package-jobs",
                                "3",
                                "--offline",
                                "--no-cache",
                                "--sandbox"};
  CHECK(regenerated(words) == words);
  CHECK(regenerated({"--no-cache", "-d", "a", "--offline"}) ==
        console::Words{"--distribution", "a", "--offline", "--no-cache"});
  CHECK(regenerated({"--update", "--under-ninja", "--dry-run", "-C", ".."}).empty());
}

TEST_CASE("--sandbox alone is bubblewrap, and another kind follows '='") {
  CHECK(read({"--sandbox"})->sandbox == model::Sandbox::bubblewrap);
  CHECK(read({"--sandbox=bubblewrap"})->sandbox == model::Sandbox::bubblewrap);
  CHECK(read({"--sandbox=container"})->sandbox == model::Sandbox::container);
  CHECK(regenerated({"--sandbox=container"}) == console::Words{"--sandbox=container"});
  CHECK(test::shown(read({"--sandbox=docker"})) ==
        "error: invalid value 'docker' for --sandbox; expected bubblewrap or container\n");
  CHECK(test::shown(read({"--sandbox", "container"})).starts_with("error: unexpected argument"));
}

TEST_CASE("options of a request replace kept ones of the same name") {
  const Result<GenRequest> request = read({"-d", "c", "--no-cache", "-C", ".."});
  REQUIRE(test::shown(request) == "");
  const Result<GenRequest> merged =
      override_request({"--distribution", "a", "--distribution", "b", "--architecture", "arm64",
                        "--upstream-ref", "v1", "--offline"},
                       *request);
  REQUIRE(test::shown(merged) == "");
  CHECK(regenerate_args(*merged) == console::Words{"--distribution", "c", "--architecture", "arm64",
                                                   "--upstream-ref", "v1", "--offline",
                                                   "--no-cache"});
  CHECK(merged->pin.overridden);
  CHECK(merged->folder == "..");
}

TEST_CASE("words that regenerate are read as the same request") {
  const console::Words words = {"--compression", "9", "--package-jobs", "3", "--no-cache"};
  const GenRequest request = read(words).value();
  CHECK(request.choice.compression == 9);
  CHECK(request.machine.package_depth == 3);
  CHECK(request.no_cache);
  CHECK(regenerated(regenerate_args(request)) == words);
}

TEST_CASE("all documents are made unless a list or none is kept") {
  CHECK(load_policy(read({}).value()).choice.documents == graph::k_all_documents);
  CHECK(load_policy(read({"--documents", "none"}).value()).choice.documents.empty());
  CHECK(regenerated({"--documents", "provenance,sbom"}) ==
        console::Words{"--documents", "sbom,provenance"});
  const auto merged = override_request({"--documents", "none"},
                                       read({"--documents", "sbom,licenses,provenance"}).value());
  CHECK(load_policy(*merged).choice.documents == graph::k_all_documents);
}

TEST_CASE("from the root, paths stay as they are") {
  const console::Words words = {"--upstream-repo", "../up", "--launcher", "./w", "--go", "./go"};
  CHECK(regenerate_args(from_folder(words, "/proj")) == words);
}

TEST_CASE("from another folder, paths become absolute, and names stay") {
  CHECK(regenerate_args(from_folder({"-r", "../up", "--launcher", "./go", "--go", "./go", "--make",
                                     "gmake", "--self", "/opt/./ocelot-gen"},
                                    "/proj/sub")) ==
        console::Words{"--upstream-repo", "/proj/up", "--launcher", "/proj/sub/go", "--go",
                       "/proj/sub/go", "--make", "gmake", "--self", "/opt/ocelot-gen"});
  CHECK(from_folder({"-r", "owner/name"}, "/proj/sub").upstream.repo == "owner/name");
}

TEST_CASE("a regeneration keeps the place in an outer project, with inputs relative to the root") {
  const console::Words words = {"--embed", "otel", "--external-input", "./a.yaml"};
  const console::Words kept = {"--embed", "otel/", "--external-input", "a.yaml"};
  CHECK(regenerated(words) == kept);
  CHECK(regenerated(kept) == kept);
  CHECK(regenerate_args(from_folder(words, "/proj/sub")).back() == "sub/a.yaml");
  CHECK(regenerate_args(*override_request(kept, read({"--offline"}).value())) ==
        console::Words{"--embed", "otel/", "--external-input", "a.yaml", "--offline"});
}

TEST_CASE("a launcher's first word is a path where it has a '/'") {
  CHECK(launcher("./w") == "/proj/sub/w");
  CHECK(launcher("./w -n ./x") == "/proj/sub/w -n ./x");
  CHECK(launcher("../bin/w") == "/proj/bin/w");
  CHECK(launcher("nice -n 19") == "nice -n 19");
  CHECK(launcher("srun --chdir=./x") == "srun --chdir=./x");
  CHECK(launcher("/usr/bin/nice -n 19") == "/usr/bin/nice -n 19");
  CHECK(launcher("./w", "/proj/a b") == "'/proj/a b/w'");
}

TEST_CASE("a launcher that only the shell can read stays as it is") {
  for (const char* command : {"$HOME/w", "~/w", "'./w' -n", "A=./w"})
    CHECK(launcher(command) == command);
}

TEST_CASE("values that an option does not take are faults of usage") {
  CHECK(test::shown(read({"--package-jobs", "0"})) ==
        "error: invalid number '0' for --package-jobs; expected 1 or more\n");
  CHECK(test::shown(read({"--compression", "13"})) ==
        "error: invalid value for --compression; expected a number from 1 to 12\n");
  CHECK(test::shown(read({"--launcher", "a\nb"})) ==
        "error: --launcher must not contain a line break\n");
}

TEST_CASE("a dry run does not pin either") {
  const GenRequest request = read({"--dry-run"}).value();
  CHECK(request.dry_run);
  CHECK(request.pin.dry_run);
}

TEST_CASE("a shared cache is a URL without a credential, and has a mode") {
  CHECK(read({"--remote-cache", "https://host/a", "--remote-cache-mode", "read-write"}));
  for (const char* url : {"host", "file:a", "ftp://host", "https://me:word@host"})
    CHECK(test::shown(read({"--remote-cache", url})).find("shared cache") != std::string::npos);
  CHECK(test::shown(read({"--remote-cache-mode", "write"})).find("invalid mode 'write'") !=
        std::string::npos);
}

TEST_CASE("a command has the options that matter to it") {
  const auto names = [](const std::vector<console::Option>& options) {
    std::string all;
    for (const console::Option& option : options) all += option.long_name() + " ";
    return all;
  };
  CHECK(names(graph_options()) ==
        "upstream-repo upstream-ref offline locked no-cache sandbox policy-from compression "
        "inspect inspect-host go "
        "make cc-amd64 cc-arm64 documents sign-command ");
  CHECK(names(file_options()) ==
        "upstream-repo upstream-ref offline locked no-cache remote-cache remote-cache-mode sandbox "
        "policy-from compression "
        "inspect inspect-host "
        "launcher go make cc-amd64 "
        "cc-arm64 self package-jobs documents sign-command ");
  CHECK(names(gen_options()) ==
        "upstream-repo upstream-ref update offline locked no-cache remote-cache remote-cache-mode "
        "sandbox policy-from compression "
        "inspect inspect-host "
        "launcher go make "
        "cc-amd64 "
        "cc-arm64 self package-jobs documents sign-command embed external-input "
        "under-ninja ");
}

}  // namespace ocelot::generate
