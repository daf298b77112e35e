// Choosing a form, and printing in it.
#include "support/console/form.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/base/text.hpp"
#include "support/console/standard_output.hpp"
#include "support/io/environment.hpp"

namespace ocelot::console {

namespace {

Unexpected<Diagnostics> unknown_form(const std::string& name,
                                     const std::vector<std::string_view>& forms) {
  const auto near = nearest(name, forms);
  return usage(fmt::format("--format takes {}, not '{}'", fmt::join(forms, ", "), name),
               near ? fmt::format("did you mean '{}'?", *near) : "");
}

bool takes(const std::vector<std::string_view>& forms, std::string_view name) {
  return std::find(forms.begin(), forms.end(), name) != forms.end();
}

}  // namespace

Result<Form> read_form(const Arguments& arguments, const std::vector<std::string_view>& forms) {
  const Result<ColourChoice> colour = read_colour(arguments);
  if (!colour) return fail(colour.error());
  Form form;
  const std::string wanted = arguments.last("format");
  if (arguments.has("format") && !takes(forms, wanted)) return unknown_form(wanted, forms);
  const std::string usual = io::environment_variable("OCELOT_FORMAT");
  form.name = !wanted.empty() ? wanted : takes(forms, usual) ? usual : std::string(forms.front());
  form.faults = {*colour, parse_format(form.name).value_or(Format::text)};
  form.style = find_page_style(*colour);
  return form;
}

ExitCode answer(Query query, const Arguments& arguments,
                const std::vector<std::string_view>& forms) {
  const Result<Form> form = read_form(arguments, forms);
  if (!form) return refuse(form.error());
  const Result<Answer> given = query(arguments, *form);
  if (given) {
    put_out(given->text);
    return given->code;
  }
  return Terminal(form->faults).end(fail(given.error()));
}

}  // namespace ocelot::console
