// How a query answers: as text for people, as JSON for programs, or in a form of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/console/options.hpp"
#include "support/console/page.hpp"
#include "support/console/terminal.hpp"

namespace ocelot::console {

struct Form {
  std::string name = "text";
  Manner faults;    ///< how faults are told beside it
  PageStyle style;  ///< of text

  bool is(std::string_view other) const { return name == other; }
};

/// What a query says, and how the program ends after it.
struct Answer {
  std::string text;
  ExitCode code = ExitCode::done;
};

/// A query: from its command line to what goes to stdout.
using Query = Result<Answer> (*)(const Arguments& arguments, const Form& form);

/// Reads --color and --format. `forms` are the names that the query takes, the usual one first;
/// what is not given comes from OCELOT_FORMAT where the query takes it.
Result<Form> read_form(const Arguments& arguments, const std::vector<std::string_view>& forms);

/// Asks, and prints the answer or its faults.
ExitCode answer(Query query, const Arguments& arguments,
                const std::vector<std::string_view>& forms);

}  // namespace ocelot::console
