// What a change touches, and how two states differ.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/render/query_text.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

console::Row added(const std::string& text) {
  return {{"+", console::Ink::good}, {text, console::Ink::good}};
}

console::Row removed(const std::string& text) {
  return {{"-", console::Ink::bad}, {text, console::Ink::bad}};
}

console::Row changed(const std::string& text) {
  return {{"~"}, {text}};
}

std::vector<console::Row> rows_of(const ListDifference& difference) {
  std::vector<console::Row> rows;
  for (const std::string& one : difference.removed) rows.push_back(removed(one));
  for (const std::string& one : difference.added) rows.push_back(added(one));
  return rows;
}

std::vector<console::Row> rows_of(const ValueDifference& difference) {
  std::vector<console::Row> rows;
  if (difference.is_empty()) return rows;
  if (!difference.before.empty()) rows.push_back(removed(difference.before));
  if (!difference.after.empty()) rows.push_back(added(difference.after));
  return rows;
}

class Section {
 public:
  Section(console::Page& page, std::size_t indent) : page_(page), indent_(indent) {}

  void add(const std::string& title, const std::vector<console::Row>& rows) {
    if (rows.empty()) return;
    page_.paragraph(title, indent_);
    page_.table(rows, indent_ + 2);
  }

 private:
  console::Page& page_;
  std::size_t indent_;
};

std::string shown_version(const std::string& version) {
  return version.empty() ? "upstream's version" : version;
}

void put(const DistributionDifference& difference, console::Page& page) {
  Section section(page, 2);
  section.add("kind", rows_of(difference.kind));
  section.add("library", rows_of(difference.library));
  section.add("component", rows_of(difference.component));
  section.add("tags", rows_of(difference.tags));
  std::vector<console::Row> components = rows_of(difference.components);
  for (const std::string& one : difference.changed_components) components.push_back(changed(one));
  section.add("components", components);
  std::vector<console::Row> modules = rows_of(difference.modules);
  for (const ModuleDifference& one : difference.changed_modules)
    modules.push_back(changed(fmt::format("{} {} → {}", one.path, shown_version(one.version.before),
                                          shown_version(one.version.after))));
  section.add("modules", modules);
  section.add("architectures", rows_of(difference.architectures));
  std::vector<console::Row> config = rows_of(difference.config_file);
  if (difference.is_config_changed) config.push_back(changed(difference.config_file.after));
  section.add("config file", config);
  section.add("description", rows_of(difference.description));
}

}  // namespace

std::string to_text(const Affected& affected, const console::PageStyle& style) {
  console::Page page(style);
  if (affected.layers.empty()) page.paragraph("no layer is affected");
  std::vector<console::Row> rows;
  for (const AffectedLayer& one : affected.layers)
    rows.push_back({{one.distribution},
                    {std::string(name_of(one.architecture))},
                    {fmt::format("{}", fmt::join(one.causes, ", ")), console::Ink::faint}});
  page.table(rows, 0);
  for (const std::string& one : affected.removed_layers) page.paragraph("no longer built: " + one);
  return page.text();
}

std::string to_text(const DistributionDifference& difference, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(fmt::format("{} → {}", difference.before, difference.after));
  if (difference.is_empty()) page.paragraph("no difference", 2);
  put(difference, page);
  return page.text();
}

std::string to_text(const ProjectDifference& difference, const std::string& since,
                    const console::PageStyle& style) {
  console::Page page(style);
  page.heading(fmt::format("Since {}", since.substr(0, 12)));
  if (difference.is_empty()) page.paragraph("no difference", 2);
  Section section(page, 2);
  section.add("upstream's repository", rows_of(difference.repo));
  section.add("upstream's ref", rows_of(difference.ref));
  section.add("upstream's commit", rows_of(difference.commit));
  section.add("distributions", rows_of(difference.distributions));
  for (const DistributionDifference& one : difference.changed) {
    page.heading(one.after);
    put(one, page);
  }
  return page.text();
}

}  // namespace ocelot::queries
