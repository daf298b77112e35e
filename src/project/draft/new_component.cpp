// Names, modules and wrappers of new components.
#include "project/draft/new_component.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/component.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/golang/file_name.hpp"
#include "support/golang/go_mod.hpp"

namespace ocelot::draft {

namespace {

constexpr std::string_view k_core = "go.opentelemetry.io/collector";
constexpr std::string_view k_contrib = "github.com/open-telemetry/opentelemetry-collector-contrib";

// The components in the Collector's own repository, by their folders (at v0.159.0; check again when
// one moves).
bool is_core(const std::string& type, const std::string& name) {
  static const std::map<std::string_view, std::set<std::string, std::less<>>> k_names = {
      {"connector", {"forward"}},
      {"exporter", {"debug", "nop", "otlp", "otlphttp"}},
      {"extension", {"memorylimiter", "zpages"}},
      {"processor", {"batch", "memorylimiter", "queuebatch"}},
      {"receiver", {"nop", "otlp"}},
  };
  const auto found = k_names.find(type);
  return found != k_names.end() && found->second.contains(name);
}

std::string without_underscores(std::string name) {
  std::erase(name, '_');
  return name;
}

bool fits_grammar(const std::string& name) {
  const auto is_low = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && is_low(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return is_low(c) || (c >= '0' && c <= '9') || c == '_'; });
}

// Whether Go builds a file with this name for a layer, and not as a test.
bool is_built(const std::string& name) {
  const golang::FileName file = golang::parse_file_name(name + ".go");
  return !file.is_test && golang::name_matches(file, {"linux", "amd64"}) &&
         golang::name_matches(file, {"linux", "arm64"});
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// By convention, a package has the name of its folder. If the folder does not look like a
// component's, the import names the package.
bool names_its_package(std::string_view last, std::string_view type) {
  return last.ends_with(type) && fits_grammar(std::string(last));
}

}  // namespace

const std::vector<std::string_view>& component_types() {
  static const std::vector<std::string_view> k_types = {"connector", "exporter", "extension",
                                                        "processor", "receiver"};
  return k_types;
}

std::string NewComponent::tag() const {
  return fmt::format("{}{}.{}", model::k_tag_prefix, type, name);
}

std::string NewComponent::path() const {
  return fmt::format("{}/{}/{}.go", model::k_components_folder, type, name);
}

std::string NewComponent::requirement() const {
  return module.version.empty() ? module.path : fmt::format("{}@{}", module.path, module.version);
}

std::string NewComponent::wrapper() const {
  const std::string_view last = last_part(import_path);
  const bool is_named = names_its_package(last, type);
  const std::string package =
      is_named ? std::string(last) : fmt::format("{}{}", without_underscores(name), type);
  const std::string alias = is_named ? std::string() : package + " ";
  const std::string kind = fmt::format("{}/{}", k_core, type);
  std::vector<std::string> lines = {fmt::format("\t{}\"{}\"", alias, import_path),
                                    fmt::format("\t\"{}\"", kind)};
  if (kind < import_path) std::swap(lines[0], lines[1]);
  return expand(*find_template("wrapper/wrapper.go.in"),
                {{"TYPE", type},
                 {"NAME", name},
                 {"PACKAGE", package},
                 {"IMPORTS", fmt::format("{}", fmt::join(lines, "\n"))}});
}

std::optional<Diagnostic> check_component_name(const std::string& type, const std::string& name) {
  Diagnostic fault =
      error("bad-component-name", {}, fmt::format("invalid component name '{}'", name));
  if (!fits_grammar(name))
    return std::move(fault).with_help(
        "use lower-case letters, digits and '_'; begin with a letter");
  if (name == "all" || name == "pkg") {
    return std::move(fault).with_help(fmt::format(
        "upstream has a tag or a file of that name; choose another, such as '{}_{}'", name, type));
  }
  if (is_built(name)) return std::nullopt;
  return std::move(fault).with_help(
      fmt::format("Go would not compile {}.go into a layer; remove the '_': '{}'", name,
                  without_underscores(name)));
}

std::string usual_module(const std::string& type, const std::string& name) {
  const std::string bare = without_underscores(name);
  const std::string folder = bare.ends_with(type) ? bare : bare + type;
  const std::string core_name = folder.substr(0, folder.size() - type.size());
  return fmt::format("{}/{}/{}", is_core(type, core_name) ? k_core : k_contrib, type, folder);
}

bool is_released_with_collector(std::string_view module) {
  return golang::is_within(module, k_core) || golang::is_within(module, k_contrib);
}

Result<golang::ModuleRequirement> read_module(const std::string& text) {
  auto read = golang::parse_requirement(text);
  if (read) return *read;
  return fail(error("bad-module", {}, fmt::format("'{}': {}", text, read.error().message))
                  .with_help(read.error().help));
}

}  // namespace ocelot::draft
