// The table of keys.
#include "declaration/config/keys.hpp"

#include <algorithm>

namespace ocelot::config {

namespace {

// A distribution may have the name of a property. The value of some properties, such as `go`, is
// a mapping.
bool is_property_pair(const std::pair<yaml::YamlRef, yaml::YamlRef>& pair) {
  const auto& keys = distribution_keys();
  return pair.second->kind != yaml::YamlNode::Kind::mapping &&
         std::any_of(keys.begin(), keys.end(),
                     [&](const KeyRow& key) { return key.name == pair.first->text; });
}

}  // namespace

const DistributionKeys& distribution_keys() {
  using Entry = DistributionEntry;
  static const DistributionKeys k_keys = {
      {{"description", "description", Shape::free_text, "What the layer is for."},
       &Entry::description},
      {{"kind", "kind", Shape::text,
        "layer (the default), shared-library, archive, plugin or executable."},
       &Entry::kind},
      {{"plugins", "plugins", Shape::truth, "Of an executable: true if it loads plugins."},
       &Entry::plugins},
      {{"library", "library", Shape::text, "Of a plugin: the distribution that loads it."},
       &Entry::library},
      {{"component", "component", Shape::text, "Of a plugin: its component, as TYPE.NAME."},
       &Entry::component},
      {{"abstract", "abstract", Shape::truth, "true: only a base of others, never built."},
       &Entry::is_abstract},
      {{"base", "base", Shape::one_or_more,
        "The distribution, or a list of them, whose build tags this one inherits."},
       &Entry::bases},
      {{"config", "config", Shape::text,
        "A file of the project, by its path, that takes the place of upstream's config.yaml."},
       &Entry::config},
      {{"config-file", "config", Shape::text,
        "The same for a file in config/examples/, by its path from there."},
       &Entry::config_file},
      {{"config-env", "config-env", Shape::values,
        "Values of the variables in the configuration, with which its check runs."},
       &Entry::config_env},
      {{"max-start", "max-start", Shape::mapping, "What the start of the layer may cost at most."},
       &max_start_keys},
      {{"architectures", "architectures", Shape::some_texts, "amd64, arm64; both by default."},
       &Entry::architectures},
      {{"components", "components", Shape::some_texts,
        "The components, as TYPE.NAME, in addition to those of the base."},
       &Entry::components},
      {{"buildtags", "buildtags", Shape::texts,
        "The Go build tags that choose the components, in addition to those of the base."},
       &Entry::tags},
      {{"build-tags", "buildtags", Shape::texts, "Another spelling of buildtags."}, &Entry::tags},
      {{"without", "without", Shape::texts,
        "Inherited components, or their build tags, that this distribution leaves out."},
       &Entry::without},
      {{"omit-providers", "omit-providers", Shape::texts,
        "Configuration providers that the layer leaves out, such as s3."},
       &Entry::omitted_providers},
      {{"go", "go", Shape::mapping, "Settings of the Go compiler."}, &go_keys},
      {{"max-size", "max-size", Shape::mapping, "A build fails if a file is larger."}, &size_keys},
  };
  return k_keys;
}

const DistributionKeys& go_keys() {
  static const DistributionKeys k_keys = {
      {{"tags", "tags", Shape::texts,
        "Build tags for Go and modules, which select no component, such as netgo."},
       &DistributionEntry::go_tags},
      {{"ldflags", "ldflags", Shape::text, "Flags of Go's linker, in addition to upstream's."},
       &DistributionEntry::go_ldflags},
      {{"gcflags", "gcflags", Shape::text, "Flags of Go's compiler."},
       &DistributionEntry::go_gcflags},
      {{"symbols", "symbols", Shape::text,
        "keep: also build a file with symbols, for a debugger. strip: the default."},
       &DistributionEntry::go_symbols},
      {{"relr", "relr", Shape::truth,
        "true: write a shared library's relocations in a short form, which needs glibc 2.36."},
       &DistributionEntry::go_relr},
      {{"experiment", "experiment", Shape::text, "Go's experiments, separated by commas."},
       &DistributionEntry::go_experiment},
      {{"amd64", "amd64", Shape::text,
        "The oldest processors that run the program: v1 (the default), v2, v3 or v4."},
       &DistributionEntry::go_amd64},
  };
  return k_keys;
}

const DistributionKeys& default_go_keys() {
  static const DistributionKeys k_keys(go_keys().begin() + 1, go_keys().end());
  return k_keys;
}

const DistributionKeys& size_keys() {
  using Entry = DistributionEntry;
  static const DistributionKeys k_keys = {
      {{"zip", "zip", Shape::text, "The most bytes of a layer's zip, such as 15 MB."},
       &Entry::max_zip},
      {{"unzipped", "unzipped", Shape::text, "The most bytes of all files in the zip."},
       &Entry::max_unzipped},
      {{"binary", "binary", Shape::text, "The most bytes of the program or library."},
       &Entry::max_binary},
  };
  return k_keys;
}

const DistributionKeys& max_start_keys() {
  using Entry = DistributionEntry;
  static const DistributionKeys k_keys = {
      {{"next", "next", Shape::text,
        "The time until the extension asks for the first event, such as 150 ms."},
       &Entry::max_next},
      {{"memory", "memory", Shape::text,
        "The memory that it has used by then, such as 64 MB (1 MB is 1,000,000 bytes)."},
       &Entry::max_memory},
  };
  return k_keys;
}

const DistributionKeys& default_keys() {
  using Entry = DistributionEntry;
  static const DistributionKeys k_keys = {
      {{"config", "config", Shape::text, "The config of distributions that have none."},
       &Entry::config},
      {{"config-env", "config-env", Shape::values,
        "The values of variables that a distribution's config-env does not have."},
       &Entry::config_env},
      {{"max-start", "max-start", Shape::mapping,
        "The limits that a distribution's max-start does not have."},
       &max_start_keys},
      {{"architectures", "architectures", Shape::some_texts,
        "The architectures of distributions that have none."},
       &Entry::architectures},
      {{"omit-providers", "omit-providers", Shape::texts,
        "The providers that layers without the key leave out."},
       &Entry::omitted_providers},
      {{"go", "go", Shape::mapping, "Settings of the Go compiler, key by key."}, &default_go_keys},
      {{"max-size", "max-size", Shape::mapping, "Limits of sizes, key by key."}, &size_keys},
  };
  return k_keys;
}

const std::vector<PolicyKey>& policy_keys() {
  static const std::vector<PolicyKey> k_keys = {
      {{"sandbox", "sandbox", Shape::text,
        "The sandbox that a build must use. required: bubblewrap. container: bubblewrap, or a "
        "container in which the whole build runs."},
       &PolicyEntry::sandbox},
      {{"repositories", "repositories", Shape::some_texts,
        "The places that upstream may come from. Write HOST or HOST/PATH for https and ssh, such "
        "as github.com/open-telemetry; SCHEME://HOST for another scheme; or a path."},
       &PolicyEntry::repositories},
      {{"vulnerabilities", "vulnerabilities", Shape::mapping, "What ocelot-gen audit looks for."},
       &PolicyEntry::vulnerabilities},
      {{"denied-licenses", "denied-licenses", Shape::some_texts,
        "The licenses that no module of a layer, library, plugin or executable may have: SPDX "
        "names such as AGPL-3.0, or globs such as AGPL-*."},
       &PolicyEntry::denied_licenses},
      {{"cache-writers", "cache-writers", Shape::some_texts,
        "The public keys of those whose entries of the shared cache are used, as ocelot-gen cache "
        "keygen prints them. Without the key, all entries are used."},
       &PolicyEntry::cache_writers},
  };
  return k_keys;
}

const std::vector<VulnerabilitiesKey>& vulnerabilities_keys() {
  using Entry = VulnerabilitiesEntry;
  static const std::vector<VulnerabilitiesKey> k_keys = {
      {{"database", "database", Shape::text,
        "The known vulnerabilities: golang.org/x/vulndb@VERSION, another Go module with a version, "
        "or file:FOLDER for a folder of the project."},
       &Entry::database},
      {{"ignore", "ignore", Shape::mappings, "Vulnerabilities that do not count for a time."},
       &Entry::ignore},
  };
  return k_keys;
}

const std::vector<TextKey<IgnoredVulnerabilityEntry>>& ignored_vulnerability_keys() {
  using Entry = IgnoredVulnerabilityEntry;
  static const std::vector<TextKey<Entry>> k_keys = {
      {{"id", "id", Shape::text, "The id in Go's database, such as GO-2026-4762."}, &Entry::id},
      {{"reason", "reason", Shape::text, "Why it does not matter here."}, &Entry::reason},
      {{"until", "until", Shape::text, "The last day on which it is ignored, as YYYY-MM-DD."},
       &Entry::until},
  };
  return k_keys;
}

const std::vector<TextKey<UpstreamEntry>>& upstream_keys() {
  using Entry = UpstreamEntry;
  static const std::vector<TextKey<Entry>> k_keys = {
      {{"repo", "repo", Shape::free_text, "owner/name on GitHub, a URL, or a path."}, &Entry::repo},
      {{"ref", "ref", Shape::free_text, "A branch, a tag or a commit."}, &Entry::ref},
      {{"folder", "folder", Shape::free_text,
        "The folder with the collector's Makefile and go.mod, within the repository."},
       &Entry::folder},
  };
  return k_keys;
}

const std::vector<TextKey<LockEntry>>& lock_keys() {
  using Entry = LockEntry;
  static const std::vector<TextKey<Entry>> k_keys = {
      {{"repo", "repo", Shape::free_text, "The repo that was pinned."}, &Entry::repo},
      {{"ref", "ref", Shape::free_text, "The ref that was pinned."}, &Entry::ref},
      {{"folder", "folder", Shape::free_text, "The folder that was pinned."}, &Entry::folder},
      {{"commit", "commit", Shape::free_text, "What the ref meant."}, &Entry::commit},
      {{"tree", "tree", Shape::free_text, "git's id of the folder's content there."}, &Entry::tree},
      {{"modules", "modules", Shape::free_text,
        "The digest of the folder's go.mod and go.sum files."},
       &Entry::modules},
      {{"go", "go", Shape::free_text, "The version of Go that builds."}, &Entry::go},
  };
  return k_keys;
}

const yaml::YamlNode* distributions_in(const yaml::YamlNode& document) {
  const yaml::YamlNode* below = document.find(k_distributions_key);
  if (below == nullptr) return &document;
  const bool is_distribution =
      std::any_of(below->pairs.begin(), below->pairs.end(), is_property_pair);
  return is_distribution ? &document : below;
}

bool has_distributions_root(const yaml::YamlNode& document) {
  return distributions_in(document) != &document;
}

}  // namespace ocelot::config
