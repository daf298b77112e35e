// Writes and parses requests by the types of their members.
#include "graph/contract/step_words.hpp"

#include <fmt/format.h>

#include "declaration/model/kind.hpp"
#include "support/base/text.hpp"

namespace ocelot::graph {

namespace {

// Reads the values of a request: one overload for each type of member.
template <class In>
class ValueCollector {
 public:
  using Word = typename In::Word;

  void option(const StepOption& option, const auto& member) {
    values_.options.push_back({option, {}});
    add(values_.options.back().values, member);
  }

  // The value of a placed file's option is its path in the tree; the input is its source.
  void input(const std::vector<PlacedFile<In>>& files) {
    for (const PlacedFile<In>& file : files) values_.inputs.emplace_back(file.source);
  }
  void input(const auto& member) { add(values_.inputs, member); }

  RequestValues<In> take() { return std::move(values_); }

 private:
  using Words = std::vector<Word>;

  static void add(Words& words, const auto& word) { words.emplace_back(word); }
  static void add(Words& words, bool is_set) {
    if (is_set) words.emplace_back("true");
  }
  static void add(Words& words, model::Kind kind) {
    words.emplace_back(std::string(model::name_of(kind)));
  }
  static void add(Words& words, CompressionLevel level) {
    words.emplace_back(fmt::format("{}", level.value));
  }
  static void add(Words& words, const PlacedFile<In>& file) { words.emplace_back(file.tree_path); }

  template <class Member>
  static void add(Words& words, const std::optional<Member>& member) {
    if (member) add(words, *member);
  }

  template <class Member>
  static void add(Words& words, const std::vector<Member>& members) {
    for (const Member& member : members) add(words, member);
  }

  RequestValues<In> values_;
};

template <class In>
RequestValues<In> collect(const StepRequest<In>& request) {
  ValueCollector<In> collector;
  std::visit([&](const auto& alternative) { alternative.describe(alternative, collector); },
             request);
  return collector.take();
}

template <class In>
class WordWriter {
 public:
  using Word = typename In::Word;

  std::vector<Word> write(const RequestValues<In>& values) {
    for (Position position : {Position::first, Position::middle, Position::last}) {
      for (const OptionValues<In>& option : values.options) {
        if (option.option.position == position) write(option);
      }
    }
    write_inputs(values);
    return std::move(words_);
  }

 private:
  void write(const OptionValues<In>& option) {
    for (const Word& value : option.values) write(option.option, value);
  }

  void write(const StepOption& option, const Word& value) {
    const bool has_short_name = option.name.find(',') == 1;
    words_.emplace_back(has_short_name ? fmt::format("-{}", option.name[0])
                                       : fmt::format("--{}", option.name));
    if (!option.argument.empty()) words_.push_back(value);
  }

  void write_inputs(const RequestValues<In>& values) {
    for (std::size_t i = 0; i < values.inputs.size(); ++i) {
      for (const OptionValues<In>& option : values.options) {
        if (option.option.position == Position::before_file) write(option.option, option.values[i]);
      }
      words_.push_back(values.inputs[i]);
    }
  }

  std::vector<Word> words_;
};

// The kinds that a step builds; a layer has a step of its own.
std::string kinds_of_steps() {
  std::string names;
  for (const model::KindRow& row : model::k_kind_rows) {
    if (row.kind != model::Kind::layer)
      names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
  }
  return names;
}

// Stores the parsed values in a request: one overload for each type of member.
class RequestReader {
 public:
  RequestReader(const StepCommand& command, const console::Arguments& arguments)
      : command_(command), arguments_(arguments), inputs_(arguments.inputs()) {}

  void option(const StepOption& option, auto& member) {
    const std::vector<std::string> values = arguments_.all(option.long_name());
    if (!values.empty()) read(values, member);
  }

  void input(std::string& path) {
    if (next_ < inputs_.size())
      path = inputs_[next_++];
    else
      add_count_fault();
  }

  void input(std::vector<std::string>& paths) {
    paths.assign(inputs_.begin() + static_cast<std::ptrdiff_t>(next_), inputs_.end());
    next_ = inputs_.size();
  }

  void input(std::vector<PlacedFile<InWords>>& files) {
    const std::size_t count = inputs_.size() - next_;
    if (files.size() != count) {
      add_fault(fmt::format("expected one --as PATH for each FILE, got {} for {}", files.size(),
                            counted(count, "file")));
      next_ = inputs_.size();
      return;
    }
    for (PlacedFile<InWords>& file : files) file.source = inputs_[next_++];
  }

  Diagnostics finish() {
    if (next_ < inputs_.size()) add_count_fault();
    return std::move(faults_);
  }

 private:
  using Values = std::vector<std::string>;

  static void read(const Values& values, std::string& text) { text = values.back(); }
  static void read(const Values& values, Values& texts) { texts = values; }
  static void read(const Values&, bool& is_set) { is_set = true; }

  void read(const Values& values, model::Kind& kind) {
    const std::optional<model::Kind> parsed = model::parse_kind(values.back());
    if (parsed && *parsed != model::Kind::layer)
      kind = *parsed;
    else
      add_fault(fmt::format("invalid value for --kind; expected one of: {}", kinds_of_steps()));
  }

  void read(const Values& values, CompressionLevel& level) {
    if (const std::optional<int> number = console::read_compression(values.back()))
      level.value = *number;
    else
      add_fault("invalid value for --compression; expected a number from 1 to 12");
  }

  static void read(const Values& values, std::vector<PlacedFile<InWords>>& files) {
    for (const std::string& tree_path : values) files.push_back({{}, tree_path});
  }

  template <class Member>
  void read(const Values& values, std::optional<Member>& member) {
    read(values, member.emplace());
  }

  void add_count_fault() {
    add_fault(fmt::format("expected {}, got {}", command_.inputs, counted(inputs_.size(), "file")));
  }

  void add_fault(std::string message) {
    faults_.push_back(error("usage", {}, std::move(message))
                          .with_help(fmt::format("see: ocelot-gen step {} --help", command_.name)));
  }

  const StepCommand& command_;
  const console::Arguments& arguments_;
  Values inputs_;
  std::size_t next_ = 0;
  Diagnostics faults_;
};

}  // namespace

RequestValues<InGraph> values_of(const StepRequest<InGraph>& request) {
  return collect<InGraph>(request);
}

RequestValues<InWords> values_of(const StepRequest<InWords>& request) {
  return collect<InWords>(request);
}

std::vector<Argument> to_words(const StepRequest<InGraph>& request) {
  return WordWriter<InGraph>().write(values_of(request));
}

console::Words to_words(const StepRequest<InWords>& request) {
  return WordWriter<InWords>().write(values_of(request));
}

Result<StepRequest<InWords>> read_request(const StepCommand& command,
                                          const console::Arguments& arguments) {
  StepRequest<InWords> request = command.blank;
  RequestReader reader(command, arguments);
  std::visit([&](auto& alternative) { alternative.describe(alternative, reader); }, request);
  Diagnostics faults = reader.finish();
  if (!faults.empty()) return fail(std::move(faults));
  return request;
}

}  // namespace ocelot::graph
