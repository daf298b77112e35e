// One section or member for each part of a distribution.
#include "queries/render/desc_view.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/render/parts.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

using console::Ink;
using console::Row;

std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

// A chain from base to base where there is only one; else the distribution's own bases, then
// theirs.
std::string bases_of(const DistributionReport& report) {
  const std::size_t direct = report.distribution->bases.size();
  if (direct == report.bases.size()) return joined(report.bases);
  if (report.is_chain) return fmt::format("{}", fmt::join(report.bases, " → "));
  const auto split = report.bases.begin() + static_cast<std::ptrdiff_t>(direct);
  return fmt::format("{} → {}", fmt::join(report.bases.begin(), split, ", "),
                     fmt::join(split, report.bases.end(), ", "));
}

void show_facts(const DistributionReport& report, console::Page& page) {
  const model::Distribution& distribution = *report.distribution;
  std::vector<Row> facts = property_rows(PropertyGroup::artifact, distribution);
  if (!report.bases.empty())
    facts.push_back({{distribution.bases.size() == 1 ? "base" : "bases"}, {bases_of(report)}});
  for (Row& row : property_rows(PropertyGroup::detail, distribution))
    facts.push_back(std::move(row));
  page.table(facts);
}

void show_tags(const DistributionReport& report, console::Page& page) {
  page.heading("Tags");
  std::vector<Row> rows;
  for (const ReportedTag& tag : report.tags)
    rows.push_back(
        {{tag.tag}, {tag.from == report.distribution->name ? "" : "from " + tag.from, Ink::faint}});
  page.table(rows);
}

void show_components(const DistributionReport& report, console::Page& page) {
  page.heading("Components");
  std::vector<Row> rows;
  for (const ReportedComponent& component : report.components) {
    rows.push_back({{component.name},
                    {std::string(origin_of(component.is_upstreams)), Ink::faint},
                    {joined(component.files)}});
  }
  page.table(rows);
  note_missing_upstream(report.knows_upstream, page);
}

// "stable", or the signals of each level: "traces, metrics stable; logs alpha".
std::string stability_of(const Json& entry) {
  std::vector<std::pair<std::string, std::string>> levels;  // in the order of their first signal
  const Json* const stability = entry.find("stability");
  if (stability == nullptr) return {};
  for (const auto& [signal, level] : stability->members()) {
    const std::string name = level.string() == nullptr ? "" : in_lower_case(*level.string());
    const auto known = std::find_if(levels.begin(), levels.end(),
                                    [&](const auto& one) { return one.first == name; });
    if (known == levels.end())
      levels.emplace_back(name, signal);
    else
      known->second += ", " + signal;
  }
  if (levels.size() == 1) return levels[0].first;
  std::vector<std::string> parts;
  for (const auto& [level, signals] : levels) parts.push_back(fmt::format("{} {}", signals, level));
  return fmt::format("{}", fmt::join(parts, "; "));
}

// The names in a collector's configuration, which can differ from those of the components.
void show_contents(const BuildState& build, console::Page& page) {
  const Json* const listed = build.contents ? build.contents->find("components") : nullptr;
  if (listed == nullptr) return;
  page.heading("In the layer that was built");
  std::vector<Row> rows;
  for (const Json& entry : listed->values()) {
    const std::vector<std::string> aliases = strings_in(entry.find("aliases"));
    rows.push_back({{fmt::format("{} {}", text_in(entry, "kind"), text_in(entry, "type"))},
                    {aliases.empty() ? "" : "or " + joined(aliases), Ink::faint},
                    {stability_of(entry)}});
  }
  page.table(rows);
}

std::string version_of(const golang::ModuleRequirement& module, const std::string& upstreams) {
  if (!module.version.empty()) return module.version;
  return upstreams.empty() ? "upstream's version" : upstreams + " (upstream's)";
}

void show_modules(const DistributionReport& report, const BuildState& build, console::Page& page) {
  const auto& modules = report.distribution->modules;
  if (!modules.empty()) page.heading("Modules");
  std::vector<Row> rows;
  for (const golang::ModuleRequirement& module : modules)
    rows.push_back({{module.path}, {version_of(module, build.upstream_version), Ink::faint}});
  page.table(rows);
  if (!report.raised.empty()) page.heading("Modules of upstream in a higher version");
  std::vector<Row> raised;
  for (const graph::RaisedModule& module : report.raised)
    raised.push_back(
        {{module.module}, {fmt::format("{} → {}", module.from, module.version), Ink::faint}});
  page.table(raised);
}

void show_replaces(const DistributionReport& report, console::Page& page) {
  if (!report.replaces.empty()) page.heading("Replaced modules");
  std::vector<Row> rows;
  for (const ReplacedModule& replaced : report.replaces)
    rows.push_back({{replaced.module}, {replaced.by, Ink::faint}});
  page.table(rows);
}

std::string state_of(const BuildState& build, std::size_t output) {
  if (!build.sizes[output]) return "not built";
  const std::string size = megabytes(*build.sizes[output]);
  const std::string& sandbox = build.sandboxes[output];
  return sandbox.empty() ? size : fmt::format("{}, sandbox: {}", size, sandbox);
}

void show_outputs(const DistributionReport& report, const BuildState& build, console::Page& page) {
  page.heading("Outputs");
  if (report.distribution->is_abstract)
    page.paragraph("none: it is abstract, only a base of others", 2);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < report.outputs.size(); ++i) {
    rows.push_back({{report.outputs[i].path}, {state_of(build, i), Ink::faint}});
    for (const std::string& file : build.files[i]) rows.push_back({{"  " + file, Ink::faint}});
  }
  page.table(rows);
}

Json tag_object(const ReportedTag& tag) {
  return {{"tag", tag.tag}, {"from", tag.from}};
}

Json component_object(const ReportedComponent& component) {
  return {{"name", component.name},
          {"origin", origin_of(component.is_upstreams)},
          {"files", component.files},
          {"modules", to_array(component.modules)}};
}

Json raised_object(const graph::RaisedModule& module) {
  return {{"module", module.module}, {"from", module.from}, {"version", module.version}};
}

Json outputs_array(const DistributionReport& report, const BuildState& build) {
  std::vector<Json> outputs;
  for (std::size_t i = 0; i < report.outputs.size(); ++i) {
    outputs.push_back({{"architecture", name_of(report.outputs[i].architecture)},
                       {"path", report.outputs[i].path},
                       {"files", build.files[i]},
                       {"size", build.sizes[i]},
                       {"sandbox", text_or_null(build.sandboxes[i])}});
  }
  return Json::array(std::move(outputs));
}

}  // namespace

std::string to_text(const DistributionReport& report, const BuildState& build,
                    const console::PageStyle& style) {
  console::Page page(style);
  page.heading(report.distribution->name);
  if (!report.distribution->description.empty())
    page.paragraph(report.distribution->description, 2);
  show_facts(report, page);
  show_tags(report, page);
  show_components(report, page);
  show_modules(report, build, page);
  show_replaces(report, page);
  show_contents(build, page);
  show_outputs(report, build, page);
  return page.text();
}

std::string to_json(const DistributionReport& report, const BuildState& build) {
  const model::Distribution& distribution = *report.distribution;
  return console::document("desc")
      .add("name", distribution.name)
      .add("description", distribution.description)
      .add_all(property_members(PropertyGroup::artifact, distribution))
      .add("abstract", distribution.is_abstract)
      .add("bases", report.bases)
      .add_all(property_members(PropertyGroup::detail, distribution))
      .add("tags", Json::array_of(report.tags, tag_object))
      .add("components", Json::array_of(report.components, component_object))
      .add("knows_upstream", report.knows_upstream)
      .add("modules", to_array(distribution.modules))
      .add("raised", Json::array_of(report.raised, raised_object))
      .add("replaces",
           Json::array_of(report.replaces,
                          [](const ReplacedModule& replaced) {
                            return Json{{"module", replaced.module}, {"by", replaced.by}};
                          }))
      .add("upstream_version", text_or_null(build.upstream_version))
      .add("contents", build.contents ? *build.contents : Json())
      .add("outputs", outputs_array(report, build))
      .text();
}

}  // namespace ocelot::queries
