// YAML to nodes: places are inside the file, keys are texts without duplicates, and the depth is
// within its limit.
#include "support/yaml/yaml.hpp"

#include <set>

#include "support/base/render.hpp"
#include "support/expect.hpp"
#include "support/input.hpp"
#include "support/sound.hpp"

namespace {

using namespace ocelot;  // NOLINT: the whole target uses this namespace
using yaml::YamlNode;

// Visits each node once: aliases share nodes, so a small text can have far more paths than nodes.
class Walker {
 public:
  void walk(const YamlNode& node) {
    if (!seen_.insert(&node).second) return;
    fuzz::expect_sound(node.place);
    fuzz::expect(node.depth <= 200, "aliases and levels are bounded");
    text_ += yaml::describe(node);
    text_ += node.text;
    for (const yaml::YamlRef& item : node.items) walk_below(node, *item);
    std::set<std::string_view> keys;
    for (const auto& [key, value] : node.pairs) {
      fuzz::expect(key->kind == YamlNode::Kind::scalar, "a key is a text");
      fuzz::expect(keys.insert(key->text).second, "a key stands once");
      fuzz::expect(node.find(key->text) == value.get(), "a key finds its value");
      walk_below(node, *key);
      walk_below(node, *value);
    }
  }

  const std::string& text() const { return text_; }

 private:
  void walk_below(const YamlNode& node, const YamlNode& below) {
    fuzz::expect(below.depth < node.depth, "depth counts all that lies below");
    walk(below);
  }

  std::set<const YamlNode*> seen_;
  std::string text_;
};

std::string read(const SourceRef& source) {
  Diagnostics diagnostics;
  const yaml::YamlRef document = yaml::read_yaml(source).take(diagnostics);
  fuzz::expect_sound(diagnostics);
  fuzz::expect(document != nullptr, "there is always a node");
  Walker walker;
  walker.walk(*document);
  return walker.text() + render(diagnostics);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceRef source = make_source("file.yaml", fuzz::text_of(data, size));
  fuzz::expect_same(read(source), read(source), "a file reads the same twice");
  return 0;
}
