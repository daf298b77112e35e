// The questions: each a function from a command line to an answer. The project is read; only what
// `graph -o` names is written, and no network is used.
#pragma once

#include "cli/form.hpp"

namespace ocelot::cli {

Result<Answer> answer_list(const Arguments& arguments, const Form& form);
Result<Answer> answer_desc(const Arguments& arguments, const Form& form);
Result<Answer> answer_why(const Arguments& arguments, const Form& form);
Result<Answer> answer_refs(const Arguments& arguments, const Form& form);
Result<Answer> answer_path(const Arguments& arguments, const Form& form);
Result<Answer> answer_graph(const Arguments& arguments, const Form& form);
Result<Answer> answer_affected(const Arguments& arguments, const Form& form);
Result<Answer> answer_diff(const Arguments& arguments, const Form& form);
Result<Answer> answer_check(const Arguments& arguments, const Form& form);

}  // namespace ocelot::cli
