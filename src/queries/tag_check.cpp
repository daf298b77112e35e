// Looks each tag up in the constraints of upstream's files and of the project's.
#include "queries/tag_check.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "declaration/model/names.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

using model::Component;
using model::Distribution;
using model::OverlayFile;
using model::TagForm;
using model::TagOrigin;
using TagNames = std::set<std::string, std::less<>>;

bool is_component_tag(std::string_view tag) {
  return tag.starts_with(model::k_tag_prefix);
}

class TagChecker {
 public:
  explicit TagChecker(const CheckRequest& request) : request_(request) {
    for (const TreeEntry& entry : request.upstream) {
      if (entry.path.ends_with(".go"))
        upstream_files_.push_back(model::read_tree_file(make_source(entry.path, entry.content)));
    }
    for (const OverlayFile& file : upstream_files_) add(file);
    for (const Component& component : request.model.components) {
      for (const OverlayFile& file : component.files) add(file);
    }
  }

  Diagnostics check() {
    for (const Distribution& distribution : request_.model.distributions) {
      if (!is_requested(request_, distribution)) continue;
      for (const auto& [tag, origin] : distribution.tags) check(distribution, tag, origin);
    }
    return std::move(diagnostics_);
  }

 private:
  void add(const OverlayFile& file) {
    if (!file.go.constraint) return;
    for (const std::string& tag : file.go.constraint->tags()) files_by_tag_[tag].push_back(&file);
  }

  // An inherited tag is reported once, where it is written.
  void check(const Distribution& distribution, const std::string& tag, const TagOrigin& origin) {
    if (origin.form == TagForm::go_tag || tag == model::k_custom_tag) return;
    const auto files = files_by_tag_.find(tag);
    if (files == files_by_tag_.end())
      report(origin, unknown_tag(tag, origin));
    else if (is_component_tag(tag) && !has_effect(distribution, tag, files->second))
      report(origin, useless_tag(distribution, tag, origin, *files->second.front()));
  }

  void report(const TagOrigin& origin, Diagnostic fault) {
    if (reported_.insert({origin.place.source->path, origin.place.offset}).second)
      diagnostics_.push_back(std::move(fault));
  }

  // Whether one of the files is compiled, or is left out because of the tag.
  static bool has_effect(const Distribution& distribution, const std::string& tag,
                         const std::vector<const OverlayFile*>& files) {
    const TagNames with = distribution.tag_set();
    TagNames without = with;
    without.erase(tag);
    return std::any_of(files.begin(), files.end(), [&](const OverlayFile* file) {
      return is_compiled_for_any(*file, distribution, with) ||
             is_compiled_for_any(*file, distribution, without);
    });
  }

  std::set<std::string> known_tags() const {
    std::set<std::string> tags;
    for (const auto& [tag, files] : files_by_tag_) tags.insert(tag);
    return tags;
  }

  Diagnostic unknown_tag(const std::string& tag, const TagOrigin& origin) const {
    if (origin.form == TagForm::component) {
      return error("unknown-component", origin.place,
                   fmt::format("no component '{}'", model::without_prefix(tag)))
          .with_help(help_for_component(tag));
    }
    return error("unknown-tag", origin.place, fmt::format("no component knows the tag '{}'", tag))
        .with_help(is_component_tag(tag) ? help_for_component_tag(tag) : help_for_other_tag(tag));
  }

  std::string help_for_component(const std::string& tag) const {
    if (const auto near = model::nearest_tag(tag, known_tags()))
      return fmt::format("did you mean '{}'?", model::without_prefix(*near));
    return "see: ocelot-gen list components";
  }

  std::string help_for_component_tag(const std::string& tag) const {
    if (const auto near = model::nearest_tag(tag, known_tags()))
      return fmt::format("did you mean '{}'?", *near);
    return fmt::format("a wrapper in {}/ must mention it in its '//go:build' line",
                       model::k_components_folder);
  }

  // A tag without the prefix is a component in its short form, a misspelling, or a tag of Go.
  std::string help_for_other_tag(const std::string& tag) const {
    const std::set<std::string> tags = known_tags();
    const std::string full = model::tag_of(tag);
    const auto near = tags.contains(full) ? full : model::nearest_tag(full, tags);
    if (near)
      return fmt::format("write '{}', or below 'components:' write '{}'", *near,
                         model::without_prefix(*near));
    const std::vector<std::string_view> known(tags.begin(), tags.end());
    return suggest(tag, known,
                   fmt::format("for a tag of Go or of a module, write: go: {{tags: [{}]}}; the tag "
                               "of a component begins with {}",
                               tag, model::k_tag_prefix));
  }

  static Diagnostic useless_tag(const Distribution& distribution, const std::string& tag,
                                const TagOrigin& origin, const OverlayFile& file) {
    const std::string_view written =
        origin.form == TagForm::component ? model::without_prefix(tag) : tag;
    return error("useless-tag", origin.place,
                 fmt::format("'{}' selects nothing in '{}': Go leaves its files out", written,
                             distribution.name))
        .with_note(fmt::format("it is compiled only if: {}", file.go.constraint->text()),
                   whole_file(file.source->path))
        .with_help(fmt::format("add what the constraint requires, or remove '{}'", written));
  }

  const CheckRequest& request_;
  std::vector<OverlayFile> upstream_files_;
  std::map<std::string, std::vector<const OverlayFile*>, std::less<>> files_by_tag_;
  std::set<std::pair<std::string, std::size_t>> reported_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics check_tags(const CheckRequest& request) {
  return TagChecker(request).check();
}

}  // namespace ocelot::queries
