// The questions: each a function from a command line to an answer. The project is read; only what
// `graph -o` names is written, and no network is used.
#pragma once

#include "support/console/form.hpp"

namespace ocelot::cli {

Result<console::Answer> answer_list(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_desc(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_why(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_refs(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_path(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_graph(const console::Arguments& arguments,
                                     const console::Form& form);
Result<console::Answer> answer_affected(const console::Arguments& arguments,
                                        const console::Form& form);
Result<console::Answer> answer_diff(const console::Arguments& arguments, const console::Form& form);
Result<console::Answer> answer_check(const console::Arguments& arguments,
                                     const console::Form& form);

}  // namespace ocelot::cli
