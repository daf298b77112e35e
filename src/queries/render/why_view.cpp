// Each constraint with its tags, then what to change.
#include "queries/render/why_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "queries/render/parts.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::queries {

namespace {

std::string setter_of(const TagFact& fact) {
  if (fact.is_undecided) return "depends on the Go toolchain";
  if (!fact.is_set) return "absent";
  std::string origin = fact.chain.empty() ? fact.from : "by " + fact.from;
  if (fact.chain.size() > 1) origin += fmt::format(" ({})", fmt::join(fact.chain, " → "));
  return origin;
}

std::string sign_of(const TagFact& fact) {
  if (fact.is_undecided) return "?";
  return fact.is_set ? "+" : "-";
}

std::vector<console::Row> rows_of(const FileVerdict& file) {
  std::vector<console::Row> rows;
  for (const TagFact& fact : file.tags) {
    const console::Ink ink = fact.is_set ? console::Ink::good : console::Ink::faint;
    rows.push_back({{sign_of(fact), ink}, {fact.tag, ink}, {setter_of(fact)}});
  }
  return rows;
}

void show_file(const FileVerdict& file, bool is_upstreams, console::Page& page) {
  page.heading(is_upstreams ? file.path + " (upstream)" : file.path);
  if (!file.constraint.empty()) page.paragraph(file.constraint, 2);
  page.table(rows_of(file));
  page.paragraph(file.compiled_for.empty() ? "is not satisfied"
                                           : "is satisfied for " + joined(file.compiled_for),
                 2);
}

void list_changes(std::string_view change, const std::vector<std::string>& tags, const Why& why,
                  console::Page& page) {
  if (tags.empty()) return;
  page.heading(fmt::format("To include it, {} the {} of {}", change,
                           why.names_components ? "components" : "buildtags", why.distribution));
  for (const std::string& tag : tags)
    page.paragraph(why.names_components ? std::string(model::without_prefix(tag)) : tag, 2);
}

void advise(const Why& why, console::Page& page) {
  if (!why.only.empty() && !why.is_in)
    page.heading(fmt::format("{} is a plugin: it contains only {}", why.distribution, why.only));
  if (!why.plugin.empty())
    page.heading(fmt::format("The plugin {} adds it to {}", why.plugin, why.distribution));
  list_changes("add to", why.add, why, page);
  list_changes("remove from", why.remove, why, page);
  if (!why.needs_import) return;
  page.heading("A standalone package: it is included where a component imports it");
  page.paragraph("imported by " + (why.importers.empty() ? "no component" : joined(why.importers)),
                 2);
}

Json fact_object(const TagFact& fact) {
  return {{"tag", fact.tag},
          {"set", fact.is_undecided ? Json() : Json(fact.is_set)},
          {"from", text_or_null(fact.from)},
          {"chain", fact.chain}};
}

Json file_object(const FileVerdict& file) {
  return {{"path", file.path},
          {"constraint", text_or_null(file.constraint)},
          {"tags", Json::array_of(file.tags, fact_object)},
          {"compiled_for", to_array(file.compiled_for)}};
}

}  // namespace

std::string to_text(const Why& why, const console::PageStyle& style) {
  console::Page page(style);
  page.heading(
      fmt::format("{} is {}in {}", why.component, why.is_in ? "" : "not ", why.distribution));
  if (!why.types.empty())
    page.paragraph(fmt::format("in a configuration: {}", fmt::join(why.types, " or ")), 2);
  for (const FileVerdict& file : why.files) show_file(file, why.is_upstreams, page);
  advise(why, page);
  return page.text();
}

std::string to_json(const Why& why) {
  return console::document("why")
      .add("distribution", why.distribution)
      .add("component", why.component)
      .add("in", why.is_in)
      .add("origin", origin_of(why.is_upstreams))
      .add("types", why.types)
      .add("files", Json::array_of(why.files, file_object))
      .add("only", text_or_null(why.only))
      .add("plugin", text_or_null(why.plugin))
      .add("needs_import", why.needs_import)
      .add("importers", why.importers)
      .add("add", why.add)
      .add("remove", why.remove)
      .text();
}

}  // namespace ocelot::queries
