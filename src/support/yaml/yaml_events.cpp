// Records events.
#include "support/yaml/yaml_events.hpp"

#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include "support/yaml/yaml_lines.hpp"

namespace ocelot::yaml {

namespace {

constexpr std::string_view k_no_tag = "?";

class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(const SourceRef& source) : lines_(source) {}

  std::vector<YamlEvent> take() { return std::move(events_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(YamlEvent::Kind::null, mark, anchor).is_plain = true;
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    add(YamlEvent::Kind::alias, mark, 0);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlEvent& event = add(YamlEvent::Kind::scalar, mark, anchor);
    event.is_plain = tag == k_no_tag;
    event.value = value;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    add(YamlEvent::Kind::sequence, mark, anchor).has_tag = tag != k_no_tag;
  }
  void OnSequenceEnd() override { events_.emplace_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    add(YamlEvent::Kind::mapping, mark, anchor).has_tag = tag != k_no_tag;
  }
  void OnMapEnd() override { events_.emplace_back(); }

 private:
  YamlEvent& add(YamlEvent::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    YamlEvent& event = events_.emplace_back();
    event.kind = kind;
    event.offset = lines_.at(mark).offset;
    event.has_anchor = anchor != 0;
    return event;
  }

  Lines lines_;
  std::vector<YamlEvent> events_;
};

}  // namespace

std::vector<YamlEvent> read_events(const SourceRef& source) {
  std::istringstream stream(source->text);
  YAML::Parser parser(stream);
  Recorder recorder(source);
  parser.HandleNextDocument(recorder);
  return recorder.take();
}

}  // namespace ocelot::yaml
