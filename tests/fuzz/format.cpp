// The canonical form of any YAML, including configuration files: it has the same meaning and the
// same comments, and its canonical form is itself.
#include "declaration/config/format.hpp"

#include "declaration/config/format_guard.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"
#include "support/yaml/layout.hpp"
#include "support/yaml/layout_reader.hpp"
#include "support/yaml/layout_writer.hpp"
#include "support/yaml/yaml.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using config::FileKind;

void check_file(FileKind kind, const SourceRef& source) {
  const Result<std::string> once = config::format(kind, source);
  if (!once) {
    fuzz::expect_sound(once.error());
    return;
  }
  const Result<std::string> twice = config::format(kind, make_source(source->path, *once));
  fuzz::expect(twice.has_value(), "what was formatted can be formatted");
  fuzz::expect_same(*once, *twice, "what was formatted is canonical");
}

void check_layout(const SourceRef& source) {
  if (source->text.find('\r') != std::string::npos || source->text.starts_with("\xEF")) return;
  const Result<yaml::YamlRef> document = yaml::read_yaml(source).if_clean();
  if (!document || !(*document)->text.empty()) return;
  const SourceRef once = make_source("once", yaml::write_layout(yaml::read_layout(source)));
  const auto difference = config::find_difference(source, source, once);
  if (difference) fuzz::expect_same(source->text, once->text, *difference);
  fuzz::expect_same(once->text, yaml::write_layout(yaml::read_layout(once)),
                    "what was written is canonical");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceRef source = make_source("file.yaml", fuzz::text_of(data, size));
  for (FileKind kind :
       {FileKind::distributions, FileKind::dependencies, FileKind::upstream, FileKind::policy})
    check_file(kind, source);
  check_layout(source);
  return 0;
}
