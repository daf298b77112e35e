// Converts entries to distributions with all their tags.
#include "declaration/model/flatten.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "declaration/model/build_settings.hpp"
#include "declaration/model/kind_keys.hpp"
#include "declaration/model/names.hpp"
#include "declaration/model/omitted_providers.hpp"
#include "declaration/model/own_tags.hpp"
#include "declaration/model/project_files.hpp"
#include "support/base/text.hpp"

namespace ocelot::model {

namespace {

using config::DistributionEntry;
using config::Scalar;

class Flattener {
 public:
  Flattener(const std::vector<DistributionEntry>& entries, const std::vector<std::string>& examples,
            const std::map<std::string, std::string>& unusable_examples)
      : entries_(entries),
        examples_(examples.begin(), examples.end()),
        unusable_examples_(unusable_examples) {
    for (std::size_t i = 0; i < entries.size(); ++i) by_name_.emplace(entries[i].name.value, i);
  }

  WithDiagnostics<std::vector<Distribution>> flatten() {
    for (const DistributionEntry& entry : entries_) check_entry(entry);
    std::vector<Tags> inherited = inherit_tags(entries_).take(diagnostics_);
    std::vector<Distribution> flat;
    for (const auto& [name, index] : by_name_)
      flat.push_back(make(entries_[index], std::move(inherited[index])));
    return {std::move(flat), std::move(diagnostics_)};
  }

 private:
  void check_entry(const DistributionEntry& entry) {
    if (auto fault = check_distribution_name(entry.name)) diagnostics_.push_back(std::move(*fault));
    append(diagnostics_, check_kind(entry));
    if (has_meaning(entry, "buildtags")) append(diagnostics_, check_own_tags(entry));
    if (has_meaning(entry, "architectures"))
      append(diagnostics_, check_architectures(entry.architectures));
    if (has_meaning(entry, "config-env")) append(diagnostics_, check_config_env(entry.config_env));
    if (entry.omitted_providers && has_meaning(entry, "omit-providers"))
      append(diagnostics_, check_omitted_providers(*entry.omitted_providers));
    if (has_meaning(entry, "go")) append(diagnostics_, check_go_settings(entry));
    append(diagnostics_, check_size_limits(entry));
    if (has_meaning(entry, "max-start")) append(diagnostics_, check_start_limits(entry));
    if (!has_meaning(entry, "config")) return;
    if (entry.config_file) check_config_file(*entry.config_file);
    if (entry.config) append(diagnostics_, check_config_path(*entry.config));
  }

  void check_config_file(const Scalar& name) {
    if (std::find(examples_.begin(), examples_.end(), name.value) != examples_.end()) return;
    const auto unusable = unusable_examples_.find(name.value);
    if (unusable != unusable_examples_.end()) {
      refuse_config_file(name, unusable->second);
    } else if (leads_out(name.value)) {
      refuse_config_file(name, fmt::format("leads out of {}/", k_examples_folder));
    } else {
      report_missing_config_file(name);
    }
  }

  void refuse_config_file(const Scalar& name, std::string_view reason) {
    diagnostics_.push_back(
        error("missing-config-file", name.place, fmt::format("'{}' {}", name.value, reason))
            .with_help(fmt::format("put the file into {}/, and write its path from there",
                                   k_examples_folder)));
  }

  void report_missing_config_file(const Scalar& name) {
    diagnostics_.push_back(
        error("missing-config-file", name.place,
              fmt::format("no file '{}/{}'", k_examples_folder, name.value))
            .with_help(suggest(name.value, examples_,
                               fmt::format("put the file into {}/", k_examples_folder))));
  }

  Distribution make(const DistributionEntry& entry, Tags tags) const {
    Distribution distribution;
    distribution.name = entry.name.value;
    distribution.place = entry.name.place;
    if (entry.description) distribution.description = entry.description->value;
    distribution.is_abstract = entry.is_abstract;
    for (const Scalar& base : entry.bases) distribution.bases.push_back(base.value);
    if (entry.config_file)
      distribution.config_file = fmt::format("{}/{}", k_examples_folder, entry.config_file->value);
    if (entry.config) {
      distribution.config_file = normal_path(entry.config->value);
      distribution.config_place = entry.config->place;
    }
    for (const auto& [reference, value] : entry.config_env)
      distribution.config_values[full_reference(reference.value)] = value.value;
    if (entry.omitted_providers) {
      for (const Scalar& name : *entry.omitted_providers)
        distribution.omitted_providers.emplace(name.value, name.place);
    }
    distribution.go = go_settings_of(entry);
    distribution.max_size = size_limits_of(entry);
    distribution.start_limits = read_start_limits(entry);
    distribution.kind = kind_of(entry);
    if (distribution.kind == Kind::plugin && entry.library && entry.component) {
      distribution.plugin = Plugin{entry.library->value, entry.library->place,
                                   entry.component->value, entry.component->place};
    }
    distribution.architectures = architectures_of(entry, distribution.kind);
    distribution.tags = std::move(tags);
    return distribution;
  }

  static std::vector<Architecture> architectures_of(const DistributionEntry& entry, Kind kind) {
    std::set<Architecture> chosen;
    for (const Scalar& name : entry.architectures) {
      if (const auto architecture = parse_architecture(name.value)) chosen.insert(*architecture);
    }
    return chosen.empty() ? default_architectures(kind)
                          : std::vector<Architecture>(chosen.begin(), chosen.end());
  }

  const std::vector<DistributionEntry>& entries_;
  std::vector<std::string_view> examples_;
  const std::map<std::string, std::string>& unusable_examples_;
  std::map<std::string_view, std::size_t> by_name_;
  Diagnostics diagnostics_;
};

}  // namespace

WithDiagnostics<std::vector<Distribution>> flatten(
    const std::vector<DistributionEntry>& entries, const std::vector<std::string>& examples,
    const std::map<std::string, std::string>& unusable_examples) {
  return Flattener(entries, examples, unusable_examples).flatten();
}

}  // namespace ocelot::model
