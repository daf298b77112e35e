// Reads, writes and digests for the stamp.
#include "project/generate/generation_stamp.hpp"

#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "declaration/model/project_files.hpp"
#include "graph/paths.hpp"
#include "project/generate/gen_options.hpp"
#include "support/base/fast_hasher.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"
#include "support/io/file_below.hpp"
#include "support/io/program_path.hpp"

namespace ocelot::generate {

namespace fs = std::filesystem;

namespace {

// A word of a command line may contain a line break, but not this.
constexpr char k_field_end = '\0';

void add_source(FastHasher& hasher, const SourceRef& source) {
  if (source == nullptr) return;
  hasher.field("path", source->path);
  hasher.field("content", source->text);
}

void add_declaration(FastHasher& hasher, const project::Sources& sources) {
  const auto& [inputs, files] = sources;
  for (const auto* paths : {&inputs.files, &inputs.folders, &inputs.named}) {
    hasher.field("list", "");
    for (const std::string& path : *paths) hasher.field("listed", path);
  }
  for (const auto& [path, reason] : inputs.unusable) hasher.field("unusable", path + reason);
  for (const SourceRef& source :
       {files.distributions, files.dependencies, files.upstream, files.policy})
    add_source(hasher, source);
  for (const auto& [path, digest] : inputs.digests)
    hasher.field("path", path).field("digest", digest.hex());
}

// A lock that cannot be read is reported by the stage that uses it.
void add_lock(FastHasher& hasher, const project::Root& root, std::string_view path) {
  hasher.field("lock", root.read(path).value_or(std::string()));
}

void add_machine(FastHasher& hasher, const graph::Machine& machine) {
  hasher.field("ocelot", machine.ocelot);
  hasher.field("go", machine.go);
  hasher.field("make", machine.make);
  hasher.field("cc", machine.cc_amd64).field("cc", machine.cc_arm64);
  hasher.field("launcher", machine.launcher);
  hasher.field("depth", fmt::format("{}", machine.package_depth));
  for (const std::string& path : machine.step_tools) hasher.field("tool", path);
  for (const std::string& word : machine.generator_arguments) hasher.field("word", word);
}

// Another build of this program may write another file.
void add_program(FastHasher& hasher) {
  std::error_code none;
  const fs::path program = io::program_path();
  hasher.field("size", fmt::format("{}", fs::file_size(program, none)));
  hasher.field("time",
               fmt::format("{}", fs::last_write_time(program, none).time_since_epoch().count()));
}

}  // namespace

GenerationStamp read_stamp(const project::Root& root, const graph::NinjaFile& file) {
  const std::string text = root.read(file.stamp).value_or(std::string());
  const std::vector<std::string_view> fields = split(text, k_field_end);
  if (fields.size() < 4 || !fields.back().empty()) return {};
  const std::vector<std::string_view> first = split(fields[0], '\n');
  return {std::string(first[0]),
          std::string(fields[1]),
          std::string(fields[2]),
          {fields.begin() + 3, fields.end() - 1},
          {first.begin() + 1, first.end()}};
}

Status write_stamp(const project::Root& root, const GenerationStamp& stamp, bool under_ninja,
                   const graph::NinjaFile& file) {
  // A path that has a line break cannot be in a Ninja file.
  std::string text = stamp.inputs;
  for (const std::string& path : stamp.configs) text += "\n" + path;
  text += k_field_end;
  for (const std::string* field : {&stamp.file, &stamp.counts}) text += *field + k_field_end;
  for (const std::string& word : stamp.arguments) text += word + k_field_end;
  const Result<io::Written> written = root.write(file.stamp, text);
  if (!written) return fail(written.error());
  if (under_ninja || *written == io::Written::changed) return {};
  const Result<io::Destination> stamp_file = root.locate(file.stamp);
  if (!stamp_file) return fail(stamp_file.error());
  return root.relative(io::touch(stamp_file->folder, stamp_file->path));
}

Result<GenRequest> with_kept_options(const project::Root& root, const GenRequest& request) {
  for (const graph::NinjaFile& file : graph::k_ninja_files) {
    const GenerationStamp stamp = read_stamp(root, file);
    if (!stamp.file.empty() && stamp.file == digest_ninja_file(root, file))
      return override_request(stamp.arguments, request);
  }
  return request;
}

std::string digest_inputs(const project::Root& root, const project::Sources& sources,
                          const std::vector<std::string_view>& lock_paths,
                          const graph::Machine& machine) {
  FastHasher hasher;
  add_declaration(hasher, sources);
  for (std::string_view path : lock_paths) add_lock(hasher, root, path);
  add_machine(hasher, machine);
  add_program(hasher);
  return hasher.hex();
}

std::string digest_ninja_file(const project::Root& root, const graph::NinjaFile& file) {
  FastHasher hasher;
  const Status read = io::read_pieces(root / file.path, [&](std::string_view piece) -> Status {
    hasher.add(piece);
    return {};
  });
  return read ? hasher.hex() : std::string();
}

bool is_ninja_file_ours(const project::Root& root, const graph::NinjaFile& file) {
  const Result<std::string> text = root.read(file.path);
  return text && text->starts_with(graph::k_first_words);
}

}  // namespace ocelot::generate
