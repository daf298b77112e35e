// Graph to text.
#include "graph/ninja_writer.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/contract/step_words.hpp"
#include "graph/ninja_escape.hpp"
#include "graph/paths.hpp"
#include "support/base/printable.hpp"

namespace ocelot::graph {

namespace {

constexpr std::size_t k_piece = 65536;

class Writer {
 public:
  Writer(const Graph& graph, const Machine& machine, const ByteSink& sink)
      : graph_(graph), machine_(machine), outer_(machine.embedding), sink_(sink) {}

  void write() {
    head();
    rules();
    generator();
    for (const Step& step : graph_.steps) build(step);
    targets();
    hand_on();
  }

 private:
  // Most projects have layers only, and then no rule for what they do not have.
  void rules() {
    for (const StepCommand& kind : step_commands()) {
      if (!kind.is_rare) rule(kind);
    }
    for (const StepCommand& kind : step_commands()) {
      if (kind.is_rare && has_step(kind)) rule(kind);
    }
  }

  bool has_step(const StepContract& kind) const {
    return std::any_of(graph_.steps.begin(), graph_.steps.end(),
                       [&](const Step& step) { return step.contract().name == kind.name; });
  }

  template <class... Values>
  void line(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Values>(values)...);
    text_ += '\n';
    if (text_.size() >= k_piece) hand_on();
  }

  void hand_on() {
    sink_(text_);
    text_.clear();
  }

  void head() {
    line(
        "{} out of config/ and components/. Edit those; this file is made again whenever they "
        "change.",
        k_first_words);
    line("ninja_required_version = 1.9");
    if (!outer_.is_embedded()) line("builddir = {}", k_build_folder);
    variable("ocelot", escape(machine_.ocelot, Where::argument));
    variable("go", escape(machine_.go, Where::argument));
    variable("make", escape(machine_.make, Where::argument));
    for (Tool tool : tools_of(graph_)) {
      if (tool != Tool::go && tool != Tool::make)
        variable(name_of(tool), escape(path_of(tool, machine_), Where::argument));
    }
    variable("launcher", escape(machine_.launcher, Where::value));
    variable("flags", flags());
    line("");
    line("pool {}", outer_.name("package"));
    line("  depth = {}", machine_.package_depth);
  }

  void variable(std::string_view name, std::string_view value) {
    line("{} ={}{}", outer_.name(name), value.empty() ? "" : " ", value);
  }

  std::string flags() const {
    std::vector<std::string> flags;
    if (machine_.offline) flags.emplace_back("--offline");
    if (machine_.no_cache) flags.emplace_back("--no-cache");
    for (const std::string& word : shared_cache_words(machine_.shared_cache))
      flags.push_back(escape(word, Where::argument));
    for (const std::string& path : machine_.step_tools)
      flags.push_back("--tool " + escape(path, Where::argument));
    return fmt::format("{}", fmt::join(flags, " "));
  }

  std::string sandbox_flags(const StepContract& kind) const {
    std::string flags;
    for (const std::string& word : sandbox_words(kind, machine_)) flags += " " + word;
    return flags;
  }

  void rule(const StepContract& kind) {
    line("");
    line("rule {}", outer_.name(kind.name));
    line("  command = {}exec {}{} step {} {}{} $args", outer_.entering(),
         kind.is_heavy ? outer_.value_of("launcher") + " " : "", outer_.value_of("ocelot"),
         kind.name, outer_.value_of("flags"), sandbox_flags(kind));
    line("  description = {}$what", described_as());
    line("  restat = 1");
    if (kind.links_program) line("  pool = {}", outer_.name("package"));
  }

  // Two embedded projects may have steps of the same description.
  std::string described_as() const {
    return outer_.is_embedded() ? escape(printable_line(outer_.prefix) + ": ", Where::value) : "";
  }

  // The recipe that survives an interruption: Ninja deletes what an interrupted regeneration was
  // about to write, so that is a stamp and never build.ninja. The phony lines let Ninja go on to
  // regenerate when an input is gone. What an outer project makes is an input even where it has not
  // been made.
  void generator() {
    const NinjaFile& file = ninja_file_of(outer_);
    std::string arguments;
    for (const std::string& argument : machine_.generator_arguments)
      arguments += " " + escape(argument, Where::argument);
    line("");
    line("rule {}", outer_.name("regen"));
    bounded_line(fmt::format("  command = {}exec {} gen --under-ninja", outer_.entering(),
                             outer_.value_of("ocelot")),
                 arguments, file.stamp);
    line("  description = {}regenerate {}", described_as(), file.path);
    line("  generator = 1");
    line("  restat = 1");
    line("");
    line("build {}: {}{}{} | {}", path(file.stamp), outer_.name("regen"),
         paths(graph_.generator_inputs), missing_external_inputs(), path(machine_.ocelot));
    line("build {}: phony {}", path(file.path), path(file.stamp));
    for (FileId id : graph_.generator_inputs) {
      if (outer_.may_be_missing(graph_.path(id))) line("build {}: phony", path(graph_.path(id)));
    }
  }

  std::string missing_external_inputs() const {
    std::set<std::string_view> present;
    for (FileId id : graph_.generator_inputs) present.insert(graph_.path(id));
    std::string text;
    for (const std::string& external : outer_.external_inputs) {
      if (!present.contains(external)) text += " " + path(external);
    }
    return text;
  }

  void build(const Step& step) {
    line("");
    text_ += "build";
    text_ += paths(step.outputs);
    text_ += ": ";
    text_ += outer_.name(step.contract().name);
    text_ += paths(step.inputs);
    if (!step.order_only.empty()) text_ += " ||" + paths(step.order_only);
    text_ += "\n";
    arguments(step);
    text_ += "  what = ";
    text_ += escape(printable_line(step.description), Where::value);
    text_ += "\n";
  }

  void arguments(const Step& step) {
    std::string words;
    for (const Argument& argument : to_words(step.request)) words += " " + word(argument);
    bounded_line("  args =", words, graph_.path(step.outputs.front()));
  }

  // A command is one argument of `sh -c`, which holds 128 KiB (execve(2), with pages of 4 KiB).
  // Ninja compares the content of a response file as it does the command.
  void bounded_line(std::string_view before, std::string_view words, std::string_view output) {
    if (words.size() <= k_longest_arguments) {
      line("{}{}", before, words);
      return;
    }
    const std::string file = response_path(output);
    line("{} {}", before, escape("@" + file, Where::argument));
    line("  rspfile = {}", escape(outer_.path(file), Where::value));
    line("  rspfile_content ={}", words);
  }

  void targets() {
    line("");
    for (const Target& target : graph_.targets) this->target(target);
    if (outer_.is_embedded()) return;
    if (has_layers(graph_)) smoke();
    line("");
    line("default all");
  }

  // It measures, so it runs whenever it is named, and no other target includes it. An outer file
  // without `default` would run it each time.
  void smoke() {
    std::string words;
    for (const std::string& name : graph_.choice.distributions)
      words += " -d " + escape(name, Where::argument);
    for (const std::string& name : graph_.choice.architectures)
      words += " -a " + escape(name, Where::argument);
    line("");
    line("rule smoke");
    line("  command = exec $ocelot smoke{}", words);
    line("  description = run the extensions of layers as on Lambda");
    line("  pool = console");
    line("");
    line("build {}: smoke | all", k_smoke_run);
    line("build {}: phony {}", k_smoke_target, k_smoke_run);
  }

  void target(const Target& target) {
    std::vector<std::string> names = target.parts;
    if (names.empty()) {
      for (FileId id : target.files) names.push_back(graph_.path(id));
    }
    for (std::size_t level = 1; names.size() > k_most_phony_inputs; ++level)
      names = batches(target.name, level, names);
    phony(target.name, names);
  }

  // Writes targets for parts of the names, and returns the names of those targets.
  std::vector<std::string> batches(std::string_view target, std::size_t level,
                                   std::span<const std::string> names) {
    std::vector<std::string> batches;
    for (; !names.empty(); names = names.subspan(std::min(names.size(), k_most_phony_inputs))) {
      batches.push_back(batch_path(target, level, batches.size() + 1));
      phony(batches.back(), names.first(std::min(names.size(), k_most_phony_inputs)));
    }
    return batches;
  }

  void phony(std::string_view name, std::span<const std::string> inputs) {
    std::string text;
    for (const std::string& input : inputs) text += " " + path(input);
    line("build {}: phony{}", path(name), text);
  }

  // The one place where paths get into `build` lines.
  std::string path(std::string_view path) const { return escape(outer_.path(path), Where::path); }

  std::string word(const Argument& argument) const {
    struct ToWord {
      const Graph& graph;
      const Embedding& outer;
      std::string operator()(const std::string& text) const {
        return escape(text, Where::argument);
      }
      std::string operator()(FileId id) const { return escape(graph.path(id), Where::argument); }
      std::string operator()(Tool tool) const { return outer.value_of(name_of(tool)); }
    };
    return std::visit(ToWord{graph_, outer_}, argument);
  }

  std::string paths(const std::vector<FileId>& ids) const {
    std::string text;
    for (FileId id : ids) {
      text += ' ';
      text += path(graph_.path(id));
    }
    return text;
  }

  const Graph& graph_;
  const Machine& machine_;
  const Embedding& outer_;
  const ByteSink& sink_;
  std::string text_;  ///< what is yet to be handed on
};

}  // namespace

const std::string& path_of(Tool tool, const Machine& machine) {
  switch (tool) {
    case Tool::go:
      return machine.go;
    case Tool::make:
      return machine.make;
    case Tool::cc_amd64:
      return machine.cc_amd64;
    case Tool::cc_arm64:
      return machine.cc_arm64;
  }
  throw std::logic_error("an unknown tool");
}

std::string sandbox_word(model::Sandbox sandbox) {
  if (sandbox == model::Sandbox::bubblewrap) return "--sandbox";
  return fmt::format("--sandbox={}", model::name_of(sandbox));
}

std::vector<std::string> sandbox_words(const StepContract& kind, const Machine& machine) {
  if (!kind.runs_upstream || machine.sandbox == model::Sandbox::none) return {};
  std::vector<std::string> words = {sandbox_word(machine.sandbox)};
  if (kind.is_heavy && !machine.launcher.empty()) words.emplace_back("--launched");
  return words;
}

std::vector<std::string> shared_cache_words(const SharedCacheChoice& choice) {
  std::vector<std::string> words;
  if (!choice.url.empty()) words.insert(words.end(), {"--remote-cache", choice.url});
  if (choice.is_read_only) words.insert(words.end(), {"--remote-cache-mode", "read"});
  for (const std::string& writer : choice.writers)
    words.insert(words.end(), {"--cache-writer", writer});
  return words;
}

bool has_layers(const Graph& graph) {
  return std::any_of(graph.steps.begin(), graph.steps.end(), [](const Step& step) {
    return std::holds_alternative<PackageRequest<InGraph>>(step.request);
  });
}

std::set<Tool> tools_of(const Graph& graph) {
  std::set<Tool> tools;
  for (const Step& step : graph.steps) {
    for (const Argument& argument : to_words(step.request)) {
      if (const auto* tool = std::get_if<Tool>(&argument)) tools.insert(*tool);
    }
  }
  return tools;
}

void write(const Graph& graph, const Machine& machine, const ByteSink& sink) {
  Writer(graph, machine, sink).write();
}

std::string write(const Graph& graph, const Machine& machine) {
  std::string text;
  write(graph, machine, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace ocelot::graph
