// The rows of the table: each file in commands/ exports its own, and k_rows has their order.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/command.hpp"

namespace ocelot::cli {

// Start a project
Command new_project_row();
Command new_distribution_row();
Command new_component_row();
Command new_workflow_row();
Command import_ocb_row();
Command import_config_row();

// Build
Command build_row();
Command gen_row();
Command update_row();
Command clean_row();

// Examine
Command list_row();
Command desc_row();
Command why_row();
Command refs_row();
Command diff_row();
Command affected_row();
Command graph_row();
Command size_row();
Command report_row();

// Check
Command check_row();
Command validate_row();
Command audit_row();
Command verify_row();
Command smoke_row();

// Build machinery
Command explain_row();
Command cache_row();

// Editor and shell
Command format_row();
Command schema_row();
Command completions_row();
Command help_row();

// Plumbing
Command step_row();
Command complete_row();
Command zip_row();
Command emulate_row();
Command path_row();

/// By section, in the order in which help lists them.
inline constexpr Command (*k_rows[])() = {new_project_row,   new_distribution_row,
                                          new_component_row, new_workflow_row,
                                          import_ocb_row,    import_config_row,
                                          build_row,         gen_row,
                                          update_row,        clean_row,
                                          list_row,          desc_row,
                                          why_row,           refs_row,
                                          diff_row,          affected_row,
                                          graph_row,         size_row,
                                          report_row,        check_row,
                                          validate_row,      audit_row,
                                          verify_row,        smoke_row,
                                          explain_row,       cache_row,
                                          format_row,        schema_row,
                                          completions_row,   help_row,
                                          step_row,          complete_row,
                                          zip_row,           emulate_row,
                                          path_row};

/// What `--help` of each step prints.
std::vector<std::string> step_helps();

/// Called as `zip`: the part of Info-ZIP's command line that upstream's Makefile uses, `zip -r OUT
/// PATH…`.
console::ExitCode run_zip(const console::Words& words);

}  // namespace ocelot::cli
