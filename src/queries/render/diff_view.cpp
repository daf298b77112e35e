// A section or member for each property and list, in text only where it differs.
#include "queries/render/diff_view.hpp"

#include <fmt/format.h>

#include "support/base/json.hpp"
#include "support/console/message_format.hpp"

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
  for (const std::string& name : difference.removed) rows.push_back(removed(name));
  for (const std::string& name : difference.added) rows.push_back(added(name));
  return rows;
}

std::vector<console::Row> rows_of(const ValueDifference& difference) {
  std::vector<console::Row> rows;
  if (difference.is_empty()) return rows;
  if (!difference.before.empty()) rows.push_back(removed(difference.before));
  if (!difference.after.empty()) rows.push_back(added(difference.after));
  return rows;
}

std::vector<console::Row> rows_of(const PropertyDifference& difference) {
  std::vector<console::Row> rows = rows_of(difference.value);
  if (difference.is_content_changed) rows.push_back(changed(difference.value.after));
  return rows;
}

class Section {
 public:
  Section(console::Page& page, std::size_t indent) : page_(page), indent_(indent) {}

  void add(std::string_view title, const std::vector<console::Row>& rows) {
    if (rows.empty()) return;
    page_.paragraph(std::string(title), indent_);
    page_.table(rows, indent_ + 2);
  }

 private:
  console::Page& page_;
  std::size_t indent_;
};

std::string shown_version(const std::string& version) {
  return version.empty() ? "upstream's version" : version;
}

std::vector<console::Row> component_rows(const DistributionDifference& difference) {
  std::vector<console::Row> rows = rows_of(difference.components);
  for (const std::string& name : difference.changed_components) rows.push_back(changed(name));
  return rows;
}

std::vector<console::Row> module_rows(const DistributionDifference& difference) {
  std::vector<console::Row> rows = rows_of(difference.modules);
  for (const ModuleDifference& module : difference.changed_modules)
    rows.push_back(
        changed(fmt::format("{} {} → {}", module.path, shown_version(module.version.before),
                            shown_version(module.version.after))));
  return rows;
}

void add_properties(PropertyGroup group, const DistributionDifference& difference,
                    Section& section) {
  for (const PropertyDifference& entry : difference.properties) {
    if (entry.property->group == group) section.add(entry.property->title, rows_of(entry));
  }
}

void show(const DistributionDifference& difference, console::Page& page) {
  Section section(page, 2);
  add_properties(PropertyGroup::artifact, difference, section);
  section.add("tags", rows_of(difference.tags));
  section.add("components", component_rows(difference));
  section.add("modules", module_rows(difference));
  section.add("architectures", rows_of(difference.architectures));
  add_properties(PropertyGroup::detail, difference, section);
  section.add("description", rows_of(difference.description));
}

Json to_object(const ListDifference& difference) {
  return {{"added", difference.added}, {"removed", difference.removed}};
}

Json to_object(const ValueDifference& difference) {
  return {{"before", text_or_null(difference.before)}, {"after", text_or_null(difference.after)}};
}

Json to_object(const PropertyDifference& difference) {
  Json object = to_object(difference.value);
  if (difference.property->is_file) object.add("changed", difference.is_content_changed);
  return object;
}

Json module_object(const ModuleDifference& module) {
  return Json{{"module", module.path}}.add_all(to_object(module.version));
}

Json distribution_object(const DistributionDifference& difference) {
  Json components = to_object(difference.components);
  components.add("changed", difference.changed_components);
  Json modules = to_object(difference.modules);
  modules.add("changed", Json::array_of(difference.changed_modules, module_object));
  Json object = {
      {"before", difference.before},        {"after", difference.after},
      {"tags", to_object(difference.tags)}, {"components", std::move(components)},
      {"modules", std::move(modules)},      {"architectures", to_object(difference.architectures)}};
  for (const PropertyDifference& entry : difference.properties)
    object.add(entry.property->name, to_object(entry));
  return object.add("description", to_object(difference.description));
}

}  // namespace

std::string to_text(const DistributionDifference& difference, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(fmt::format("{} → {}", difference.before, difference.after));
  if (difference.is_empty()) page.paragraph("no difference", 2);
  show(difference, page);
  return page.text();
}

std::string to_json(const DistributionDifference& difference) {
  return console::document("diff").add("difference", distribution_object(difference)).text();
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
  for (const DistributionDifference& distribution : difference.changed) {
    page.heading(distribution.after);
    show(distribution, page);
  }
  return page.text();
}

std::string to_json(const ProjectDifference& difference, const std::string& since) {
  Json distributions = to_object(difference.distributions);
  distributions.add("changed", Json::array_of(difference.changed, distribution_object));
  return console::document("project-diff")
      .add("since", since)
      .add("upstream", {{"repo", to_object(difference.repo)},
                        {"ref", to_object(difference.ref)},
                        {"commit", to_object(difference.commit)}})
      .add("distributions", std::move(distributions))
      .text();
}

}  // namespace ocelot::queries
