// Looks for imports of each provider.
#include "queries/provider_check.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/provider_stubs.hpp"
#include "support/base/text.hpp"

namespace ocelot::queries {

namespace {

using model::Distribution;

// A provider that a distribution leaves out.
struct Omission {
  const Distribution& distribution;
  const std::string& name;
  const Place& place;
  std::string module;  // of upstream's go.mod
};

bool is_compiled_by_go(std::string_view path) {
  const golang::FileName name = golang::parse_file_name(path.substr(path.rfind('/') + 1));
  return name.is_go && !name.is_ignored && !name.is_test;
}

// The first import of a package of a module; null if there is none.
const golang::Import* find_import(const golang::GoFile& file, std::string_view module) {
  const auto found = std::find_if(
      file.imports.begin(), file.imports.end(),
      [&](const golang::Import& import) { return golang::is_within(import.path, module); });
  return found == file.imports.end() ? nullptr : &*found;
}

class ProviderChecker {
 public:
  ProviderChecker(const CheckRequest& request, const golang::GoMod& go_mod)
      : request_(request), go_mod_(go_mod) {}

  Diagnostics check() {
    for (const Distribution& distribution : request_.model.distributions) {
      if (!is_requested(request_, distribution)) continue;
      for (const auto& [name, place] : distribution.omitted_providers)
        check({distribution, name, place, graph::find_provider(go_mod_, name)});
    }
    return std::move(diagnostics_);
  }

 private:
  void check(const Omission& omission) {
    if (omission.module.empty()) return report(omission.place, unknown_provider(omission));
    check_components(omission);
    check_replacing_folders(omission);
    if (importing_folders(omission.module).size() > 1)
      report(omission.place, needed_by_upstream(omission));
  }

  // Several distributions may have one place: that of `defaults`, or of an import.
  void report(const Place& place, Diagnostic fault) {
    if (reported_.insert({place.source->path, place.offset}).second)
      diagnostics_.push_back(std::move(fault));
  }

  Diagnostic unknown_provider(const Omission& omission) const {
    std::vector<std::string_view> names;
    for (const std::string& module : go_mod_.direct) {
      const auto name = graph::provider_of(module);
      if (name && *name != "file") names.push_back(*name);
    }
    std::sort(names.begin(), names.end());
    return error("unknown-provider", omission.place,
                 fmt::format("upstream's go.mod requires no configuration provider '{}'",
                             omission.name))
        .with_help(suggest(omission.name, names,
                           names.empty()
                               ? std::string("remove the key: upstream has no such modules")
                               : fmt::format("the providers are: {}", fmt::join(names, ", "))));
  }

  void check_components(const Omission& omission) {
    for (model::ComponentId id : omission.distribution.components) {
      for (const model::OverlayFile& file : request_.model.component(id).files)
        check_file(omission, file.go);
    }
  }

  // The folders that may be compiled: those of modules that upstream or the distribution requires.
  void check_replacing_folders(const Omission& omission) {
    for (const model::Replace& replace : request_.model.replaces) {
      if (!is_required(replace.module, omission.distribution)) continue;
      for (const SourceRef& file : replace.files) {
        if (is_compiled_by_go(file->path))
          check_file(omission, golang::read_go_file(file).ignoring_diagnostics());
      }
    }
  }

  bool is_required(std::string_view module, const Distribution& distribution) const {
    const auto is_same = [&](const golang::ModuleRequirement& each) { return each.path == module; };
    return std::any_of(go_mod_.requirements.begin(), go_mod_.requirements.end(), is_same) ||
           std::any_of(distribution.modules.begin(), distribution.modules.end(), is_same);
  }

  void check_file(const Omission& omission, const golang::GoFile& file) {
    const golang::Import* const import = find_import(file, omission.module);
    if (import == nullptr) return;
    report(import->place,
           error("needed-provider", import->place,
                 fmt::format("'{}' leaves out the provider '{}', which is imported here",
                             omission.distribution.name, omission.name))
               .with_note("left out here", omission.place)
               .with_help(fmt::format("remove '{}' from 'omit-providers', or remove the import",
                                      omission.name)));
  }

  // Each folder of upstream with a file that imports the module, and the first such file.
  std::map<std::string, std::string> importing_folders(std::string_view module) const {
    std::map<std::string, std::string> folders;
    for (const TreeEntry& entry : request_.upstream) {
      if (!is_compiled_by_go(entry.path) || entry.path.starts_with("vendor/")) continue;
      const golang::GoFile file =
          golang::read_go_file(make_source(entry.path, entry.content)).ignoring_diagnostics();
      if (find_import(file, module) != nullptr) folders.emplace(folder_of(entry.path), entry.path);
    }
    return folders;
  }

  // A stub has only what upstream's main program uses of a provider.
  Diagnostic needed_by_upstream(const Omission& omission) const {
    Diagnostic fault =
        error("needed-provider", omission.place,
              fmt::format("the provider '{}' cannot be left out: several packages of upstream "
                          "import it",
                          omission.name));
    for (const auto& [folder, path] : importing_folders(omission.module))
      fault.notes.push_back({"imported here", whole_file(path)});
    fault.help = fmt::format("remove '{}'", omission.name);
    return fault;
  }

  const CheckRequest& request_;
  const golang::GoMod& go_mod_;
  std::set<std::pair<std::string, std::size_t>> reported_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics check_providers(const CheckRequest& request, const golang::GoMod& go_mod) {
  return ProviderChecker(request, go_mod).check();
}

}  // namespace ocelot::queries
