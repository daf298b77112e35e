// Asks Go for the flags, and calls the C compiler.
#include "build/steps/archive.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/generated_sources.hpp"
#include "support/base/templates.hpp"
#include "support/base/text.hpp"
#include "support/golang/go_mod.hpp"
#include "support/io/tree_folder.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_otelcol = "go.opentelemetry.io/collector/otelcol";
constexpr std::string_view k_source = "ocelot/archive/main.c";

std::string collector_version(std::string_view go_mod) {
  for (const golang::ModuleRequirement& required : golang::parse_go_mod(go_mod).requirements) {
    if (required.path == k_otelcol && required.version.starts_with('v'))
      return required.version.substr(1);
  }
  return "0";
}

}  // namespace

Result<std::vector<std::string>> flags_of_archive(const StepWorkspace& workspace,
                                                  const Compilation& compilation) {
  const Result<std::string> listed =
      workspace.capture("list the flags of the C linker",
                        list_command(compilation, {"-f", "{{join .CgoLDFLAGS \"\\n\"}}"}));
  if (!listed) return fail(listed.error());
  std::vector<std::string> flags = {"-rdynamic", "-pthread"};
  for (std::string_view flag : split_lines(*listed)) {
    if (!flag.empty() && std::ranges::find(flags, flag) == flags.end()) flags.emplace_back(flag);
  }
  return flags;
}

std::string pkg_config_text(std::string_view name, std::string_view go_mod,
                            const std::vector<std::string>& flags) {
  constexpr std::string_view k_prefix = "lib";
  return expand(find_template("archive/archive.pc").value_or(""),
                {{"name", std::string(name)},
                 {"version", collector_version(go_mod)},
                 {"library", std::string(name.substr(k_prefix.size()))},
                 {"flags", fmt::format("{}", fmt::join(flags, " "))}});
}

Status link_archive(const StepWorkspace& workspace, const std::string& archive,
                    const std::vector<std::string>& flags, const std::string& program) {
  const std::string source(find_template("archive/main.c").value_or(""));
  const Tree tree = {{std::string(k_source), source, TreeEntry::Kind::regular}};
  if (Status done = io::lay_out(tree, workspace.tree()); !done) return fail(done.error());
  std::vector<std::string> argv = {workspace.variable("CC"),
                                   fmt::format("-I{}", graph::k_library_folder),
                                   "-o",
                                   program,
                                   std::string(k_source),
                                   archive};
  argv.insert(argv.end(), flags.begin(), flags.end());
  return workspace.run("link the archive into a program", argv);
}

}  // namespace ocelot::steps
