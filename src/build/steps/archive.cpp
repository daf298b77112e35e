// Asks Go for the flags, and calls the C compiler.
#include "build/steps/archive.hpp"

#include <algorithm>

#include <fmt/format.h>

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

// pkg-config splits values like a shell, and expands ${NAME}.
std::string escaped(std::string_view flag) {
  constexpr std::string_view k_special = " \t\"'\\#";
  std::string text;
  for (const char c : flag) {
    if (k_special.find(c) != std::string_view::npos) text += '\\';
    text += c == '$' ? "$$" : std::string(1, c);
  }
  return text;
}

std::string in_one_line(const std::vector<std::string>& flags) {
  std::string line;
  for (const std::string& flag : flags) line += (line.empty() ? "" : " ") + escaped(flag);
  return line;
}

bool is_library(std::string_view flag) {
  return flag.starts_with("-l") || flag == "-pthread";
}

Diagnostic flag_of_build(const std::string& flag, const std::string& output) {
  return error(
             "flag-of-build", whole_file(output),
             fmt::format("a package is linked with '{}', which exists only during the build", flag))
      .with_help(
          "build a shared library, which contains what it is linked with; or leave out the "
          "component with the C library");
}

}  // namespace

std::vector<std::string> join_link_flags(std::string_view lines) {
  std::vector<std::string> flags = {"-rdynamic", "-pthread"};
  for (std::string_view flag : split_lines(lines)) {
    const bool is_repeated = is_library(flag) && std::ranges::find(flags, flag) != flags.end();
    if (!flag.empty() && !is_repeated) flags.emplace_back(flag);
  }
  return flags;
}

Status check_link_flags(const std::vector<std::string>& flags,
                        const std::vector<std::string>& folders, const std::string& output) {
  Diagnostics faults;
  for (const std::string& flag : flags) {
    const bool is_of_build = std::ranges::any_of(folders, [&](const std::string& folder) {
      return !folder.empty() && flag.find(folder) != std::string::npos;
    });
    if (is_of_build) faults.push_back(flag_of_build(flag, output));
  }
  return faults.empty() ? Status() : fail(std::move(faults));
}

Result<std::vector<std::string>> flags_of_archive(const StepWorkspace& workspace,
                                                  const Compilation& compilation) {
  const Result<std::string> listed =
      workspace.capture("list the flags of the C linker",
                        list_command(compilation, {"-f", "{{join .CgoLDFLAGS \"\\n\"}}"}));
  if (!listed) return fail(listed.error());
  std::vector<std::string> flags = join_link_flags(*listed);
  const std::vector<std::string> folders = {workspace.tree().parent_path().string(),
                                            workspace.variable("GOMODCACHE"),
                                            workspace.variable("GOCACHE")};
  if (Status lasting = check_link_flags(flags, folders, workspace.output()); !lasting)
    return fail(lasting.error());
  return flags;
}

std::string pkg_config_text(std::string_view name, std::string_view go_mod,
                            const std::vector<std::string>& flags) {
  constexpr std::string_view k_prefix = "lib";
  return expand(find_template("archive/archive.pc").value_or(""),
                {{"name", std::string(name)},
                 {"version", collector_version(go_mod)},
                 {"library", std::string(name.substr(k_prefix.size()))},
                 {"flags", in_one_line(flags)}});
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
