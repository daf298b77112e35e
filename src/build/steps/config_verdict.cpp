// The configuration is a file in the tree.
#include "build/steps/config_verdict.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "build/steps/config_faults.hpp"
#include "build/steps/inspection.hpp"
#include "support/io/file.hpp"
#include "support/io/write_file.hpp"

namespace ocelot::steps {

namespace fs = std::filesystem;

namespace {

// REFERENCE=VALUE: a reference contains no equals sign, a value may.
Json object_of(const std::vector<std::string>& words) {
  Json values = Json::object();
  for (const std::string& word : words) {
    const std::size_t end = word.find('=');
    values.add(word.substr(0, end), end == std::string::npos ? "" : word.substr(end + 1));
  }
  return values;
}

}  // namespace

// Neither a step's outputs nor the action cache preserve modes.
Status put_program(const StepWorkspace& workspace, const std::string& program) {
  return io::copy_program(program, workspace.tree() / k_inspect_program);
}

Result<Json> ask_verdict(const StepWorkspace& workspace, const std::string& name,
                         std::string_view content, const std::vector<std::string>& values) {
  const fs::path file = workspace.tree() / "ocelot" / name;
  if (Status created = io::make_folders(file.parent_path()); !created) return fail(created.error());
  if (const auto written = io::write_if_changed(file, content); !written)
    return fail(written.error());
  return ask_program(workspace, fmt::format("check {}", name),
                     {"-config", file.string(), "-values", object_of(values).text()}, is_verdict);
}

}  // namespace ocelot::steps
