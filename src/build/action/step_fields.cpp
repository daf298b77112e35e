// Walking over a command line.
#include "build/action/step_fields.hpp"

#include <fmt/format.h>

#include "build/steps/toolchain.hpp"
#include "support/io/current_folder.hpp"
#include "support/io/environment.hpp"
#include "support/io/file.hpp"
#include "support/io/process.hpp"

namespace ocelot::action {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_go = "go";

// The tree in which go says what it is: each step that runs go has it as its first input.
Status add_go(cache::Fields& fields, const console::Arguments& given) {
  const std::vector<std::string> inputs = given.inputs();
  if (inputs.empty()) return {};
  Result<std::string> identity = steps::identify_go(given.last("go"), inputs.front());
  if (!identity) return fail(identity.error());
  fields.add_text(k_go, std::move(*identity));
  return {};
}

Status add_cc(cache::Fields& fields, const std::string& cc) {
  Result<std::string> identity =
      steps::identify_cc(io::absolute_path(io::find_program(cc, io::environment_variable("PATH"))));
  if (!identity) return fail(identity.error());
  fields.add_text("cc", std::move(*identity));
  return {};
}

Status add_folder(cache::Fields& fields, const std::string& name, const fs::path& folder) {
  const Result<io::Listing> listing = io::list_folder(folder);
  if (!listing) return fail(listing.error());
  for (const std::string& path : listing->files) {
    if (path.starts_with(".git/")) continue;
    fields.add_text(name + "-path", path);
    if (Status added = fields.add_file(name, folder / path); !added) return added;
  }
  return {};
}

Status add_option(cache::Fields& fields, const StepOption& option,
                  const console::Arguments& given) {
  const std::string name = option.option.long_name();
  if (option.role == Role::go) return add_go(fields, given);
  if (option.role == Role::cc && given.has(name)) return add_cc(fields, given.last(name));
  for (const std::string& value : given.all(name)) {
    if (option.role == Role::text) fields.add_text(name, value);
    if (option.role == Role::folder) {
      if (Status added = add_folder(fields, name, fs::path(value) / given.last("folder")); !added)
        return added;
    }
    if (option.role != Role::input) continue;
    if (Status added = fields.add_file(name, value); !added) return added;
  }
  return {};
}

}  // namespace

Result<cache::Fields> fields_of(const StepCommand& command, const console::Arguments& given) {
  cache::Fields fields;
  fields.add_text("step", fmt::format("{} {}", command.name, command.version));
  for (const StepOption& option : command.options) {
    if (Status added = add_option(fields, option, given); !added) return fail(added.error());
  }
  for (const std::string& input : given.inputs()) {
    if (command.names_count) fields.add_text("input-name", input);
    if (Status added = fields.add_file("input", input); !added) return fail(added.error());
  }
  return fields;
}

std::string go_in(const cache::Fields& fields) {
  for (const cache::Field& field : fields.all()) {
    if (field.name == k_go) return field.value;
  }
  return {};
}

std::vector<fs::path> outputs_of(const StepCommand& command, const console::Arguments& given) {
  std::vector<fs::path> outputs;
  for (const StepOption& option : command.options) {
    const std::string name = option.option.long_name();
    const bool is_made = option.option.required || given.has(name);
    if (option.role == Role::output && is_made) outputs.emplace_back(given.last(name));
  }
  return outputs;
}

fs::path record_path(const fs::path& output) {
  return output.string() + ".fields";
}

}  // namespace ocelot::action
