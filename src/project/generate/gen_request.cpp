// The table of options, and the classes that use it.
#include "project/generate/gen_request.hpp"

#include <fmt/format.h>

#include "graph/ninja_writer.hpp"
#include "support/base/cache_location.hpp"
#include "support/base/number.hpp"
#include "support/base/outer_path.hpp"
#include "support/base/text.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view k_no_inspection = "none";

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

struct GenOption : console::Option {
  Role role = Role::text;
  Scope scope = Scope::graph;
  bool is_shared = false;  ///< declared in a table for several commands
};

constexpr GenOption shared(console::Option option, Scope scope) {
  return {option, Role::text, scope, true};
}

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

struct OptionLister {
  std::vector<GenOption> options;

  void option(const GenOption& option, const auto&) { options.push_back(option); }
};

std::vector<GenOption> all_options() {
  GenRequest request;
  OptionLister lister;
  describe(request, lister);
  return std::move(lister.options);
}

// The command line that `regenerate_args` writes.
console::CommandLine regeneration_line() {
  const std::vector<GenOption> options = all_options();
  return {"ocelot-gen", "", "", {options.begin(), options.end()}};
}

std::vector<console::Option> options_up_to(Scope scope) {
  std::vector<console::Option> options;
  for (const GenOption& option : all_options()) {
    if (!option.is_shared && option.scope <= scope) options.push_back(option);
  }
  return options;
}

// Stores the parsed values in a request: one overload for each type of member.
class RequestReader {
 public:
  explicit RequestReader(const console::Arguments& arguments) : arguments_(arguments) {}

  void option(const GenOption& option, auto& member) {
    const Values values = arguments_.all(option.long_name());
    if (values.empty()) return;
    refuse_line_end(option, values.back());
    read(values, member);
  }

  Diagnostics take_faults() { return std::move(faults_); }

 private:
  using Values = std::vector<std::string>;

  // These values become lines of the Ninja file, in which a line end cannot be escaped.
  void refuse_line_end(const GenOption& option, const std::string& value) {
    if (option.role != Role::tool && option.role != Role::command) return;
    if (value.find_first_of("\r\n") != std::string::npos)
      add_fault(fmt::format("--{} must not contain a line break", option.long_name()));
  }

  static void read(const Values& values, std::string& text) { text = values.back(); }
  static void read(const Values& values, std::optional<std::string>& text) { text = values.back(); }
  static void read(const Values& values, Values& texts) { texts = values; }
  static void read(const Values&, bool& is_set) { is_set = true; }

  void read(const Values& values, model::Sandbox& sandbox) {
    const std::optional<model::Sandbox> kind = model::parse_sandbox(values.back());
    if (kind)
      sandbox = *kind;
    else
      add_fault(fmt::format("invalid value '{}' for --sandbox; expected bubblewrap or container",
                            values.back()));
  }

  void read(const Values& values, std::optional<int>& level) {
    level = console::read_compression(values.back());
    if (!level) add_fault("invalid value for --compression; expected a number from 1 to 12");
  }

  void read(const Values& values, std::optional<graph::Documents>& documents) {
    documents = graph::parse_documents(values.back());
    if (!documents)
      add_fault(
          fmt::format("invalid value '{}' for --documents; expected none, or some of sbom, "
                      "licenses and provenance, separated by commas",
                      values.back()));
  }

  void read(const Values& values, std::size_t& count) {
    count = read_number<std::size_t>(values.back()).value_or(0);
    if (count == 0)
      add_fault(
          fmt::format("invalid number '{}' for --package-jobs; expected 1 or more", values.back()));
  }

  void add_fault(std::string message) { faults_.push_back(error("usage", {}, std::move(message))); }

  const console::Arguments& arguments_;
  Diagnostics faults_;
};

// Which layers are inspected. Empty if a value is valid.
Diagnostics choose_inspection(GenRequest& request) {
  const std::string word = request.inspect.value_or(std::string(model::name_of(model::k_native)));
  request.choice.inspected = model::parse_architecture(word);
  if (request.choice.inspected) return {};
  if (word != k_no_inspection) {
    return {error(
        "usage", {},
        fmt::format("invalid value '{}' for --inspect; expected amd64, arm64 or none", word))};
  }
  if (!request.choice.inspects_unbuilt) return {};
  return {error("usage", {}, "--inspect-host has no effect with --inspect none")};
}

// A signature is that of the statement.
Diagnostics check_sign_command(const GenRequest& request) {
  const graph::Documents documents = request.documents.value_or(graph::k_all_documents);
  if (request.choice.sign_command.empty() || documents.contains(graph::Document::provenance))
    return {};
  return {error("usage", {}, "--sign-command has no effect without the document provenance")};
}

// Normalizes what will be compared with other paths.
Diagnostics place_in_outer(graph::Embedding& embedding, const console::Arguments& arguments) {
  for (std::string& path : embedding.external_inputs) path = normalized_path(path);
  if (!arguments.has("embed")) {
    if (embedding.external_inputs.empty() || embedding.is_embedded()) return {};
    return {error("usage", {}, "--external-input has no effect without --embed")};
  }
  embedding.prefix = graph::prefix_of(arguments.last("embed"));
  if (embedding.is_embedded()) return {};
  return {error("usage", {},
                fmt::format("invalid value '{}' for --embed; expected this project's folder, "
                            "relative to the outer project's, such as otel/",
                            arguments.last("embed")))};
}

// The mode without a URL is for that of the environment.
Diagnostics check_shared_cache(const GenRequest& request) {
  Diagnostics faults;
  if (Result<bool> mode = is_read_only(request.remote_cache_mode); !mode)
    append(faults, std::move(mode.error()));
  if (request.remote_cache.empty()) return faults;
  if (auto location = read_cache_location(request.remote_cache); !location)
    append(faults, std::move(location.error()));
  return faults;
}

Status read_into(GenRequest& request, const console::Arguments& arguments) {
  RequestReader reader(arguments);
  describe(request, reader);
  Diagnostics faults = reader.take_faults();
  append(faults, choose_inspection(request));
  append(faults, check_sign_command(request));
  append(faults, check_shared_cache(request));
  append(faults, place_in_outer(request.embedding, arguments));
  if (!faults.empty()) return fail(std::move(faults));
  request.pin.dry_run = request.dry_run;
  request.pin.overridden = request.upstream.repo || request.upstream.ref;
  return {};
}

class PathResolver {
 public:
  PathResolver(fs::path here, fs::path root) : here_(std::move(here)), root_(std::move(root)) {}

  void option(const GenOption& option, std::string& value) const {
    if (option.role == Role::tool && value.find('/') != std::string::npos) value = absolute(value);
    if (option.role == Role::command) value = resolved_command(value);
  }
  void option(const GenOption& option, std::optional<std::string>& value) const {
    if (option.role == Role::repository && value && model::is_path(*value))
      value = absolute(*value);
  }
  void option(const GenOption& option, std::vector<std::string>& values) const {
    if (option.role != Role::input) return;
    for (std::string& value : values) value = fs::path(absolute(value)).lexically_relative(root_);
  }
  void option(const GenOption&, const auto&) const {}

 private:
  std::string absolute(const std::string& path) const {
    return (here_ / path).lexically_normal().string();
  }

  // A first word with quotes or other shell characters stays unchanged, because only the shell can
  // interpret it.
  std::string resolved_command(const std::string& command) const {
    const std::string program = command.substr(0, command.find_first_of(" \t"));
    const bool is_path = program.find('/') != std::string::npos;
    if (!is_path || program.find_first_of("'\"\\$`~*?[;&|<>()=") != std::string::npos)
      return command;
    return shell_word(absolute(program)) + command.substr(program.size());
  }

  fs::path here_;
  fs::path root_;
};

// Writes the options that a regeneration repeats: values, then flags.
class RegenerateWriter {
 public:
  void option(const GenOption& option, const auto& member) {
    if (option.scope != Scope::run) write(fmt::format("--{}", option.long_name()), member);
  }

  console::Words take() {
    words_.insert(words_.end(), flags_.begin(), flags_.end());
    return std::move(words_);
  }

 private:
  void write(const std::string& name, const std::string& value) {
    if (!value.empty()) words_.insert(words_.end(), {name, value});
  }
  void write(const std::string& name, const std::optional<std::string>& value) {
    if (value) words_.insert(words_.end(), {name, *value});
  }
  void write(const std::string& name, const std::vector<std::string>& values) {
    for (const std::string& value : values) write(name, value);
  }
  void write(const std::string&, model::Sandbox sandbox) {
    if (sandbox != model::Sandbox::none) flags_.push_back(graph::sandbox_word(sandbox));
  }
  void write(const std::string& name, std::optional<int> level) {
    if (level) write(name, fmt::format("{}", *level));
  }
  void write(const std::string& name, const std::optional<graph::Documents>& documents) {
    if (documents) write(name, graph::list_of(*documents));
  }
  void write(const std::string& name, std::size_t count) {
    if (count > 0) write(name, fmt::format("{}", count));
  }
  void write(const std::string& name, bool is_set) {
    if (is_set) flags_.push_back(name);
  }

  console::Words words_;
  console::Words flags_;
};

}  // namespace

std::vector<console::Option> gen_options() {
  return options_up_to(Scope::run);
}

std::vector<console::Option> file_options() {
  return options_up_to(Scope::file);
}

std::vector<console::Option> graph_options() {
  return options_up_to(Scope::graph);
}

Result<bool> is_read_only(const std::string& mode) {
  if (mode == "read") return true;
  if (mode.empty() || mode == "read-write") return false;
  return console::usage(fmt::format("invalid mode '{}' of the shared cache", mode),
                        "write read or read-write");
}

Result<GenRequest> read_gen_request(const console::Arguments& arguments) {
  GenRequest request;
  if (Status valid = read_into(request, arguments); !valid) return fail(valid.error());
  return request;
}

Result<GenRequest> override_request(const console::Words& kept, const GenRequest& request) {
  GenRequest merged;
  for (const console::Words& words : {kept, regenerate_args(request)}) {
    const Result<console::Arguments> arguments =
        console::Arguments::read(regeneration_line(), words);
    if (!arguments) return fail(arguments.error());
    if (Status valid = read_into(merged, *arguments); !valid) return fail(valid.error());
  }
  merged.folder = request.folder;
  return merged;
}

void resolve_paths(GenRequest& request, const fs::path& here, const fs::path& root) {
  if (here == root) return;
  const PathResolver resolver(here, root);
  describe(request, resolver);
}

console::Words regenerate_args(const GenRequest& request) {
  RegenerateWriter writer;
  describe(request, writer);
  return writer.take();
}

Result<project::Root> find_root(GenRequest& request) {
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  const Result<project::Root> root = project::find_root(request.folder);
  if (root) resolve_paths(request, *here, root->path());
  return root;
}

}  // namespace ocelot::generate
