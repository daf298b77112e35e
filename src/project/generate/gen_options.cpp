// Visits the options to list them, and to store their values.
#include "project/generate/gen_options.hpp"

#include <fmt/format.h>

#include "project/generate/gen_option_table.hpp"
#include "project/generate/request_words.hpp"
#include "support/base/cache_location.hpp"
#include "support/base/number.hpp"
#include "support/base/outer_path.hpp"

namespace ocelot::generate {

namespace {

constexpr std::string_view k_no_inspection = "none";

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

}  // namespace ocelot::generate
