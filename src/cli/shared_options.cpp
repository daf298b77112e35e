// One table of shared options, applied to each row.
#include "cli/shared_options.hpp"

#include <array>

#include "support/console/common_options.hpp"

namespace ocelot::cli {

namespace {

using console::Option;
using console::ValueKind;

constexpr Option k_distribution =
    Option{"d,distribution", "NAME",
           "only this distribution; globs such as 'prod-*' work; may be repeated"}
        .takes(ValueKind::distribution);
constexpr Option k_architecture =
    Option{"a,architecture", "ARCH", "only this architecture, amd64 or arm64; repeatable"}.takes(
        ValueKind::architecture);
constexpr Option k_folder =
    Option{"C,directory", "DIR", "the folder to run in (default: this one)"}.takes(
        ValueKind::folder);

struct SharedOption {
  Option option;
  bool (*applies)(const Command& command);
};

bool always(const Command&) {
  return true;
}

constexpr auto k_shared = std::to_array<SharedOption>({
    {k_distribution, [](const Command& command) { return command.shared.chooses_layers; }},
    {k_architecture, [](const Command& command) { return command.shared.chooses_layers; }},
    {console::k_dry_run_option, [](const Command& command) { return command.shared.writes; }},
    {console::k_directory_option, [](const Command& command) { return command.shared.project; }},
    {k_folder, [](const Command& command) { return !command.shared.project; }},
    {console::k_format_option, [](const Command& command) { return !command.formats.empty(); }},
    {console::k_message_format_option, always},
    {console::k_color_option, always},
    {console::k_quiet_option, always},
});

}  // namespace

void add_shared_options(Command& command) {
  console::CommandLine& line = command.line;
  for (const SharedOption& shared : k_shared) {
    if (shared.applies(command) && line.find(shared.option.long_name()) == nullptr)
      line.options.push_back(shared.option);
  }
  if (!command.shared.chooses_layers) {
    constexpr std::string_view k_help = "it does not work on single layers";
    line.rejected.push_back({k_distribution.name, k_help});
    line.rejected.push_back({k_architecture.name, k_help});
  }
  if (command.formats.empty()) {
    line.rejected.push_back(
        {"format", "it prints no answer; the format of errors and warnings: --message-format"});
  }
}

}  // namespace ocelot::cli
