// Tables of bytes, the largest first.
#include "cli/commands/size_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "support/base/json.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::cli {

namespace {

using console::Cell;
using console::Ink;
using console::Page;
using console::Row;
using examine::ComponentCost;
using examine::ComponentCosts;
using steps::ArtifactSize;
using steps::ModuleSize;
using steps::SectionSize;

constexpr std::size_t k_most_rows = 15;
constexpr std::size_t k_width = 12;

constexpr const char* k_text_only =
    "These are compiled functions only. Data, type information and Go's tables belong to no "
    "module, so this misleads about the cost of a component by up to 20 times; --costs links the "
    "layer with and without each.";

// "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, ",");
  return digits;
}

std::string signed_number(std::int64_t number) {
  const char sign = number < 0 ? '-' : '+';
  return number == 0
             ? "0"
             : fmt::format("{}{}", sign, grouped(static_cast<std::uint64_t>(std::llabs(number))));
}

Cell right(const std::string& text, Ink ink = Ink::plain) {
  return {fmt::format("{:>{}}", text, k_width), ink};
}

std::int64_t growth(std::uint64_t before, std::uint64_t now) {
  return static_cast<std::int64_t>(now) - static_cast<std::int64_t>(before);
}

const ArtifactSize* past_size(const LayerSize& layer) {
  return layer.before && layer.before->size ? &*layer.before->size : nullptr;
}

// A row of bytes; with an earlier size, also what was added since.
Row sized(std::uint64_t bytes, const std::optional<std::uint64_t>& before, std::string name) {
  Row row = {right(grouped(bytes))};
  if (before) {
    const std::int64_t added = growth(*before, bytes);
    row.push_back(right(signed_number(added), added > 0 ? Ink::bad : Ink::plain));
  }
  row.push_back({std::move(name)});
  return row;
}

template <class Value>
std::optional<std::uint64_t> before_of(const LayerSize& layer, const Value& value) {
  const ArtifactSize* const past = past_size(layer);
  return past == nullptr ? std::nullopt : std::optional<std::uint64_t>(value(*past));
}

void put_totals(Page& page, const LayerSize& layer) {
  const ArtifactSize& size = layer.size;
  std::vector<Row> rows;
  if (size.unzipped) {
    rows.push_back(
        sized(size.file, before_of(layer, [](const auto& past) { return past.file; }), "zip"));
    rows.push_back(sized(
        *size.unzipped,
        before_of(layer, [](const auto& past) { return past.unzipped.value_or(0); }), "unzipped"));
  }
  rows.push_back(sized(size.binary.bytes,
                       before_of(layer, [](const auto& past) { return past.binary.bytes; }),
                       size.binary.path.empty() ? "binary" : "binary " + size.binary.path));
  page.table(std::move(rows));
}

Row others(std::size_t count, std::uint64_t bytes, std::string_view noun) {
  return {right(grouped(bytes)), {"in " + counted(count, noun), Ink::faint}};
}

void put_sections(Page& page, const ArtifactSize& size) {
  std::vector<Row> rows;
  std::uint64_t rest = size.binary.bytes;
  for (const SectionSize& section : size.binary.sections) {
    if (rows.size() == k_most_rows) break;
    rows.push_back({right(grouped(section.bytes)), {section.name}});
    rest -= std::min(rest, section.bytes);
  }
  rows.push_back({right(grouped(rest)), {"headers, padding and smaller sections", Ink::faint}});
  page.paragraph("sections", 2).table(std::move(rows), 4);
}

std::string name_of(const ModuleSize& module) {
  return module.version.empty() ? module.module
                                : fmt::format("{} {}", module.module, module.version);
}

void put_modules(Page& page, const ArtifactSize& size) {
  std::vector<Row> rows;
  const std::vector<ModuleSize> largest = largest_modules(size, k_most_rows);
  for (const ModuleSize& module : largest)
    rows.push_back({right(grouped(module.text)), {name_of(module)}});
  std::uint64_t rest = 0;
  for (std::size_t i = largest.size(); i < size.binary.modules.size(); ++i)
    rest += size.binary.modules[i].text;
  if (size.binary.modules.size() > largest.size())
    rows.push_back(others(size.binary.modules.size() - largest.size(), rest, "other module"));
  page.paragraph("modules", 2).table(std::move(rows), 4).paragraph(k_text_only, 4);
}

std::vector<ComponentCost> by_cost(std::vector<ComponentCost> costs) {
  std::stable_sort(costs.begin(), costs.end(),
                   [](const ComponentCost& a, const ComponentCost& b) { return a.adds > b.adds; });
  return costs;
}

void put_costs(Page& page, const ComponentCosts& costs) {
  std::vector<Row> rows = {{right("only this", Ink::faint), right("alone", Ink::faint), {}}};
  for (const ComponentCost& cost : by_cost(costs.components))
    rows.push_back(
        {right(signed_number(cost.adds)), right(signed_number(cost.alone)), {cost.component}});
  page.paragraph("components, by real links", 2)
      .table({{right(grouped(costs.full)), {"all components"}},
              {right(grouped(costs.base)), {"no component"}}},
             4)
      .table(std::move(rows), 4);
}

// A module whose functions or version differ.
struct ModuleChange {
  std::string module;
  const ModuleSize* before = nullptr;
  const ModuleSize* now = nullptr;

  std::int64_t growth() const {
    return cli::growth(before == nullptr ? 0 : before->text, now == nullptr ? 0 : now->text);
  }
};

bool differs(const ModuleChange& change) {
  return change.before == nullptr || change.now == nullptr || change.growth() != 0 ||
         change.before->version != change.now->version;
}

// What grew most comes first.
std::vector<ModuleChange> find_changes(const ArtifactSize& before, const ArtifactSize& now) {
  std::map<std::string, ModuleChange> all;
  for (const ModuleSize& module : before.binary.modules) all[module.module].before = &module;
  for (const ModuleSize& module : now.binary.modules) all[module.module].now = &module;
  std::vector<ModuleChange> changes;
  for (auto& [module, change] : all) {
    change.module = module;
    if (differs(change)) changes.push_back(change);
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto& a, const auto& b) { return a.growth() > b.growth(); });
  return changes;
}

std::string versions_of(const ModuleChange& change) {
  if (change.before == nullptr) return fmt::format("{} (new)", name_of(*change.now));
  if (change.now == nullptr) return fmt::format("{} (gone)", name_of(*change.before));
  if (change.before->version == change.now->version) return name_of(*change.now);
  return fmt::format("{} {} -> {}", change.module, change.before->version, change.now->version);
}

void put_changes(Page& page, const ArtifactSize& before, const ArtifactSize& now) {
  const std::vector<ModuleChange> changes = find_changes(before, now);
  if (changes.empty()) return;
  std::vector<Row> rows;
  for (const ModuleChange& change : changes)
    rows.push_back({right(signed_number(change.growth())), {versions_of(change)}});
  page.paragraph("changed modules, by their functions", 2).table(std::move(rows), 4);
}

void put_before(Page& page, const LayerSize& layer, const std::string& commit) {
  if (const ArtifactSize* const past = past_size(layer))
    return put_changes(page, *past, layer.size);
  page.paragraph(
      fmt::format("at {}: {}", commit.substr(0, 12),
                  layer.before->state == PastState::absent ? "not declared" : "not built"),
      2);
}

void put_layer(Page& page, const LayerSize& layer, const SizeReport& report) {
  page.heading(fmt::format("{}: {}", layer.layer.name(), layer.layer.file));
  put_totals(page, layer);
  if (report.since) return put_before(page, layer, *report.since);
  if (layer.costs) return put_costs(page, *layer.costs);
  if (report.has_costs) {
    page.paragraph(
        "no costs: this is not a layer that chooses its components with the tag "
        "lambdacomponents.custom",
        2);
    return;
  }
  put_sections(page, layer.size);
  put_modules(page, layer.size);
}

Json to_object(const ArtifactSize& size) {
  return {{"file", size.file},
          {"unzipped", size.unzipped},
          {"binary", size.binary.bytes},
          {"memory_only", size.binary.memory_only},
          {"sections", Json::array_of(size.binary.sections,
                                      [](const SectionSize& section) -> Json {
                                        return {{"name", section.name}, {"bytes", section.bytes}};
                                      })},
          {"modules", Json::array_of(size.binary.modules, [](const ModuleSize& module) -> Json {
             return {{"module", module.module},
                     {"version", text_or_null(module.version)},
                     {"text", module.text}};
           })}};
}

Json to_object(const ComponentCosts& costs) {
  return {{"full", costs.full},
          {"base", costs.base},
          {"components", Json::array_of(costs.components, [](const ComponentCost& cost) -> Json {
             return {{"component", cost.component}, {"adds", cost.adds}, {"alone", cost.alone}};
           })}};
}

Json to_object(const PastSize& past) {
  return {{"state", name_of(past.state)}, {"size", past.size ? to_object(*past.size) : Json()}};
}

Json to_object(const LayerSize& layer) {
  return {{"distribution", layer.layer.distribution},
          {"architecture", model::name_of(layer.layer.architecture)},
          {"artifact", layer.layer.file},
          {"sha256", layer.sha256},
          {"size", to_object(layer.size)},
          {"costs", layer.costs ? to_object(*layer.costs) : Json()},
          {"before", layer.before ? to_object(*layer.before) : Json()}};
}

}  // namespace

std::string to_text(const SizeReport& report, const console::PageStyle& style) {
  Page page(style);
  for (const LayerSize& layer : report.layers) put_layer(page, layer, report);
  return page.text();
}

std::string to_json(const SizeReport& report) {
  return console::document("size")
      .add("since", report.since)
      .add("layers",
           Json::array_of(report.layers, [](const LayerSize& layer) { return to_object(layer); }))
      .text();
}

}  // namespace ocelot::cli
