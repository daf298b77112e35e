// A heading and a table for each layer.
#include "cli/commands/smoke_report.hpp"

#include <fmt/format.h>

#include "lambda/extension_file.hpp"
#include "lambda/report_json.hpp"
#include "support/base/quantity.hpp"
#include "support/base/text.hpp"
#include "support/console/message_format.hpp"

namespace ocelot::cli {

namespace {

using console::Ink;
using lambda::EmulationReport;
using lambda::PayloadArrival;

std::string_view status_of(const SmokeResult& layer) {
  if (!layer.not_run.empty()) return "not run";
  return layer.faults.empty() ? "passed" : "failed";
}

std::string shown_time(const std::optional<double>& time) {
  return time ? fmt::format("{:.1f} ms", *time) : "-";
}

std::string shown_memory(const std::optional<std::uint64_t>& memory) {
  return memory ? shown_megabytes(*memory) : "-";
}

std::string shown_sandbox(lambda::Containment containment) {
  if (containment == lambda::Containment::bubblewrap)
    return "bubblewrap: the layer in /opt, an empty /tmp, no network but loopback";
  return lambda::has_sandbox_host()
             ? "container: the layer is not in /opt; the files and the network are the container's"
             : "container: the layer is not in /opt; the files and the network are the "
               "container's; AWS_SAM_LOCAL is set, because nothing resolves sandbox.localdomain";
}

// Managed Instances are never stopped, so nothing is late.
std::string shown_arrival(const PayloadArrival& payload, lambda::InitType init_type) {
  const bool has_arrived = payload.at_shutdown || payload.invocation;
  if (init_type == lambda::InitType::managed_instances && has_arrived) return "arrived";
  if (payload.at_shutdown) return "arrived during the shutdown";
  if (!payload.invocation) return "never arrived";
  const unsigned late = *payload.invocation - payload.payload;
  return late == 0 ? fmt::format("arrived in invocation {}", *payload.invocation)
                   : fmt::format("arrived in invocation {}: {} late", *payload.invocation,
                                 counted(late, "invocation"));
}

Ink ink_of(const PayloadArrival& payload) {
  return payload.invocation == payload.payload ? Ink::plain : Ink::bad;
}

void add_delivery(const EmulationReport& report, lambda::InitType init_type,
                  std::vector<console::Row>& rows) {
  for (const lambda::RedirectedExporter& exporter : report.exporters) {
    rows.push_back({{fmt::format("exporter {}", exporter.id)},
                    {exporter.obstacle.empty() ? "sends to the sink; its endpoint was replaced"
                                               : "unchanged: " + exporter.obstacle}});
  }
  if (!report.unchecked.empty())
    rows.push_back({{"delivery"}, {"not checked: " + report.unchecked}});
  for (const PayloadArrival& payload : report.payloads)
    rows.push_back({{fmt::format("payload {}", payload.payload)},
                    {shown_arrival(payload, init_type), ink_of(payload)}});
}

std::vector<console::Row> rows_of(const EmulationReport& report, const SmokeReport& run) {
  std::vector<console::Row> rows = {
      {{"sandbox"}, {shown_sandbox(run.containment)}},
      {{"start to register"}, {shown_time(report.register_ms)}},
      {{"start to next"}, {shown_time(report.next_ms)}},
      {{"CPU"},
       {fmt::format("{} until next, {} in all", shown_time(report.cpu_to_next_ms),
                    shown_time(report.cpu_ms))}},
      {{"memory"},
       {fmt::format("{} at next, {} at most", shown_memory(report.memory_at_next),
                    shown_memory(report.peak_memory))}}};
  add_delivery(report, run.request.init_type, rows);
  rows.push_back({{"shutdown"}, {shown_time(report.shutdown_ms)}});
  return rows;
}

Json to_object(const SmokeResult& layer) {
  return {{"distribution", layer.layer.distribution},
          {"architecture", name_of(layer.layer.architecture)},
          {"layer", layer.layer.file},
          {"sha256", text_or_null(layer.sha256)},
          {"status", status_of(layer)},
          {"reason", text_or_null(layer.not_run)},
          {"report", layer.report ? to_json(*layer.report) : Json()},
          {"diagnostics", console::to_array(layer.faults)}};
}

}  // namespace

std::string to_text(const SmokeReport& report, const console::PageStyle& style) {
  console::Page page(style);
  for (const SmokeResult& layer : report.layers) {
    page.heading(fmt::format("{}: {}", layer.layer.file, status_of(layer)));
    if (!layer.not_run.empty()) page.paragraph(layer.not_run, 2);
    if (layer.report) page.table(rows_of(*layer.report, report));
  }
  return page.text();
}

std::string to_json(const SmokeReport& report) {
  const auto count = [](lambda::milliseconds time) {
    return static_cast<std::uint64_t>(time.count());
  };
  return console::document("smoke")
      .add("sandbox",
           report.containment == lambda::Containment::bubblewrap ? "bubblewrap" : "container")
      .add("init_type", name_of(report.request.init_type))
      .add("invocations", std::uint64_t{report.request.invocations})
      .add("freeze", report.request.freezes)
      .add("sink_delay_ms", count(report.request.sink_delay))
      .add("layers", Json::array_of(report.layers, to_object))
      .text();
}

}  // namespace ocelot::cli
