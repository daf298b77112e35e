// The options that determine a Ninja file, each with the member of a request that has its value.
// Who parses them, resolves their paths or writes them walks this table.
#pragma once

#include "project/generate/gen_request.hpp"

namespace ocelot::generate {

/// What an option's value means for the Ninja file.
enum class Role {
  text,
  repository,  ///< a path, or another form of a repository
  tool,        ///< a path, or a name to look up in PATH
  command,     ///< a shell command whose first word is a path or a name
  input,       ///< the path of an input of the project
};

/// Which commands have an option.
enum class Scope {
  graph,  ///< changes the graph: commands that read the graph have it too
  file,   ///< changes only the file
  place,  ///< the same, for `gen` only
  run,    ///< affects only one run of `gen`
};

/// A row of the table.
struct GenOption : console::Option {
  Role role = Role::text;
  Scope scope = Scope::graph;
  bool is_shared = false;  ///< declared in a table for several commands
};

/// A row for an option that a table for several commands declares.
constexpr GenOption shared(console::Option option, Scope scope) {
  return {option, Role::text, scope, true};
}

/// Calls `visit.option(OPTION, MEMBER)` for each option and its member of a request.
template <class Request, class Visitor>
void describe(Request& request, Visitor& visit) {
  visit.option(shared({"distribution", "NAME", {}}, Scope::graph), request.choice.distributions);
  visit.option(shared({"architecture", "ARCH", {}}, Scope::graph), request.choice.architectures);
  visit.option({{"r,upstream-repo", "REPO",
                 "overrides 'repo' of config/upstream.yaml: owner/name, a URL or a path"},
                Role::repository},
               request.upstream.repo);
  visit.option({{"b,upstream-ref", "REF",
                 "overrides 'ref' of config/upstream.yaml: a branch, tag or commit"}},
               request.upstream.ref);
  visit.option(shared({"directory", "DIR", {}}, Scope::run), request.folder);
  visit.option(shared({"dry-run", {}, {}}, Scope::run), request.dry_run);
  visit.option(
      {console::Option{"update", "", "resolve the ref again and update the lock"}.as_hidden(),
       Role::text, Scope::run},
      request.pin.update);
  visit.option({{"offline", "", "never use the network"}}, request.pin.offline);
  visit.option({{"locked", "",
                 "write no lock; fail if config/upstream.lock or config/modules.lock is out of "
                 "date (default if CI=true)"}},
               request.pin.locked);
  visit.option({k_no_cache_option}, request.no_cache);
  visit.option({k_remote_cache_option, Role::text, Scope::file}, request.remote_cache);
  visit.option({k_remote_cache_mode_option, Role::text, Scope::file}, request.remote_cache_mode);
  visit.option({k_sandbox_option}, request.sandbox);
  visit.option({console::Option{"policy-from", "REF",
                                "read config/policy.yaml from this commit instead of the work tree"}
                    .takes(console::ValueKind::commit)},
               request.policy_from);
  visit.option(
      {{"compression", "LEVEL", "zip compression level, 1 (fastest) to 12 (smallest); default 6"}},
      request.choice.compression);
  visit.option(
      {console::Option{"inspect", "ARCH",
                       "the architecture of the programs that list each layer's components "
                       "and check its configuration (default: this machine's), or 'none'"}
           .takes(console::ValueKind::inspection)},
      request.inspect);
  visit.option({{"inspect-host", "",
                 "also inspect layers of which this machine's architecture is not built; compiles "
                 "their components again"}},
               request.choice.inspects_unbuilt);
  visit.option({{"launcher", "COMMAND", "a command that runs the heavy steps, such as nice"},
                Role::command,
                Scope::file},
               request.machine.launcher);
  visit.option({{"go", "PATH", "the go command (default: from PATH)"}, Role::tool},
               request.machine.go);
  visit.option({{"make", "PATH", "GNU make (default: from PATH)"}, Role::tool},
               request.machine.make);
  visit.option({{"cc-amd64", "PATH",
                 "the C compiler for amd64 shared libraries and plugins (default: from PATH)"},
                Role::tool},
               request.machine.cc_amd64);
  visit.option({{"cc-arm64", "PATH",
                 "the C compiler for arm64 shared libraries and plugins (default: from PATH)"},
                Role::tool},
               request.machine.cc_arm64);
  visit.option(
      {{"self", "PATH", "the path of ocelot-gen in the Ninja file"}, Role::tool, Scope::file},
      request.machine.ocelot);
  visit.option(
      {{"package-jobs", "N", "number of package steps at once (default: by cores and memory)"},
       Role::text,
       Scope::file},
      request.machine.package_depth);
  visit.option({console::Option{"documents", "LIST",
                                "the documents next to each layer: none, or some of sbom, licenses "
                                "and provenance, separated by commas (default: all)"}
                    .takes(console::ValueKind::documents)},
               request.documents);
  visit.option({{"sign-command", "COMMAND",
                 "a command that signs each provenance statement: it gets the file's path, and "
                 "prints the signature"},
                Role::command},
               request.choice.sign_command);
  visit.option({console::Option{"embed", "PREFIX",
                                "write embed.ninja, a part of the outer project's Ninja file; "
                                "PREFIX is this project's folder, relative to the outer one's"}
                    .takes(console::ValueKind::folder),
                Role::text, Scope::place},
               request.embedding.prefix);
  visit.option({console::Option{"external-input", "PATH",
                                "an input that the outer project makes; repeatable; with --embed"}
                    .takes(console::ValueKind::file),
                Role::input, Scope::place},
               request.embedding.external_inputs);
  visit.option({console::Option{"under-ninja", "", "exit when the parent Ninja exits"}.as_hidden(),
                Role::text, Scope::run},
               request.under_ninja);
}

}  // namespace ocelot::generate
