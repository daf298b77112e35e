// Converts module by module, then the settings by a table.
#include "project/draft/ocb.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/names.hpp"
#include "declaration/model/replaces.hpp"
#include "support/base/text.hpp"
#include "support/golang/constraint.hpp"
#include "support/golang/go_mod.hpp"
#include "support/golang/module_path.hpp"

namespace ocelot::draft {

namespace {

using config::Manifest;
using config::ManifestModule;
using config::ManifestSetting;
using config::Scalar;

// Why a setting of the builder is not imported, by the prefix of its key. An empty reason means
// that nothing is lost.
struct SettingRule {
  std::string_view key;
  std::string_view why;
};

constexpr std::array<SettingRule, 12> k_settings = {{
    {"dist.module", ""},
    {"dist.output_path", ""},
    {"dist.version", "a layer's collector has the version of upstream"},
    {"dist.otelcol_version", "a layer's collector has the version of upstream"},
    {"dist.go", "the go command is chosen with: ocelot-gen --go PATH"},
    {"dist.debug_compilation", "upstream's Makefile chooses the linker flags"},
    {"dist.cgo_enabled", "layers are built without cgo"},
    {"dist.use_absolute_replace_paths", ""},
    {"dist.", "unknown setting"},
    {"excludes", "excluding versions is not supported; write the version to use"},
    {"conf_resolver.default_uri_scheme", "upstream's program chooses the scheme of ${…}"},
    {"", "unknown key, also in OCB"},
}};

struct ModuleSpec {
  golang::ModuleRequirement module;
  std::string import_path;
};

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// "receivers" → "receiver".
std::string type_of(const ManifestModule& module) {
  return module.section.substr(0, module.section.size() - 1);
}

Result<ModuleSpec> read_spec(const ManifestModule& written) {
  const std::string& text = written.gomod.value;
  const std::size_t blank = text.find(' ');
  const std::string_view version =
      blank == std::string::npos ? std::string_view() : trim(std::string_view(text).substr(blank));
  const std::string path = text.substr(0, blank);
  auto module =
      golang::parse_requirement(version.empty() ? path : fmt::format("{}@{}", path, version));
  if (!module)
    return fail(error("bad-module", written.gomod.place, module.error().message)
                    .with_help(module.error().help));
  ModuleSpec spec{*module, written.import_path ? written.import_path->value : module->path};
  const bool is_path = !golang::find_path_fault(spec.import_path);
  if (is_path && golang::is_within(spec.import_path, module->path)) return spec;
  return fail(error("bad-module", written.import_path->place,
                    fmt::format("'{}' is not a package of {}", spec.import_path, module->path))
                  .with_help("write the module's path, or the path of a package in it"));
}

// A component is named after its package, without its type. A package with the name `collector` is
// less specific than its parent folder.
std::string name_of(const ManifestModule& written, const std::string& import_path,
                    std::string_view type) {
  std::string_view last =
      written.name ? std::string_view(written.name->value) : last_part(import_path);
  if (!written.name && last == "collector" && import_path.size() > last.size())
    last = last_part(std::string_view(import_path).substr(0, import_path.size() - last.size() - 1));
  if (last.ends_with(type) && last.size() > type.size()) last.remove_suffix(type.size());
  std::string name = in_lower_case(last);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !is_alphanumeric(c); }, '_');
  return name;
}

class Importer {
 public:
  Importer(const Manifest& manifest, const queries::Catalog& catalog, const UpstreamFacts& upstream,
           const ImportFolders& folders)
      : manifest_(manifest), catalog_(catalog), upstream_(upstream), folders_(folders) {}

  Result<Imported> run(const std::string& name) {
    set_name(name);
    for (const ManifestModule& module : manifest_.components) take_component(module);
    for (const ManifestModule& module : manifest_.others) take_other(module);
    for (const ManifestSetting& setting : manifest_.settings) take_setting(setting);
    finish_tags();
    if (!faults_.empty()) return fail(std::move(faults_));
    return std::move(made_);
  }

 private:
  void set_name(const std::string& given) {
    Scalar name{given, {}};
    if (given.empty() && manifest_.name) name = *manifest_.name;
    if (name.value.empty()) {
      faults_.push_back(error("bad-name", {}, "the manifest has no 'dist.name'")
                            .with_help("name the distribution: --name NAME"));
    } else if (auto fault = model::check_distribution_name(name)) {
      faults_.push_back(std::move(*fault));
    }
    made_.distribution.name = name.value;
    if (manifest_.description) made_.distribution.description = manifest_.description->value;
  }

  // Each package has one factory, whatever `name` is.
  bool is_second(const ManifestModule& written, const std::string& type,
                 const std::string& import_path) {
    const auto [first, is_new] =
        packages_.emplace(fmt::format("{} {}", type, import_path), written.gomod.place);
    if (is_new) return false;
    faults_.push_back(error("same-component", written.gomod.place,
                            fmt::format("duplicate component of {}", import_path))
                          .with_note("first defined here", first->second)
                          .with_help("remove one of the two"));
    return true;
  }

  void take_component(const ManifestModule& written) {
    const std::string type = type_of(written);
    Result<ModuleSpec> spec = read_spec(written);
    if (!spec) return append(faults_, std::move(spec.error()));
    if (is_second(written, type, spec->import_path)) return;
    if (written.path && !take_folder(type, *spec, written.path->value)) return;
    if (const queries::CatalogEntry* known = find(type, spec->import_path)) {
      (known->is_upstreams() ? made_.upstreams : made_.ours).push_back(known->name());
      tags_.push_back(model::tag_of(known->name()));
      if (known->is_upstreams()) note_version(spec->module);
    } else {
      add(written, type, std::move(*spec));
    }
  }

  // A component in a folder that is not in the project cannot be imported.
  bool take_folder(const std::string& type, const ModuleSpec& spec, const std::string& path) {
    const std::string folder = folder_in_project(folders_.manifest, path);
    if (folder.empty()) {
      made_.left_out.push_back(
          {fmt::format("{} {}", type, spec.import_path),
           fmt::format("its folder {} is outside the project; copy it into the project", path)});
      return false;
    }
    add_replace({spec.module.path, folder});
    return true;
  }

  // Two packages may be of one module.
  void add_replace(NewReplace replace) {
    if (replaced_.insert(replace.module).second) made_.replaces.push_back(std::move(replace));
  }

  // "./FOLDER", or nothing if the path leads out of the project.
  std::string folder_in_project(const std::filesystem::path& base, const std::string& path) const {
    const std::string folder =
        (base / path).lexically_normal().lexically_relative(folders_.project).string();
    if (folder.empty() || folder == "." || folder.starts_with("..")) return {};
    return fmt::format("./{}", model::normal_folder(folder));
  }

  void take_replace(const ManifestSetting& setting) {
    const Expected<NewReplace, std::string> replace = read_replace(setting.value.value);
    if (replace)
      add_replace(*replace);
    else
      made_.left_out.push_back(
          {fmt::format("{}: {}", setting.key.value, setting.value.value), replace.error()});
  }

  // "MODULE => FOLDER" or "MODULE => MODULE VERSION".
  Expected<NewReplace, std::string> read_replace(const std::string& text) const {
    const std::vector<golang::GoModLine> lines = golang::read_go_mod_lines("replace " + text);
    const std::vector<std::string>& words = lines.front().words;
    const auto arrow = std::find(words.begin(), words.end(), "=>");
    if (arrow != words.begin() + 1)
      return Unexpected<std::string>("only a replacement of all versions of a module is supported");
    const std::vector<std::string> target(arrow + 1, words.end());
    if (target.size() == 1) return replace_by_folder(words[0], target[0]);
    const std::string by = fmt::format("{}", fmt::join(target, "@"));
    const auto module = golang::parse_requirement(by);
    if (!module) return Unexpected<std::string>(module.error().message);
    if (module->path == words[0])
      return Unexpected<std::string>("a module cannot replace itself; require this version");
    return NewReplace{words[0], by};
  }

  Expected<NewReplace, std::string> replace_by_folder(const std::string& module,
                                                      const std::string& path) const {
    const std::string folder = folder_in_project(folders_.manifest / output_path(), path);
    if (!folder.empty()) return NewReplace{module, folder};
    return Unexpected<std::string>("the folder is outside the project; copy it into the project");
  }

  std::string output_path() const {
    for (const ManifestSetting& setting : manifest_.settings) {
      if (setting.key.value == "dist.output_path") return setting.value.value;
    }
    return {};
  }

  // Components from the same package are the same component.
  const queries::CatalogEntry* find(const std::string& type, const std::string& import_path) const {
    for (const queries::CatalogEntry& entry : catalog_.components()) {
      if (entry.component->type != type) continue;
      for (const model::OverlayFile& file : entry.component->files) {
        for (const golang::Import& import : file.go.imports) {
          if (import.path == import_path) return &entry;
        }
      }
    }
    return nullptr;
  }

  void add(const ManifestModule& written, const std::string& type, ModuleSpec spec) {
    if (is_released_with_collector(spec.module.path)) {
      note_version(spec.module);
      spec.module.version.clear();
    }
    NewComponent component{type, free_name(name_of(written, spec.import_path, type), type),
                           spec.module, spec.import_path};
    if (auto fault = check_component_name(type, component.name)) {
      fault->place = written.name ? written.name->place : written.gomod.place;
      fault->help += "; 'name:' gives it another one";
      faults_.push_back(std::move(*fault));
    }
    tags_.push_back(component.tag());
    made_.added.push_back(std::move(component));
  }

  // A number distinguishes two packages with the same name, as in the builder.
  std::string free_name(const std::string& name, const std::string& type) {
    std::string free = name;
    for (int number = 2;
         catalog_.find(type + "." + free) != nullptr || !taken_.insert(type + "." + free).second;
         ++number) {
      free = fmt::format("{}{}", name, number);
    }
    return free;
  }

  void note_version(const golang::ModuleRequirement& module) {
    auto& versions = made_.versions;
    if (!module.version.empty() && is_released_with_collector(module.path) &&
        std::find(versions.begin(), versions.end(), module.version) == versions.end())
      versions.push_back(module.version);
  }

  // Upstream's program has its own providers, converters and telemetry.
  void take_other(const ManifestModule& written) {
    const std::string path = written.import_path
                                 ? written.import_path->value
                                 : written.gomod.value.substr(0, written.gomod.value.find(' '));
    if (upstream_.imports.contains(path)) return;
    made_.left_out.push_back(
        {fmt::format("{} {}", written.section == "telemetry" ? written.section : type_of(written),
                     path),
         "upstream's program does not have it, and a layer cannot add it"});
  }

  void take_setting(const ManifestSetting& setting) {
    if (setting.key.value == "replaces") return take_replace(setting);
    const auto rule = std::find_if(
        k_settings.begin(), k_settings.end(),
        [&](const SettingRule& candidate) { return setting.key.value.starts_with(candidate.key); });
    const bool is_off = setting.value.value == "false" || setting.value.value.empty();
    if (rule->why.empty() || is_off) return;
    made_.left_out.push_back(
        {fmt::format("{}: {}", setting.key.value, setting.value.value), std::string(rule->why)});
  }

  // The sorted tags of the components, then Go's own tags.
  void finish_tags() {
    auto& tags = made_.distribution.tags;
    tags.emplace_back(model::k_custom_tag);
    std::sort(tags_.begin(), tags_.end());
    tags.insert(tags.end(), tags_.begin(), std::unique(tags_.begin(), tags_.end()));
    if (!manifest_.build_tags) return;
    std::string words = manifest_.build_tags->value;
    std::replace(words.begin(), words.end(), ' ', ',');
    for (std::string_view tag : split(words, ',')) {
      if (tag.empty()) continue;
      if (golang::is_build_tag(tag))
        tags.emplace_back(tag);
      else
        made_.left_out.push_back({fmt::format("dist.build_tags: {}", tag),
                                  "a build tag consists of letters, digits, '_' and '.'"});
    }
  }

  const Manifest& manifest_;
  const queries::Catalog& catalog_;
  const UpstreamFacts& upstream_;
  const ImportFolders& folders_;
  Imported made_;
  std::vector<std::string> tags_;
  std::set<std::string> taken_;
  std::set<std::string> replaced_;
  std::map<std::string, Place> packages_;  // the place of the first use of each package, by package
                                           // and type
  Diagnostics faults_;
};

}  // namespace

Result<Imported> import_manifest(const Manifest& manifest, const std::string& name,
                                 const queries::Catalog& catalog, const UpstreamFacts& upstream,
                                 const ImportFolders& folders) {
  return Importer(manifest, catalog, upstream, folders).run(name);
}

}  // namespace ocelot::draft
