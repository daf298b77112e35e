// One list of members for both directions.
#include "lambda/report_json.hpp"

namespace ocelot::lambda {

namespace {

// Passes the name and the value of each member to a visitor. Self may be const.
template <class Item>
struct Members;

template <>
struct Members<BrokenRule> {
  template <class Self, class Visitor>
  static void visit(Self& self, Visitor& visitor) {
    visitor("rule", self.rule);
    visitor("message", self.message);
  }
};

template <>
struct Members<RedirectedExporter> {
  template <class Self, class Visitor>
  static void visit(Self& self, Visitor& visitor) {
    visitor("id", self.id);
    visitor("obstacle", self.obstacle);
  }
};

template <>
struct Members<PayloadArrival> {
  template <class Self, class Visitor>
  static void visit(Self& self, Visitor& visitor) {
    visitor("payload", self.payload);
    visitor("invocation", self.invocation);
    visitor("at_shutdown", self.at_shutdown);
  }
};

template <>
struct Members<EmulationReport> {
  template <class Self, class Visitor>
  static void visit(Self& self, Visitor& visitor) {
    visitor("extension", self.extension);
    visitor("events", self.events);
    visitor("register_ms", self.register_ms);
    visitor("next_ms", self.next_ms);
    visitor("cpu_to_next_ms", self.cpu_to_next_ms);
    visitor("cpu_ms", self.cpu_ms);
    visitor("memory_at_next", self.memory_at_next);
    visitor("peak_memory", self.peak_memory);
    visitor("shutdown_ms", self.shutdown_ms);
    visitor("exit_code", self.exit_code);
    visitor("subscriptions", self.subscriptions);
    visitor("signal", self.signal);
    visitor("receiver", self.receiver);
    visitor("unchecked", self.unchecked);
    visitor("exporters", self.exporters);
    visitor("payloads", self.payloads);
    visitor("broken", self.broken);
  }
};

struct Writer {
  Json& object;

  void operator()(const char* name, bool truth) { object.add(name, truth); }
  void operator()(const char* name, Rule rule) { object.add(name, name_of(rule)); }
  void operator()(const char* name, unsigned number) { object.add(name, std::uint64_t{number}); }
  void operator()(const char* name, const std::string& text) { object.add(name, text); }
  void operator()(const char* name, const std::vector<std::string>& texts) {
    object.add(name, texts);
  }
  void operator()(const char* name, const std::optional<double>& number) {
    object.add(name, number);
  }
  template <class Whole>
  void operator()(const char* name, const std::optional<Whole>& number) {
    object.add(name, number ? Json(std::uint64_t{*number}) : Json());
  }
  template <class Item>
  void operator()(const char* name, const std::vector<Item>& items) {
    object.add(name, Json::array_of(items, write<Item>));
  }

  template <class Item>
  static Json write(const Item& item) {
    Json json = Json::object();
    Writer writer{json};
    Members<Item>::visit(item, writer);
    return json;
  }
};

struct Reader {
  const Json& object;
  bool& is_complete;

  void operator()(const char* name, bool& truth) { truth = member(name).boolean().value_or(false); }
  void operator()(const char* name, Rule& rule) {
    const std::string* const found = member(name).string();
    const auto known = found == nullptr ? std::nullopt : parse_rule(*found);
    is_complete &= known.has_value();
    if (known) rule = *known;
  }
  void operator()(const char* name, unsigned& number) {
    number = static_cast<unsigned>(member(name).real().value_or(0));
  }
  void operator()(const char* name, std::string& text) {
    if (const std::string* const found = member(name).string()) text = *found;
  }
  void operator()(const char* name, std::vector<std::string>& texts) {
    texts = strings_in(&member(name));
  }
  template <class Number>
  void operator()(const char* name, std::optional<Number>& number) {
    if (const auto found = member(name).real()) number = static_cast<Number>(*found);
  }
  template <class Item>
  void operator()(const char* name, std::vector<Item>& items) {
    for (const Json& json : member(name).values()) items.push_back(read<Item>(json, is_complete));
  }

  const Json& member(const char* name) {
    static const Json k_null;
    const Json* const found = object.find(name);
    is_complete &= found != nullptr;
    return found == nullptr ? k_null : *found;
  }

  template <class Item>
  static Item read(const Json& json, bool& is_complete) {
    Item item;
    Reader reader{json, is_complete};
    Members<Item>::visit(item, reader);
    return item;
  }
};

}  // namespace

Json to_json(const EmulationReport& report) {
  return Writer::write(report);
}

std::optional<EmulationReport> read_report(const Json& json) {
  bool is_complete = true;
  EmulationReport report = Reader::read<EmulationReport>(json, is_complete);
  return is_complete ? std::optional(std::move(report)) : std::nullopt;
}

}  // namespace ocelot::lambda
