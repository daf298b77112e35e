// Reading a generation's options.
#include "project/generate/gen_request.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "build/action/step_table.hpp"
#include "declaration/model/upstream.hpp"
#include "support/console/terminal.hpp"
#include "support/io/current_folder.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

// What a regeneration repeats: all that shapes the file, but not what happens once.
console::Words words_again(const console::Arguments& arguments) {
  console::Words again;
  for (const char* name :
       {"distribution", "architecture", "upstream-repo", "upstream-ref", "compression", "launcher",
        "go", "make", "cc-amd64", "cc-arm64", "self", "package-jobs"}) {
    for (const std::string& one : arguments.all(name))
      again.insert(again.end(), {fmt::format("--{}", name), one});
  }
  for (const char* name : {"offline", "no-cache"}) {
    if (arguments.has(name)) again.push_back(fmt::format("--{}", name));
  }
  return again;
}

Result<std::size_t> read_package_jobs(const console::Arguments& arguments) {
  if (!arguments.has("package-jobs")) return 0;
  const std::string text = arguments.last("package-jobs");
  std::size_t count = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (code == std::errc() && end == text.data() + text.size() && count > 0) return count;
  return console::usage(fmt::format("--package-jobs takes a number from 1 on, not '{}'", text));
}

std::optional<std::string> given(const console::Arguments& arguments, const std::string& name) {
  return arguments.has(name) ? std::optional(arguments.last(name)) : std::nullopt;
}

// They become lines of the Ninja file, which has no way to write a line end.
Status refuse_line_ends(const console::Arguments& arguments) {
  for (const char* name : {"launcher", "go", "make", "cc-amd64", "cc-arm64", "self"}) {
    if (arguments.last(name).find_first_of("\r\n") != std::string::npos)
      return console::usage(fmt::format("--{} may not hold a line end", name));
  }
  return {};
}

// A path on the command line is meant from where the user stands, one in a file from the project's
// root.
class Anchor {
 public:
  Anchor(fs::path here, const fs::path& root) : here_(std::move(here)), is_root_(here_ == root) {}

  void apply(GenRequest& request) const {
    if (request.upstream.repo && model::is_path(*request.upstream.repo))
      move(*request.upstream.repo, request.again);
    for (std::string* tool : {&request.machine.ocelot, &request.machine.go, &request.machine.make,
                              &request.machine.cc_amd64, &request.machine.cc_arm64}) {
      if (tool->find('/') != std::string::npos) move(*tool, request.again);
    }
  }

 private:
  void move(std::string& path, console::Words& again) const {
    if (is_root_) return;
    const std::string from = path;
    path = (here_ / from).lexically_normal().string();
    std::replace(again.begin(), again.end(), from, path);
  }

  fs::path here_;
  bool is_root_;
};

}  // namespace

Result<GenRequest> read_gen_request(const console::Arguments& arguments) {
  if (Status done = refuse_line_ends(arguments); !done) return fail(done.error());
  const Result<std::size_t> jobs = read_package_jobs(arguments);
  if (!jobs) return fail(jobs.error());
  GenRequest request;
  request.folder = given(arguments, "directory").value_or(".");
  request.choice = {arguments.all("distribution"), arguments.all("architecture"), {}};
  if (arguments.has("compression")) {
    request.choice.compression = console::read_compression(arguments.last("compression"));
    if (!request.choice.compression)
      return console::usage("--compression takes a number from 1 to 12");
  }
  request.upstream = {given(arguments, "upstream-repo"), given(arguments, "upstream-ref")};
  request.pin = {arguments.has("update"), arguments.has("offline"),
                 request.upstream.repo || request.upstream.ref};
  request.machine = {arguments.last("self"),
                     arguments.last("go"),
                     arguments.last("make"),
                     arguments.last("cc-amd64"),
                     arguments.last("cc-arm64"),
                     arguments.last("launcher"),
                     *jobs};
  request.again = words_again(arguments);
  request.no_cache = arguments.has("no-cache");
  request.under_ninja = arguments.has("under-ninja");
  request.dry_run = request.pin.dry_run = arguments.has("dry-run");
  return request;
}

std::vector<console::Option> gen_options() {
  return {
      {"r,upstream-repo", "REPO",
       "upstream instead of config/upstream.yaml's: owner/name, a URL or a path"},
      {"b,upstream-ref", "REF", "branch, tag or commit instead of config/upstream.yaml's"},
      console::Option{"update", "", "resolve the ref again and update the lock"}.as_hidden(),
      {"offline", "", "never use the network"},
      k_no_cache_option,
      {"compression", "LEVEL", "zip compression level, 1 (fastest) to 12 (smallest); default 6"},
      {"launcher", "COMMAND", "a command put in front of the heavy steps"},
      {"package-jobs", "N", "how many packages at once (default: by cores and memory)"},
      {"go", "PATH", "the go command (default: from PATH)"},
      {"make", "PATH", "GNU make (default: from PATH)"},
      {"cc-amd64", "PATH", "a C compiler for amd64, which shared libraries and plugins need"},
      {"cc-arm64", "PATH", "the same for arm64 (default of both: from PATH)"},
      {"self", "PATH", "ocelot-gen itself, as the Ninja file names it"},
      {"under-ninja", "", "internal: exit when the parent Ninja exits"},
  };
}

Result<project::Root> find_root(GenRequest& request) {
  const Result<fs::path> here = io::current_folder();
  if (!here) return fail(here.error());
  const Result<project::Root> root = project::find_root(request.folder);
  if (root) Anchor(*here, root->path()).apply(request);
  return root;
}

}  // namespace ocelot::generate
