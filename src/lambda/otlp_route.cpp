// Follows pipelines from the receiver to the exporters.
#include "lambda/otlp_route.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "lambda/loopback_url.hpp"
#include "lambda/otlp_sink.hpp"
#include "support/base/text.hpp"
#include "support/yaml/yaml.hpp"

namespace ocelot::lambda {

namespace {

using yaml::YamlNode;
using Variables = std::map<std::string, std::string>;

constexpr std::string_view k_signals[] = {"traces", "metrics", "logs"};

// The port of OTLP over HTTP, and the compressions that the sink's server understands.
constexpr int k_default_port = 4318;
constexpr std::string_view k_compressions[] = {"none", "", "gzip", "zlib", "deflate"};

std::string_view type_of(std::string_view id) {
  return id.substr(0, id.find('/'));
}

const YamlNode* find(const YamlNode* node, std::initializer_list<std::string_view> path) {
  for (std::string_view key : path) {
    if (node != nullptr) node = node->find(key);
  }
  return node;
}

std::vector<std::string> texts_in(const YamlNode* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const yaml::YamlRef& item : list->items) texts.push_back(item->text);
  return texts;
}

bool has(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool is_otlp_http(std::string_view id) {
  return type_of(id) == "otlphttp" || type_of(id) == "otlp_http";
}

ExporterUse read_exporter(const std::string& id, const YamlNode* settings) {
  if (!is_otlp_http(id)) return {id, "it does not send OTLP over HTTP"};
  if (settings == nullptr || settings->kind != YamlNode::Kind::mapping)
    return {id, "its settings are not in the configuration"};
  if (settings->find("auth") != nullptr) return {id, "it authenticates, and the sink cannot"};
  const YamlNode* const compression = settings->find("compression");
  if (compression != nullptr &&
      std::ranges::find(k_compressions, compression->text) == std::end(k_compressions))
    return {id, fmt::format("the sink cannot read its compression '{}'", compression->text)};
  ExporterUse exporter{id};
  if (const YamlNode* const endpoint = settings->find("endpoint"))
    exporter.endpoints.emplace_back(endpoint->place, "");
  for (std::string_view signal : k_signals) {
    if (const YamlNode* const endpoint = settings->find(fmt::format("{}_endpoint", signal)))
      exporter.endpoints.emplace_back(endpoint->place, fmt::format("/v1/{}", signal));
  }
  if (exporter.endpoints.empty()) exporter.obstacle = "it has no endpoint";
  return exporter;
}

// The receiver's port of OTLP over HTTP, or why it has none.
struct ReceiverPort {
  int port = 0;
  std::string obstacle;
};

ReceiverPort read_port(const YamlNode* settings, const Variables& variables) {
  const YamlNode* const http = find(settings, {"protocols", "http"});
  if (http == nullptr) return {0, "does not receive OTLP over HTTP"};
  if (http->find("tls") != nullptr || http->find("auth") != nullptr)
    return {0, "requires TLS or authentication"};
  const YamlNode* const endpoint = http->find("endpoint");
  if (endpoint == nullptr) return {k_default_port, {}};
  const std::optional<std::string> address = expand(endpoint->text, variables);
  const std::optional<int> port = address ? port_of(*address) : std::nullopt;
  if (!port) return {0, fmt::format("has an unknown port: {}", endpoint->text)};
  return {*port, {}};
}

class RouteFinder {
 public:
  RouteFinder(const YamlNode& config, const Variables& variables)
      : config_(config),
        variables_(variables),
        pipelines_(find(&config, {"service", "pipelines"})) {}

  OtlpRoute run() {
    list_exporters();
    route_.obstacle = "no pipeline has an OTLP receiver";
    for (std::string_view signal : k_signals) try_signal(signal);
    return std::move(route_);
  }

 private:
  template <class Visit>
  void for_each_pipeline(const Visit& visit) const {
    if (pipelines_ == nullptr) return;
    for (const auto& [id, pipeline] : pipelines_->pairs)
      visit(std::string_view(id->text), *pipeline);
  }

  bool is_connector(const std::string& id) const {
    return find(&config_, {"connectors", id}) != nullptr;
  }

  void list_exporters() {
    std::set<std::string> ids;
    for_each_pipeline([&](std::string_view, const YamlNode& pipeline) {
      for (const std::string& id : texts_in(pipeline.find("exporters"))) {
        if (!is_connector(id)) ids.insert(id);
      }
    });
    for (const std::string& id : ids)
      route_.exporters.push_back(read_exporter(id, find(&config_, {"exporters", id})));
  }

  // The first signal whose payloads reach the sink counts, otherwise the first that is received.
  void try_signal(std::string_view signal) {
    if (!route_.expected.empty()) return;
    for_each_pipeline([&](std::string_view id, const YamlNode& pipeline) {
      if (type_of(id) == signal) try_receivers(signal, pipeline);
    });
  }

  void try_receivers(std::string_view signal, const YamlNode& pipeline) {
    for (const std::string& id : texts_in(pipeline.find("receivers"))) {
      if (type_of(id) != "otlp" || !route_.expected.empty()) continue;
      const ReceiverPort port = read_port(find(&config_, {"receivers", id}), variables_);
      if (port.port == 0) {
        if (route_.port == 0)
          route_.obstacle = fmt::format("the receiver '{}' {}", id, port.obstacle);
        continue;
      }
      std::vector<std::string> expected = expected_from(signal, id);
      if (route_.port != 0 && expected.empty()) continue;
      route_.signal = signal;
      route_.port = port.port;
      route_.receiver = id;
      route_.obstacle.clear();
      route_.expected = std::move(expected);
    }
  }

  // All exporters that payloads from a receiver reach, also through connectors.
  std::vector<std::string> expected_from(std::string_view signal,
                                         const std::string& receiver) const {
    std::set<std::string> sources = {receiver};
    std::set<std::string> reached;
    for (std::size_t before = 0; before != sources.size() + reached.size();) {
      before = sources.size() + reached.size();
      for_each_pipeline([&](std::string_view id, const YamlNode& pipeline) {
        if (type_of(id) == signal && has_source(pipeline, sources))
          follow(pipeline, sources, reached);
      });
    }
    std::vector<std::string> expected;
    for (const ExporterUse& exporter : route_.exporters) {
      if (reached.contains(exporter.id) && exporter.obstacle.empty())
        expected.push_back(exporter.id);
    }
    return expected;
  }

  static bool has_source(const YamlNode& pipeline, const std::set<std::string>& sources) {
    const std::vector<std::string> receivers = texts_in(pipeline.find("receivers"));
    return std::ranges::any_of(sources,
                               [&](const std::string& source) { return has(receivers, source); });
  }

  void follow(const YamlNode& pipeline, std::set<std::string>& sources,
              std::set<std::string>& reached) const {
    for (std::string& id : texts_in(pipeline.find("exporters")))
      (is_connector(id) ? sources : reached).insert(std::move(id));
  }

  const YamlNode& config_;
  const Variables& variables_;
  const YamlNode* pipelines_;
  OtlpRoute route_;
};

// What stands for a reference: the text between ${ and }.
std::optional<std::string> value_of(std::string_view reference, const Variables& variables) {
  const std::size_t colon = reference.find(':');
  if (reference.starts_with("env:"))
    reference.remove_prefix(4);
  else if (colon != std::string_view::npos && !reference.substr(colon).starts_with(":-"))
    return std::nullopt;
  const std::size_t end = reference.find(":-");
  const auto found = variables.find(std::string(reference.substr(0, end)));
  if (found != variables.end()) return found->second;
  if (end == std::string_view::npos) return std::nullopt;
  return std::string(reference.substr(end + 2));
}

}  // namespace

Result<OtlpRoute> find_route(const SourceRef& config, const Variables& variables) {
  const Result<yaml::YamlRef> document = yaml::read_yaml(config).if_clean();
  if (!document) return fail(document.error());
  return RouteFinder(**document, variables).run();
}

std::string redirect(const SourceFile& config, const OtlpRoute& route, const std::string& sink) {
  std::map<std::size_t, std::pair<std::size_t, std::string>>
      edits;  // by offset; an alias is one text
  for (std::size_t number = 0; number < route.exporters.size(); ++number) {
    for (const auto& [place, suffix] : route.exporters[number].endpoints)
      edits[place.offset] = {place.length, sink + OtlpSink::path_of(number) + suffix};
  }
  std::string text;
  std::size_t copied = 0;
  for (const auto& [offset, edit] : edits) {
    text += config.text.substr(copied, offset - copied);
    text += fmt::format("\"{}\"", edit.second);
    copied = offset + edit.first;
  }
  return text + config.text.substr(copied);
}

std::optional<std::string> expand(std::string_view value, const Variables& variables) {
  std::string expanded;
  for (;;) {
    const std::size_t start = value.find("${");
    expanded += value.substr(0, start);
    if (start == std::string_view::npos) return expanded;
    const std::size_t end = value.find('}', start);
    if (end == std::string_view::npos) return std::nullopt;
    const auto replacement = value_of(value.substr(start + 2, end - start - 2), variables);
    if (!replacement) return std::nullopt;
    expanded += *replacement;
    value.remove_prefix(end + 1);
  }
}

}  // namespace ocelot::lambda
