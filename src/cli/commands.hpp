// The commands that are more than a question: each file of them exports its row of the table.
#pragma once

#include <string>
#include <vector>

#include "cli/command_table.hpp"
#include "support/console/exit_code.hpp"
#include "support/console/options.hpp"

namespace ocelot::cli {

/// `ocelot-gen [gen]`: writes build.ninja.
Command gen_row();

/// `ocelot-gen from-config COLLECTOR.yaml`.
Command from_config_row();

/// `ocelot-gen import ocb MANIFEST`.
Command import_ocb_row();

/// `ocelot-gen new component TYPE NAME`: a wrapper and its dependency entry.
Command new_component_row();

/// `ocelot-gen new distribution NAME`.
Command new_distribution_row();

/// `ocelot-gen new project [DIR]`.
Command new_project_row();

/// `ocelot-gen step KIND`: one step, as Ninja runs it.
Command step_row();

/// `ocelot-gen cache`: shows and tidies the action cache.
Command cache_row();

/// `ocelot-gen clean`: removes what was made.
Command clean_row();

/// `ocelot-gen complete`: what shells ask at a prompt.
Command complete_row();

/// `ocelot-gen completions`: the scripts that ask it.
Command completions_row();

/// `ocelot-gen explain TARGET`: why steps would run again.
Command explain_row();

/// `ocelot-gen format`: canonical YAML.
Command format_row();

/// `ocelot-gen schema`: JSON Schemas.
Command schema_row();

/// `ocelot-gen zip`: what upstream's Makefile calls.
Command zip_row();

/// `ocelot-gen help`: the table itself.
Command help_row();

/// What `--help` of each step prints.
std::vector<std::string> step_helps();

/// The overview of all commands, which a bare `ocelot-gen --help` prints.
console::ExitCode print_overview();

/// Called as `zip`: the part of Info-ZIP's command line that upstream's Makefile uses, `zip -r OUT
/// PATH…`.
console::ExitCode run_zip(const console::Words& words);

}  // namespace ocelot::cli
