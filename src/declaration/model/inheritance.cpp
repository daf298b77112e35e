// Walks over the bases depth-first without recursion, because chains may be long.
#include "declaration/model/inheritance.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "declaration/model/component.hpp"
#include "declaration/model/kind_keys.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/own_tags.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

// The index of an entry, and the index of one of its bases as written.
struct Edge {
  std::size_t entry = 0;
  std::size_t base = 0;

  auto operator<=>(const Edge&) const = default;
};

enum class Visit { unvisited, on_stack, done };

class Inheritance {
 public:
  explicit Inheritance(const std::vector<DistributionEntry>& entries)
      : entries_(entries), tags_(entries.size()), is_whole_(entries.size(), true) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      by_name_.emplace(entries[i].name.value, i);
      names_.push_back(entries[i].name.value);
    }
  }

  WithDiagnostics<std::vector<Tags>> gather() {
    for (const DistributionEntry& entry : entries_) check_bases(entry);
    walk([](std::size_t) {}, [this](const std::vector<Edge>& ring) { report_ring(ring); });
    walk([this](std::size_t entry) { gather(entry); }, [](const std::vector<Edge>&) {});
    return {std::move(tags_), std::move(diagnostics_)};
  }

 private:
  void check_bases(const DistributionEntry& entry) {
    std::map<std::string_view, const Scalar*> seen;
    for (const Scalar& base : entry.bases) {
      const auto [first, is_new] = seen.emplace(base.value, &base);
      if (!is_new) {
        diagnostics_.push_back(
            error("duplicate-base", base.place, fmt::format("duplicate base '{}'", base.value))
                .with_note("first written here", first->second->place)
                .with_help("remove one of the two"));
      }
      if (is_new) check_base(base);
    }
  }

  void check_base(const Scalar& base) {
    const auto found = by_name_.find(base.value);
    if (found == by_name_.end()) {
      diagnostics_.push_back(
          error("unknown-base", base.place, fmt::format("unknown base '{}'", base.value))
              .with_help(suggest(base.value, names_, "name a distribution of this file")));
    } else if (kind_of(entries_[found->second]) == Kind::plugin) {
      diagnostics_.push_back(
          error("plugin-base", base.place,
                fmt::format("'{}' is a plugin, which has no tags to hand down", base.value))
              .with_note("declared here", entries_[found->second].name.place)
              .with_help("name its library as the base"));
    }
  }

  const Scalar& written(const Edge& edge) const { return entries_[edge.entry].bases[edge.base]; }

  // The entry that an edge leads to; nothing for an unknown base, and where a cycle was cut.
  std::optional<std::size_t> target(const Edge& edge) const {
    if (cut_.contains(edge)) return std::nullopt;
    const auto base = by_name_.find(written(edge).value);
    return base == by_name_.end() ? std::nullopt : std::optional(base->second);
  }

  // Calls `done` for each entry after its bases. `close` receives the edges of a cycle; the last of
  // them is not followed.
  template <class Done, class Close>
  void walk(const Done& done, const Close& close) const {
    std::vector<Visit> visits(entries_.size(), Visit::unvisited);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (visits[i] != Visit::unvisited) continue;
      std::vector<Edge> path = {{i, 0}};  // with the next base of each entry
      visits[i] = Visit::on_stack;
      while (!path.empty()) {
        Edge& at = path.back();
        if (at.base == entries_[at.entry].bases.size()) {
          visits[at.entry] = Visit::done;
          done(at.entry);
          path.pop_back();
          if (!path.empty()) ++path.back().base;
          continue;
        }
        const std::optional<std::size_t> base = target(at);
        if (base && visits[*base] == Visit::unvisited) {
          visits[*base] = Visit::on_stack;
          path.push_back({*base, 0});
          continue;
        }
        if (base && visits[*base] == Visit::on_stack) close(ring_of(path, *base));
        ++at.base;
      }
    }
  }

  static std::vector<Edge> ring_of(const std::vector<Edge>& path, std::size_t entry) {
    const auto begin = std::find_if(path.begin(), path.end(),
                                    [&](const Edge& edge) { return edge.entry == entry; });
    std::vector<Edge> ring(begin, path.end());
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    return ring;
  }

  // Reports a cycle at its first member in file order, and cuts it there.
  void report_ring(const std::vector<Edge>& ring) {
    std::string names;
    for (const Edge& edge : ring) names += entries_[edge.entry].name.value + " -> ";
    Diagnostic fault = error("base-cycle", written(ring.front()).place,
                             fmt::format("a distribution is its own base: {}{}", names,
                                         entries_[ring.front().entry].name.value));
    for (std::size_t i = 1; i < ring.size(); ++i) {
      fault.notes.push_back({fmt::format("'{}' is a base of '{}'", written(ring[i]).value,
                                         entries_[ring[i].entry].name.value),
                             written(ring[i]).place});
    }
    fault.help = "remove one of these bases";
    diagnostics_.push_back(std::move(fault));
    cut_.insert(ring.front());
  }

  void gather(std::size_t index) {
    const DistributionEntry& entry = entries_[index];
    Tags tags;
    for (std::size_t i = 0; i < entry.bases.size(); ++i) {
      const std::optional<std::size_t> base = target({index, i});
      is_whole_[index] = is_whole_[index] && base && is_whole_[*base];
      if (!base) continue;
      if (i == 0)
        tags = tags_[*base];
      else
        tags.insert(tags_[*base].begin(), tags_[*base].end());
    }
    const std::vector<OwnTag> own = own_tags(entry);
    std::vector<Removal> removals = remove(entry, own, tags);
    for (const OwnTag& tag : own) add(entry, tag, tags);
    for (Removal& removal : removals) {
      removal.was_absent = removal.was_absent && is_whole_[index];
      check_removed(entry, removal, tags);
    }
    tags_[index] = std::move(tags);
  }

  // An item of `without`, the tag that it removes, and whether no base has that.
  struct Removal {
    Scalar item;
    std::string tag;
    bool was_absent = false;
  };

  std::vector<Removal> remove(const DistributionEntry& entry, const std::vector<OwnTag>& own,
                              Tags& tags) {
    std::vector<std::string> resolved;
    for (const Scalar& item : entry.without) resolved.push_back(removed_tag(item.value, tags, own));
    std::vector<Removal> removals;
    std::map<std::string_view, const Scalar*> seen;
    for (std::size_t i = 0; i < resolved.size(); ++i) {
      const Scalar& item = entry.without[i];
      const auto [first, is_new] = seen.emplace(resolved[i], &item);
      if (is_new)
        removals.push_back({item, resolved[i], tags.erase(resolved[i]) == 0});
      else
        diagnostics_.push_back(duplicate_tag("tag", item.value, item.place, first->second->place));
    }
    return removals;
  }

  // A tag that is only implied keeps the origin that it has from a base.
  static void add(const DistributionEntry& entry, const OwnTag& own, Tags& tags) {
    TagOrigin origin{entry.name.value, own.place, own.form};
    if (own.form == TagForm::implied)
      tags.emplace(own.tag, std::move(origin));
    else
      tags.insert_or_assign(own.tag, std::move(origin));
  }

  // `tags` are the remaining tags and the entry's own. A tag that was removed by name may still be
  // selected by an `.all`. Messages show the item as it is written.
  void check_removed(const DistributionEntry& entry, const Removal& removal, const Tags& tags) {
    const Scalar& item = removal.item;
    const auto own = tags.find(removal.tag);
    const std::string* covering = covering_wildcard(tags, removal.tag);
    if (own != tags.end())
      diagnostics_.push_back(tag_and_without(item, own->second.place));
    else if (covering != nullptr)
      diagnostics_.push_back(still_selected(item, *covering, tags.find(*covering)->second));
    else if (removal.was_absent)
      diagnostics_.push_back(not_inherited(entry, item, tags));
  }

  static Diagnostic not_inherited(const DistributionEntry& entry, const Scalar& tag,
                                  const Tags& tags) {
    std::set<std::string> inherited;
    for (const auto& [name, origin] : tags) {
      if (origin.distribution != entry.name.value) inherited.insert(name);
    }
    const bool is_component = !tag.value.starts_with(k_tag_prefix);
    const auto near = nearest_tag(is_component ? tag_of(tag.value) : tag.value, inherited);
    const std::string_view otherwise = entry.bases.empty()
                                           ? "'without' removes tags of a base, and there is none"
                                           : "remove it here: no base has this tag";
    return error("not-inherited", tag.place,
                 fmt::format("the tag '{}' is not inherited", tag.value))
        .with_help(
            near ? fmt::format("did you mean '{}'?", is_component ? without_prefix(*near) : *near)
                 : std::string(otherwise));
  }

  static Diagnostic tag_and_without(const Scalar& tag, const Place& added) {
    return error("tag-and-without", tag.place,
                 fmt::format("the tag '{}' is both added and removed", tag.value))
        .with_note("added here", added)
        .with_help("remove one of the two");
  }

  // The wildcard is shown in the form of the key that names it.
  static Diagnostic still_selected(const Scalar& item, const std::string& wildcard,
                                   const TagOrigin& origin) {
    const bool is_component = origin.form == TagForm::component;
    const std::string_view covering = is_component ? without_prefix(wildcard) : wildcard;
    return error("still-selected", item.place,
                 fmt::format("removing '{}' has no effect: '{}' selects it too", item.value,
                             covering))
        .with_note(fmt::format("'{}' is from here", covering), origin.place)
        .with_help(fmt::format("remove '{}' too, and list the {} that you want", covering,
                               is_component ? "components" : "tags"));
  }

  const std::vector<DistributionEntry>& entries_;
  std::map<std::string_view, std::size_t> by_name_;
  std::vector<std::string_view> names_;
  std::set<Edge> cut_;
  std::vector<Tags> tags_;
  std::vector<bool> is_whole_;  // whether all direct and indirect bases are known
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<std::vector<Tags>> inherit_tags(const std::vector<DistributionEntry>& entries) {
  return Inheritance(entries).gather();
}

}  // namespace ocelot::model
