// What a project has, and why: lists, reports and chains.
#include "queries/render/query_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string joined(const std::vector<model::Architecture>& architectures) {
  std::vector<std::string> names;
  for (model::Architecture one : architectures) names.emplace_back(name_of(one));
  return joined(names);
}

std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string bases_of(const model::Distribution& one) {
  if (one.bases.empty()) return {};
  return fmt::format("{} {}", one.bases.size() == 1 ? "base" : "bases", joined(one.bases));
}

// The way from base to base where there is only one; else its own bases, then theirs.
std::string bases_of(const DistributionReport& report) {
  if (report.direct_bases == report.bases.size()) return joined(report.bases);
  if (report.is_chain) return fmt::format("{}", fmt::join(report.bases, " → "));
  const auto split = report.bases.begin() + static_cast<std::ptrdiff_t>(report.direct_bases);
  return fmt::format("{} → {}", fmt::join(report.bases.begin(), split, ", "),
                     fmt::join(split, report.bases.end(), ", "));
}

void list_distributions(const model::Model& model, console::Page& page) {
  page.heading("Distributions");
  std::vector<console::Row> rows;
  for (const model::Distribution& one : model.distributions) {
    rows.push_back(
        {{one.name},
         {one.is_abstract ? "abstract" : std::string(name_of(one.kind)), console::Ink::faint},
         {one.is_abstract ? "" : joined(one.architectures), console::Ink::faint},
         {bases_of(one), console::Ink::faint},
         {one.description}});
  }
  page.table(rows);
}

void list_components(const Listing& listing, console::Page& page) {
  page.heading("Components");
  std::vector<console::Row> rows;
  for (const ListedComponent& one : *listing.components) {
    rows.push_back({{one.name},
                    {one.is_upstreams ? "upstream" : "project", console::Ink::faint},
                    {one.distributions.empty() ? "in no distribution" : joined(one.distributions),
                     one.distributions.empty() ? console::Ink::bad : console::Ink::plain}});
  }
  page.table(rows);
  if (!listing.knows_upstream) page.paragraph("(" + missing_upstream() + ")", 2);
}

void list_tags(const std::vector<ListedTag>& tags, console::Page& page) {
  page.heading("Tags");
  std::vector<console::Row> rows;
  for (const ListedTag& one : tags)
    rows.push_back({{one.tag},
                    {one.distributions.empty() ? "in no distribution" : joined(one.distributions),
                     one.distributions.empty() ? console::Ink::faint : console::Ink::plain}});
  page.table(rows);
}

void list_targets(const std::vector<ListedTarget>& targets, console::Page& page) {
  page.heading("Targets");
  std::vector<console::Row> rows;
  for (const ListedTarget& one : targets)
    rows.push_back({{one.name}, {counted(one.files.size(), "file"), console::Ink::faint}});
  page.table(rows);
}

std::string version_of(const golang::ModuleRequirement& module, const std::string& upstreams) {
  if (!module.version.empty()) return module.version;
  return upstreams.empty() ? "upstream's version" : upstreams + " (upstream's)";
}

void report_components(const DistributionReport& report, console::Page& page) {
  page.heading("Components");
  std::vector<console::Row> rows;
  for (const HeldComponent& one : report.components) {
    rows.push_back({{one.name},
                    {one.is_upstreams ? "upstream" : "project", console::Ink::faint},
                    {joined(one.files)}});
  }
  page.table(rows);
  if (!report.knows_upstream) page.paragraph("(" + missing_upstream() + ")", 2);
}

std::vector<console::Row> rows_of(const FileVerdict& file) {
  std::vector<console::Row> rows;
  for (const TagFact& fact : file.tags) {
    std::string from = fact.is_set ? fact.from : "absent";
    if (fact.is_set && !fact.chain.empty()) from = "by " + fact.from;
    if (fact.chain.size() > 1) from += fmt::format(" ({})", fmt::join(fact.chain, " → "));
    const console::Ink ink = fact.is_set ? console::Ink::good : console::Ink::faint;
    rows.push_back({{fact.is_set ? "+" : "-", ink}, {fact.tag, ink}, {from}});
  }
  return rows;
}

void advise(const Why& why, console::Page& page) {
  if (!why.only.empty() && !why.is_in)
    page.heading(fmt::format("{} is a plugin: it holds {} alone", why.distribution, why.only));
  if (!why.plugin.empty())
    page.heading(fmt::format("The plugin {} brings it to {}", why.plugin, why.distribution));
  if (!why.add.empty())
    page.heading(fmt::format("To have it, add to the buildtags of {}", why.distribution));
  for (const std::string& tag : why.add) page.paragraph(tag, 2);
  if (!why.remove.empty())
    page.heading(fmt::format("To have it, remove from the buildtags of {}", why.distribution));
  for (const std::string& tag : why.remove) page.paragraph(tag, 2);
  if (!why.needs_import) return;
  page.heading("A package of its own: it is in where a component imports it");
  page.paragraph("imported by " + (why.importers.empty() ? "nobody" : joined(why.importers)), 2);
}

}  // namespace

std::string to_text(const Listing& listing, const console::PageStyle& style) {
  console::Page page(style);
  if (listing.distributions != nullptr) list_distributions(*listing.distributions, page);
  if (listing.components) list_components(listing, page);
  if (listing.tags) list_tags(*listing.tags, page);
  if (listing.targets) list_targets(*listing.targets, page);
  return page.text();
}

std::string to_text(const DistributionReport& report, const Sizes& sizes,
                    const std::string& upstream_version, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(report.name);
  if (!report.description.empty()) page.paragraph(report.description, 2);
  std::vector<console::Row> facts;
  if (!report.is_abstract) facts.push_back({{"kind"}, {std::string(name_of(report.kind))}});
  if (!report.library.empty()) facts.push_back({{"library"}, {report.library}});
  if (!report.component.empty()) facts.push_back({{"component"}, {report.component}});
  if (!report.bases.empty())
    facts.push_back({{report.direct_bases == 1 ? "base" : "bases"}, {bases_of(report)}});
  if (!report.is_abstract && report.kind == model::Kind::layer)
    facts.push_back({{"config file"}, {report.config_file.value_or("upstream's own config.yaml")}});
  page.table(facts);
  page.heading("Tags");
  std::vector<console::Row> tags;
  for (const HeldTag& one : report.tags)
    tags.push_back(
        {{one.tag}, {one.from == report.name ? "" : "from " + one.from, console::Ink::faint}});
  page.table(tags);
  report_components(report, page);
  if (!report.modules.empty()) page.heading("Modules");
  std::vector<console::Row> modules;
  for (const golang::ModuleRequirement& one : report.modules)
    modules.push_back({{one.path}, {version_of(one, upstream_version), console::Ink::faint}});
  page.table(modules);
  page.heading("Outputs");
  if (report.is_abstract) page.paragraph("none: it is abstract, and only a base of others", 2);
  std::vector<console::Row> outputs;
  for (std::size_t i = 0; i < report.outputs.size(); ++i)
    outputs.push_back({{report.outputs[i].path},
                       {sizes[i] ? megabytes(*sizes[i]) : "not built", console::Ink::faint}});
  return page.table(outputs).text();
}

std::string to_text(const Why& why, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(
      fmt::format("{} is {}in {}", why.component, why.is_in ? "" : "not ", why.distribution));
  for (const FileVerdict& file : why.files) {
    page.heading(why.is_upstreams ? file.path + " (upstream)" : file.path);
    if (!file.constraint.empty()) page.paragraph(file.constraint, 2);
    page.table(rows_of(file));
    page.paragraph(
        file.compiled_for.empty() ? "does not hold" : "holds for " + joined(file.compiled_for), 2);
  }
  advise(why, page);
  return page.text();
}

std::string to_text(const Uses& uses, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(fmt::format("The {} {} is used by {}", name_of(uses.thing), uses.name,
                           counted(uses.distributions.size(), "distribution")));
  std::vector<console::Row> rows;
  for (const Use& one : uses.distributions)
    rows.push_back({{one.distribution}, {one.how, console::Ink::faint}});
  page.table(rows);
  if (!uses.components.empty())
    page.heading(uses.thing == Thing::file ? "It is of the component" : "Components");
  for (const std::string& one : uses.components) page.paragraph(one, 2);
  return page.text();
}

std::string to_text(const Chain& chain, const console::PageStyle& style) {
  console::Page page(style);
  std::vector<console::Row> rows;
  for (const Link& link : chain.links) {
    std::string step = link.step ? std::string(*link.step) : std::string();
    if (link.only_waits) step += " (waits)";
    rows.push_back({{step, console::Ink::faint}, {link.name}});
  }
  return page.table(rows, 0).text();
}

}  // namespace ocelot::queries
