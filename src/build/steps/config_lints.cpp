// Reads the pipelines of the effective configuration.
#include "build/steps/config_lints.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "build/steps/config_places.hpp"
#include "support/base/number.hpp"
#include "support/base/text.hpp"

namespace ocelot::steps {

namespace {

constexpr std::uint64_t k_largest_function = 10240;  // MB
constexpr std::string_view k_memory_value = "env:AWS_LAMBDA_FUNCTION_MEMORY_SIZE=";

std::string_view type_of(std::string_view id) {
  return id.substr(0, id.find('/'));
}

// A part of nested objects; a null value if it is missing.
const Json& part_of(const Json& value, const std::vector<std::string>& path) {
  const Json* part = &value;
  for (const std::string& name : path) part = &member_of(*part, name);
  return *part;
}

struct Pipeline {
  std::string name;
  std::vector<std::string> receivers;
  std::vector<std::string> processors;
  std::vector<std::string> exporters;
};

std::vector<Pipeline> pipelines_in(const Json& effective) {
  std::vector<Pipeline> pipelines;
  for (const auto& [name, parts] : part_of(effective, {"service", "pipelines"}).members()) {
    pipelines.push_back({name, strings_in(parts.find("receivers")),
                         strings_in(parts.find("processors")),
                         strings_in(parts.find("exporters"))});
  }
  return pipelines;
}

std::uint64_t memory_of_function(const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    if (!value.starts_with(k_memory_value)) continue;
    return read_number<std::uint64_t>(value.substr(k_memory_value.size()))
        .value_or(k_largest_function);
  }
  return k_largest_function;
}

using Uses = std::set<std::pair<std::string_view, std::string>>;  // a section, and an id

class Linter {
 public:
  Linter(const Json& effective, const SourceRef& source, std::uint64_t memory)
      : effective_(effective),
        source_(source),
        memory_(memory),
        pipelines_(pipelines_in(effective)) {
    Diagnostics ignored;  // the collector accepts the text
    root_ = yaml::read_yaml(source).take(ignored);
  }

  Diagnostics lint() {
    for (const Pipeline& pipeline : pipelines_) {
      for (const std::string& id : pipeline.exporters) lint_queue(id);
      lint_processors(pipeline);
    }
    lint_unused();
    sort_by_place(warnings_);
    return std::move(warnings_);
  }

 private:
  void add(std::string_view code, const std::vector<std::string>& path, std::string message,
           std::string help) {
    Place place = place_of_part(root_, source_, path);
    if (!seen_.emplace(code, place.offset).second) return;
    warnings_.push_back(
        warning(code, std::move(place), std::move(message)).with_help(std::move(help)));
  }

  // Before v0.129, a queue that is off has `enabled: false`; since then, it is null.
  void lint_queue(const std::string& id) {
    const Json& queue = part_of(effective_, {"exporters", id, "sending_queue"});
    if (queue.is_null() || member_of(queue, "enabled").boolean() == false) return;
    add("sending-queue", {"exporters", id, "sending_queue"},
        fmt::format("the exporter '{}' has a sending queue: data can be sent one invocation late",
                    id),
        fmt::format("write below '{}': sending_queue: {{enabled: false}}", id));
  }

  void lint_processors(const Pipeline& pipeline) {
    const std::vector<std::string>& ids = pipeline.processors;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const bool is_last = i + 1 == ids.size();
      if (type_of(ids[i]) == "decouple" && !is_last) lint_order(pipeline.name, i, ids);
      if (type_of(ids[i]) == "batch") lint_batch(ids[i]);
      if (type_of(ids[i]) == "memory_limiter") lint_limit(ids[i]);
    }
  }

  void lint_order(const std::string& pipeline, std::size_t index,
                  const std::vector<std::string>& ids) {
    add("decouple-order",
        {"service", "pipelines", pipeline, "processors", fmt::format("{}", index)},
        fmt::format("'{1}' must be the last processor: Lambda can stop the collector before '{0}' "
                    "has finished",
                    ids.back(), ids[index]),
        fmt::format("move '{}' to the end of the list", ids[index]));
  }

  void lint_batch(const std::string& id) {
    const std::string timeout = text_in(part_of(effective_, {"processors", id}), "timeout");
    if (timeout.empty() || timeout == "0s") return;
    add("batch-delay", {"processors", id},
        fmt::format(
            "the processor '{}' holds data for up to {}: what it holds when the function ends "
            "is sent during a later invocation",
            id, timeout),
        fmt::format("remove '{0}', or write below '{0}': timeout: 0s", id));
  }

  void lint_limit(const std::string& id) {
    const Json& limit = part_of(effective_, {"processors", id, "limit_mib"});
    const auto mib = limit.number();
    if (!mib || *mib <= memory_) return;
    add("memory-limit", {"processors", id, "limit_mib"},
        fmt::format("'limit_mib' of '{}' is {}, but the function has at most {} MB", id, *mib,
                    memory_),
        "choose a limit below the function's memory, which its handler also uses");
  }

  void lint_unused() {
    Uses uses;
    for (const Pipeline& pipeline : pipelines_) {
      for (const std::string& id : pipeline.receivers) uses.emplace("receivers", id);
      for (const std::string& id : pipeline.processors) uses.emplace("processors", id);
      for (const std::string& id : pipeline.exporters) uses.emplace("exporters", id);
    }
    for (const std::string& id : strings_in(part_of(effective_, {"service"}).find("extensions")))
      uses.emplace("extensions", id);
    for (std::string_view section : {"receivers", "processors", "exporters", "extensions"}) {
      for (const auto& [id, settings] : member_of(effective_, section).members()) {
        if (!uses.contains({section, id})) add_unused(std::string(section), id);
      }
    }
  }

  void add_unused(const std::string& section, const std::string& id) {
    add("unused-config", {section, id},
        fmt::format("'{}::{}' is declared, but not used", section, id),
        section == "extensions" ? "add it to 'extensions' of 'service', or remove it"
                                : "add it to a pipeline, or remove it");
  }

  const Json& effective_;
  const SourceRef& source_;
  std::uint64_t memory_;
  std::vector<Pipeline> pipelines_;
  yaml::YamlRef root_;
  std::set<std::pair<std::string_view, std::size_t>> seen_;
  Diagnostics warnings_;
};

}  // namespace

Diagnostics find_config_lints(const Json& verdict, const SourceRef& source,
                              const std::vector<std::string>& values) {
  const Json* const effective = verdict.find("effective");
  if (effective == nullptr) return {};
  return Linter(*effective, source, memory_of_function(values)).lint();
}

}  // namespace ocelot::steps
