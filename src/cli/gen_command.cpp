// gen: the stages, one after another, and the file.
#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/machine.hpp"
#include "cli/pin.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "graph/graph.hpp"
#include "graph/paths.hpp"
#include "io/file.hpp"
#include "io/watchdog.hpp"
#include "model/model.hpp"
#include "plan/plan.hpp"

namespace ocelot::cli {

namespace fs = std::filesystem;

namespace {

struct GenRequest {
  std::string folder = ".";
  plan::Choice choice;
  model::UpstreamOverride upstream;
  PinOptions pin;
  MachineOptions machine;
  std::vector<std::string> again;  ///< the words that regenerate the same file
  bool under_ninja = false;        ///< it is Ninja that regenerates its own file
};

// What a regeneration repeats: all that shapes the file, but not what happens once.
Words words_again(const Arguments& arguments) {
  Words again;
  for (const char* name : {"distribution", "architecture", "upstream-repo", "upstream-ref",
                           "launcher", "go", "make", "self", "package-jobs"}) {
    for (const std::string& one : arguments.all(name))
      again.insert(again.end(), {fmt::format("--{}", name), one});
  }
  if (arguments.has("offline")) again.emplace_back("--offline");
  return again;
}

Result<std::size_t> read_package_jobs(const Arguments& arguments) {
  if (!arguments.has("package-jobs")) return 0;
  const std::string text = arguments.last("package-jobs");
  std::size_t count = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (code == std::errc() && end == text.data() + text.size() && count > 0) return count;
  return usage(fmt::format("--package-jobs takes a number from 1 on, not '{}'", text));
}

std::optional<std::string> given(const Arguments& arguments, const std::string& name) {
  return arguments.has(name) ? std::optional(arguments.last(name)) : std::nullopt;
}

// They become lines of the Ninja file, which has no way to write a line end.
Status refuse_line_ends(const Arguments& arguments) {
  for (const char* name : {"launcher", "go", "make", "self"}) {
    if (arguments.last(name).find_first_of("\r\n") != std::string::npos)
      return usage(fmt::format("--{} may not hold a line end", name));
  }
  return {};
}

Result<GenRequest> read_request(const Arguments& arguments) {
  if (Status done = refuse_line_ends(arguments); !done) return fail(done.error());
  const Result<std::size_t> jobs = read_package_jobs(arguments);
  if (!jobs) return fail(jobs.error());
  GenRequest request;
  request.folder = given(arguments, "directory").value_or(".");
  request.choice = {arguments.all("distribution"), arguments.all("architecture")};
  request.upstream = {given(arguments, "upstream-repo"), given(arguments, "upstream-ref")};
  request.pin = {arguments.has("update"), arguments.has("offline"),
                 request.upstream.repo || request.upstream.ref};
  request.machine = {arguments.last("self"), arguments.last("go"), arguments.last("make"),
                     arguments.last("launcher"), *jobs};
  request.again = words_again(arguments);
  request.under_ninja = arguments.has("under-ninja");
  return request;
}

// A path on the command line is meant from where the user stands, one in a file from the project's
// root.
class Anchor {
 public:
  explicit Anchor(const fs::path& root) : here_(fs::current_path()), is_root_(here_ == root) {}

  void apply(GenRequest& request) const {
    if (request.upstream.repo && model::is_path(*request.upstream.repo))
      move(*request.upstream.repo, request.again);
    for (std::string* tool :
         {&request.machine.ocelot, &request.machine.go, &request.machine.make}) {
      if (tool->find('/') != std::string::npos) move(*tool, request.again);
    }
  }

 private:
  void move(std::string& path, Words& again) const {
    if (is_root_) return;
    const std::string from = path;
    path = (here_ / from).lexically_normal().string();
    std::replace(again.begin(), again.end(), from, path);
  }

  fs::path here_;
  bool is_root_;
};

std::string summary(const plan::Plan& plan, io::Written written) {
  return fmt::format("{} {}: {} of {}", graph::k_ninja_file,
                     written == io::Written::changed ? "written" : "is up to date",
                     counted(plan.layers.size(), "layer"),
                     counted(plan.distributions.size(), "distribution"));
}

// Ninja takes a stamp that it finds untouched as clean, whatever the times of the inputs are. One
// touched each time would never become newer than an input that is dated in the future, and Ninja
// would regenerate until it gives up.
Status stamp(io::Written written, bool under_ninja) {
  std::error_code none;
  const bool may_stay = under_ninja && written == io::Written::unchanged;
  if (may_stay && fs::exists(graph::k_ninja_stamp, none)) return {};
  return io::touch(graph::k_ninja_stamp);
}

// `noted` takes the warnings, which are told whether or not the rest succeeds.
Status generate(GenRequest request, const Terminal& terminal, Diagnostics& noted) {
  const Result<fs::path> root = find_root(request.folder);
  if (!root) return fail(root.error());
  Anchor(*root).apply(request);
  fs::current_path(*root);
  const Result<graph::ProjectInputs> inputs = list_project();
  if (!inputs) return fail(inputs.error());
  const Result<model::ProjectFiles> files = read_project(*inputs);
  if (!files) return fail(files.error());
  Noted<model::Model> model = model::make_model(*files, request.upstream);
  if (has_errors(model.diagnostics)) return fail(model.diagnostics);
  append(noted, std::move(model.diagnostics));
  const Result<plan::Pin> pin = resolve_pin(model.value.upstream, request.pin);
  if (!pin) return fail(pin.error());
  const Result<plan::Plan> plan = plan::make_plan(model.value, request.choice, *pin);
  if (!plan) return fail(plan.error());
  const Result<graph::Graph> graph = graph::make_graph(*plan, *inputs);
  if (!graph) return fail(graph.error());
  Result<ninja::Machine> machine = find_machine(request.machine);
  if (!machine) return fail(machine.error());
  append(noted, find_missing_ninja());
  machine->generator_arguments = request.again;
  machine->offline = request.pin.offline;
  const Result<io::Written> written =
      io::write_if_changed(graph::k_ninja_file, ninja::write(*graph, *machine));
  if (!written) return fail(written.error());
  terminal.say(summary(*plan, *written));
  return stamp(*written, request.under_ninja);
}

}  // namespace

const CommandLine& gen_command_line() {
  static const CommandLine k_line{
      "ocelot-gen",
      "Writes build.ninja for the collector layers that config/ and components/ declare.",
      "",
      {
          {"d,distribution", "NAME", "only this distribution; may be repeated"},
          {"a,architecture", "ARCH", "only this architecture, amd64 or arm64; may be repeated"},
          {"r,upstream-repo", "REPO",
           "upstream instead of config/upstream.yaml's: owner/name, a URL or a path"},
          {"b,upstream-ref", "REF", "branch, tag or commit instead of config/upstream.yaml's"},
          {"C,directory", "DIR", "the project's folder (default: this one, or the nearest above)"},
          {"update", "", "pin the ref anew"},
          {"offline", "", "never use the network"},
          k_colour_option,
          k_format_option,
          {"launcher", "COMMAND", "a command put in front of the heavy steps"},
          {"package-jobs", "N", "how many packages at once (default: by cores and memory)"},
          {"go", "PATH", "the go command (default: from PATH)"},
          {"make", "PATH", "GNU make (default: from PATH)"},
          {"self", "PATH", "ocelot-gen itself, as the Ninja file names it"},
          {"under-ninja", "", "end with the Ninja that runs this; build.ninja says it"},
          {"version", "", "the version of ocelot-gen"},
      }};
  return k_line;
}

const std::vector<Example>& gen_examples() {
  static const std::vector<Example> k_examples = {
      {"ocelot-gen && ninja", "every distribution, every architecture"},
      {"ocelot-gen -d minimal -a arm64 && ninja", "one layer"},
      {"ocelot-gen -r ../opentelemetry-lambda", "build against a clone or folder of your own"},
      {"ocelot-gen --update", "move the pinned commit to where the ref is now"},
  };
  return k_examples;
}

ExitCode run_gen(const Words& words) {
  const Result<Arguments> arguments = Arguments::read(gen_command_line(), words);
  if (!arguments) return refuse(arguments.error());
  const Result<Manner> manner = read_manner(*arguments);
  if (!manner) return refuse(manner.error());
  Result<GenRequest> request = read_request(*arguments);
  if (!request) return refuse(request.error());
  if (request->under_ninja) io::die_with_parent();
  const Terminal terminal(*manner);
  Diagnostics noted;
  const Status done = generate(std::move(*request), terminal, noted);
  if (!done) append(noted, done.error());
  return terminal.report(noted);
}

}  // namespace ocelot::cli
