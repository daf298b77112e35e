// validate: has the collector check each configuration in a layer.
#include <map>

#include <fmt/format.h>

#include "build/steps/config_faults.hpp"
#include "build/steps/config_lints.hpp"
#include "build/steps/config_verdict.hpp"
#include "build/steps/step_outputs.hpp"
#include "build/steps/steps.hpp"
#include "graph/paths.hpp"
#include "support/io/file.hpp"
#include "support/io/zip_content.hpp"

namespace ocelot::steps {

namespace {

using graph::k_default_config;
using graph::k_layer_configs;

bool is_config(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

bool is_of_project(const ValidateRequest& request, const std::string& name) {
  return request.config && name == k_default_config;
}

// A file of the project is named as the user knows it; another one is upstream's.
SourceRef source_of(const ValidateRequest& request, const std::string& name,
                    const std::string& content) {
  if (is_of_project(request, name)) return make_source(*request.config, content);
  return make_source(fmt::format("{}:{}/{}", request.layer, k_layer_configs, name), content);
}

// Upstream's own configuration does not fit a layer with other components. Such a layer is usable:
// functions name their configuration.
Diagnostics as_warnings(Diagnostics faults) {
  for (Diagnostic& fault : faults) fault.severity = Severity::warning;
  if (!faults.empty()) {
    faults.back().notes.push_back(
        {"this is upstream's configuration: write 'config: FILE' for the distribution, or set "
         "OPENTELEMETRY_COLLECTOR_CONFIG_URI for each function",
         {}});
  }
  return faults;
}

// Upstream's own configuration is not the user's to change.
Diagnostics with_lints(Diagnostics faults, const Json& verdict, const ValidateRequest& request,
                       const SourceRef& source) {
  append(faults, find_config_lints(verdict, source, request.values));
  return faults;
}

Diagnostic missing_config(const ValidateRequest& request) {
  const std::string problem =
      fmt::format("the layer has no {}/{}", k_layer_configs, k_default_config);
  if (!request.config) return warning("missing-layer-config", whole_file(request.layer), problem);
  return error("missing-layer-config", whole_file(request.layer), problem)
      .with_note(fmt::format("it should contain {}", *request.config));
}

// Upstream's Makefile decides what is in a layer.
Status expect_declared(const ValidateRequest& request, const std::string& content) {
  const Result<std::string> declared = io::read_file(*request.config);
  if (!declared) return fail(declared.error());
  if (*declared == content) return {};
  return fail(error("changed-layer-config", whole_file(request.layer),
                    fmt::format("{}/{} of the layer differs from {}", k_layer_configs,
                                k_default_config, *request.config))
                  .with_help("upstream's Makefile must copy the file config.yaml unchanged"));
}

Result<Json> validate(const StepWorkspace& workspace, const ValidateRequest& request,
                      const std::string& name, const std::string& content,
                      Diagnostics& diagnostics) {
  if (is_of_project(request, name)) {
    if (Status same = expect_declared(request, content); !same) return fail(same.error());
  }
  Result<Json> verdict =
      ask_verdict(workspace, fmt::format("{}/{}", k_layer_configs, name), content, request.values);
  if (!verdict) return fail(verdict.error());
  const SourceRef source = source_of(request, name, content);
  Diagnostics faults = find_config_faults(*verdict, source);
  append(diagnostics, is_of_project(request, name)
                          ? with_lints(std::move(faults), *verdict, request, source)
                          : as_warnings(std::move(faults)));
  Json result = {{"config", name}};
  result.add_all(std::move(*verdict));
  return result;
}

Status validate_all(const StepWorkspace& workspace, const ValidateRequest& request,
                    const StepEnvironment& environment) {
  const auto configs = io::read_zip_folder(request.layer, k_layer_configs);
  if (!configs) return fail(configs.error());
  if (Status put = put_program(workspace, request.program); !put) return put;
  std::vector<Json> results;
  Diagnostics diagnostics;
  if (!configs->contains(std::string(k_default_config)))
    diagnostics.push_back(missing_config(request));
  for (const auto& [name, content] : *configs) {
    if (!is_config(name)) continue;
    Result<Json> result = validate(workspace, request, name, content, diagnostics);
    if (!result) return fail(result.error());
    results.push_back(std::move(*result));
  }
  if (has_errors(diagnostics)) return fail(std::move(diagnostics));
  environment.warn(diagnostics);
  return write_output(request.output, Json{{"configs", Json::array(std::move(results))}}.text());
}

// Why the program does not exist; empty if it does.
Result<std::string> read_reason(const ValidateRequest& request) {
  if (!request.components) return {};
  const Result<std::string> text = io::read_file(*request.components);
  if (!text) return fail(text.error());
  const std::optional<Json> list = parse_json(*text);
  if (!list) return fail(error("bad-answer", whole_file(*request.components), "it is not JSON"));
  return text_in(*list, "not_run");
}

Diagnostic not_run(const ValidateRequest& request, const std::string& reason) {
  return warning("not-inspected", whole_file(request.layer),
                 "the layer's components and configuration are not checked: the program that does "
                 "so does not compile with this upstream")
      .with_note(reason);
}

}  // namespace

Status run(const ValidateRequest& request, const StepEnvironment& environment) {
  const Result<std::string> reason = read_reason(request);
  if (!reason) return fail(reason.error());
  if (!reason->empty()) {
    environment.warn({not_run(request, *reason)});
    return write_output(request.output, Json{{"not_run", *reason}}.text());
  }
  const Result<StepWorkspace> workspace = StepWorkspace::open({}, request.output, environment);
  if (!workspace) return fail(workspace.error());
  return validate_all(*workspace, request, environment);
}

}  // namespace ocelot::steps
