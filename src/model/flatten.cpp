// Inheritance: from entries to distributions with all their tags.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/distribution.hpp"
#include "model/names.hpp"
#include "model/project_files.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;
using Tags = std::map<std::string, TagOrigin, std::less<>>;

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names,
                         std::string_view otherwise) {
  const std::optional<std::string_view> near = nearest(word, names);
  return near ? fmt::format("did you mean '{}'?", *near) : std::string(otherwise);
}

class Flattener {
 public:
  Flattener(const std::vector<DistributionEntry>& entries, const std::vector<std::string>& examples)
      : entries_(entries), examples_(examples.begin(), examples.end()) {
    for (const DistributionEntry& entry : entries) {
      by_name_.emplace(entry.name.value, &entry);
      names_.push_back(entry.name.value);
    }
  }

  Noted<std::vector<Distribution>> flatten() {
    for (const DistributionEntry& entry : entries_) check_entry(entry);
    find_cycles();
    for (const auto& [name, entry] : by_name_) gather_tags(*entry);
    Noted<std::vector<Distribution>> flat;
    for (const auto& [name, entry] : by_name_) flat.value.push_back(make(*entry));
    flat.diagnostics = std::move(diagnostics_);
    return flat;
  }

 private:
  void check_entry(const DistributionEntry& entry) {
    if (auto fault = check_distribution_name(entry.name)) diagnostics_.push_back(std::move(*fault));
    check_tags(entry);
    if (entry.base && !by_name_.contains(entry.base->value)) {
      diagnostics_.push_back(error("unknown-base", entry.base->place,
                                   fmt::format("unknown base '{}'", entry.base->value))
                                 .with_help(did_you_mean(entry.base->value, names_,
                                                         "name a distribution of this file")));
    }
    for (const Scalar& name : entry.architectures) check_architecture(name);
    if (entry.config_file) check_config_file(*entry.config_file);
  }

  void check_tags(const DistributionEntry& entry) {
    std::map<std::string_view, const Scalar*> seen;
    for (const Scalar& tag : entry.tags) {
      if (auto fault = check_tag(tag)) diagnostics_.push_back(std::move(*fault));
      const auto [first, is_new] = seen.emplace(tag.value, &tag);
      if (is_new) continue;
      diagnostics_.push_back(error("duplicate-tag", tag.place,
                                   fmt::format("the tag '{}' stands here twice", tag.value))
                                 .with_note("first written here", first->second->place)
                                 .with_help("remove one of the two"));
    }
  }

  void check_architecture(const Scalar& name) {
    if (parse_architecture(name.value)) return;
    const bool is_lambdas_name = name.value == "x86_64";
    diagnostics_.push_back(error("unknown-architecture", name.place,
                                 fmt::format("unknown architecture '{}'", name.value))
                               .with_help(is_lambdas_name ? "write: amd64 (Go's name for it)"
                                                          : "the architectures are: amd64, arm64"));
  }

  void check_config_file(const Scalar& name) {
    if (std::find(examples_.begin(), examples_.end(), name.value) != examples_.end()) return;
    diagnostics_.push_back(
        error("missing-config-file", name.place,
              fmt::format("no file '{}/{}'", k_examples_folder, name.value))
            .with_help(did_you_mean(name.value, examples_,
                                    fmt::format("put the file into {}/", k_examples_folder))));
  }

  const DistributionEntry* base_of(const DistributionEntry& entry) const {
    if (!entry.base || cut_.contains(&entry)) return nullptr;
    const auto base = by_name_.find(entry.base->value);
    return base == by_name_.end() ? nullptr : base->second;
  }

  // Each ring is told once, from its first member in the file's order.
  void find_cycles() {
    std::set<const DistributionEntry*> done;
    for (const DistributionEntry& entry : entries_) {
      std::vector<const DistributionEntry*> path;
      const DistributionEntry* at = &entry;
      while (at != nullptr && !done.contains(at)) {
        done.insert(at);
        path.push_back(at);
        at = base_of(*at);
      }
      const auto begin = std::find(path.begin(), path.end(), at);
      if (at == nullptr || begin == path.end()) continue;
      std::rotate(begin, std::min_element(begin, path.end()),
                  path.end());  // pointers into entries_: the file's order
      tell_ring({begin, path.end()});
      cut_.insert(*begin);
    }
  }

  void tell_ring(const std::vector<const DistributionEntry*>& ring) {
    std::string names;
    for (const DistributionEntry* member : ring) names += member->name.value + " -> ";
    Diagnostic fault =
        error("base-cycle", ring.front()->base->place,
              fmt::format("a distribution is its own base: {}{}", names, ring.front()->name.value));
    for (std::size_t i = 1; i < ring.size(); ++i) {
      fault.notes.push_back(
          {fmt::format("'{}' is the base of '{}'", ring[i]->base->value, ring[i]->name.value),
           ring[i]->base->place});
    }
    fault.help = "remove one of these 'base' lines";
    diagnostics_.push_back(std::move(fault));
  }

  // A base's tags come first, and each base is gathered once: chains may be long, and shared.
  void gather_tags(const DistributionEntry& entry) {
    std::vector<const DistributionEntry*> chain;
    for (const DistributionEntry* at = &entry; at != nullptr && !tags_.contains(at);
         at = base_of(*at)) {
      chain.push_back(at);
    }
    for (auto one = chain.rbegin(); one != chain.rend(); ++one) {
      const DistributionEntry* base = base_of(**one);
      Tags tags = base == nullptr ? Tags() : tags_.at(base);
      for (const Scalar& tag : (*one)->tags)
        tags.insert_or_assign(tag.value, TagOrigin{(*one)->name.value, tag.place});
      tags_.emplace(*one, std::move(tags));
    }
  }

  Distribution make(const DistributionEntry& entry) {
    Distribution made;
    made.name = entry.name.value;
    made.place = entry.name.place;
    if (entry.description) made.description = entry.description->value;
    if (entry.base) made.base = entry.base->value;
    if (entry.config_file)
      made.config_file = fmt::format("{}/{}", k_examples_folder, entry.config_file->value);
    made.architectures = architectures_of(entry);
    made.tags = std::move(tags_.at(&entry));
    return made;
  }

  static std::vector<Architecture> architectures_of(const DistributionEntry& entry) {
    std::set<Architecture> chosen;
    for (const Scalar& name : entry.architectures) {
      if (const auto one = parse_architecture(name.value)) chosen.insert(*one);
    }
    return chosen.empty() ? k_architectures
                          : std::vector<Architecture>(chosen.begin(), chosen.end());
  }

  const std::vector<DistributionEntry>& entries_;
  std::vector<std::string_view> examples_;
  std::map<std::string_view, const DistributionEntry*> by_name_;
  std::vector<std::string_view> names_;
  std::set<const DistributionEntry*> cut_;  // whose base would close a ring
  std::map<const DistributionEntry*, Tags> tags_;
  Diagnostics diagnostics_;
};

}  // namespace

std::set<std::string, std::less<>> Distribution::tag_set() const {
  std::set<std::string, std::less<>> set;
  for (const auto& [tag, origin] : tags) set.insert(tag);
  return set;
}

Noted<std::vector<Distribution>> flatten(const std::vector<DistributionEntry>& entries,
                                         const std::vector<std::string>& examples) {
  return Flattener(entries, examples).flatten();
}

}  // namespace ocelot::model
