// Builds and asks the program templates/size.
#include "build/steps/artifact_size.hpp"

#include "build/steps/go_program.hpp"
#include "build/steps/kept_answer.hpp"
#include "graph/generated_sources.hpp"

namespace ocelot::steps {

namespace {

constexpr std::string_view k_template = "size";

std::uint64_t number_in(const Json& object, std::string_view name) {
  return member_of(object, name).number().value_or(0);
}

bool is_measurement(const Json& answer) {
  const Json* const binary = answer.find("binary");
  return binary != nullptr && binary->find("sections") != nullptr &&
         binary->find("modules") != nullptr;
}

BinarySize read_binary(const Json& answer) {
  BinarySize binary{text_in(answer, "path"),
                    number_in(answer, "bytes"),
                    number_in(answer, "memory_only"),
                    {},
                    {}};
  for (const Json& section : answer.find("sections")->values())
    binary.sections.push_back({text_in(section, "name"), number_in(section, "bytes")});
  for (const Json& module : answer.find("modules")->values()) {
    binary.modules.push_back(
        {text_in(module, "module"), text_in(module, "version"), number_in(module, "text")});
  }
  return binary;
}

ArtifactSize read_size(const Json& answer) {
  const Json* const unzipped = answer.find("unzipped");
  return {number_in(answer, "file"), unzipped == nullptr ? std::nullopt : unzipped->number(),
          read_binary(*answer.find("binary"))};
}

Result<Json> measure(const std::filesystem::path& file, const Tools& tools,
                     const std::filesystem::path& output, const StepEnvironment& environment) {
  const Result<GoProgram> program =
      GoProgram::build({k_template, "the program that measures sizes"}, tools, output, environment);
  if (!program) return fail(program.error());
  const Result<std::filesystem::path> copy = program->add_file(file, "artifact");
  if (!copy) return fail(copy.error());
  return program->ask("measure the size", {"-input", copy->string()}, is_measurement);
}

}  // namespace

Result<ArtifactSize> measure_artifact(const std::filesystem::path& file, const Tools& tools,
                                      const std::filesystem::path& output,
                                      const StepEnvironment& environment) {
  cache::ActionKey key;
  key.add_text("size", graph::digest_of_sources(k_template));
  if (Status added = key.add_file("artifact", file); !added) return fail(added.error());
  const Result<Json> answer =
      keep_answer(environment, key, [&] { return measure(file, tools, output, environment); });
  if (!answer) return fail(answer.error());
  return read_size(*answer);
}

std::vector<ModuleSize> largest_modules(const ArtifactSize& size, std::size_t count) {
  const std::vector<ModuleSize>& modules = size.binary.modules;
  const auto end = modules.begin() + static_cast<std::ptrdiff_t>(std::min(count, modules.size()));
  return {modules.begin(), end};
}

}  // namespace ocelot::steps
