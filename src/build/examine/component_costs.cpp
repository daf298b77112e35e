// Lists the sets of tags, links each once, and compares.
#include "build/examine/component_costs.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "build/steps/kept_answer.hpp"
#include "declaration/model/component.hpp"
#include "support/base/text.hpp"
#include "support/io/file.hpp"

namespace ocelot::examine {

namespace {

using Tags = std::vector<std::string>;

bool is_component(const std::string& tag) {
  return tag.starts_with(model::k_tag_prefix) && tag != model::k_custom_tag;
}

// The programs whose sizes are compared, by their tags.
class Trials {
 public:
  explicit Trials(const std::string& tags) {
    for (std::string_view tag : split(tags, ',')) tags_.emplace_back(tag);
    std::copy_if(tags_.begin(), tags_.end(), std::back_inserter(components_), is_component);
    std::sort(components_.begin(), components_.end());
  }

  const Tags& components() const { return components_; }
  std::string full() const { return fmt::format("{}", fmt::join(tags_, ",")); }
  std::string base() const {
    return joined_if([](const std::string& tag) { return !is_component(tag); });
  }
  std::string without(const std::string& component) const {
    return joined_if([&](const std::string& tag) { return tag != component; });
  }
  std::string alone(const std::string& component) const {
    return joined_if(
        [&](const std::string& tag) { return tag == component || !is_component(tag); });
  }

  /// Each program once.
  std::set<std::string> all() const {
    std::set<std::string> programs = {full(), base()};
    for (const std::string& component : components_) {
      programs.insert(without(component));
      programs.insert(alone(component));
    }
    return programs;
  }

 private:
  template <class Keep>
  std::string joined_if(const Keep& keep) const {
    Tags kept;
    std::copy_if(tags_.begin(), tags_.end(), std::back_inserter(kept), keep);
    return fmt::format("{}", fmt::join(kept, ","));
  }

  Tags tags_;
  Tags components_;
};

bool is_size(const Json& answer) {
  const Json* const bytes = answer.find("bytes");
  return bytes != nullptr && bytes->number();
}

// Links programs in several threads. A thread has a workspace of its own once it has to link.
class Linker {
 public:
  Linker(const ProgramSource& source, const CostOptions& options,
         const steps::StepEnvironment& environment, const std::set<std::string>& programs)
      : source_(source),
        options_(options),
        environment_(environment),
        programs_(programs.begin(), programs.end()) {}

  Result<std::map<std::string, std::uint64_t>> run() {
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < std::min(options_.jobs, programs_.size()); ++i)
        threads.emplace_back([this, i] { work(i); });
    }
    if (!faults_.empty()) return fail(std::move(faults_));
    return std::move(sizes_);
  }

 private:
  void work(std::size_t thread) {
    std::optional<ProgramTree> tree;
    while (const std::optional<std::string> program = next()) {
      const Result<std::uint64_t> bytes = size_of(*program, thread, tree);
      const std::scoped_lock lock(mutex_);
      if (bytes)
        note(*program, *bytes);
      else if (faults_.empty())
        faults_ = bytes.error();
    }
  }

  std::optional<std::string> next() {
    const std::scoped_lock lock(mutex_);
    if (next_ == programs_.size() || !faults_.empty()) return std::nullopt;
    return programs_[next_++];
  }

  void note(const std::string& program, std::uint64_t bytes) {
    sizes_[program] = bytes;
    options_.progress(sizes_.size(), programs_.size());
  }

  Result<std::uint64_t> size_of(const std::string& program, std::size_t thread,
                                std::optional<ProgramTree>& tree) const {
    ProgramSource source = source_;
    source.compilation.tags = program;
    Result<cache::ActionKey> key = key_of_program(source, environment_);
    if (!key) return fail(key.error());
    key->add_text("answer", "size of the stripped program");
    const Result<Json> answer =
        steps::keep_answer(environment_, *key, [&] { return link(program, thread, tree); });
    if (!answer) return fail(answer.error());
    if (is_size(*answer)) return *answer->find("bytes")->number();
    return fail(error("bad-answer", {}, "the action cache has an invalid size of a program"));
  }

  Result<Json> link(const std::string& program, std::size_t thread,
                    std::optional<ProgramTree>& tree) const {
    if (!tree) {
      const std::string output = fmt::format("{}-{}", options_.output.string(), thread + 1);
      Result<ProgramTree> opened = ProgramTree::lay_out(source_, output, environment_);
      if (!opened) return fail(opened.error());
      tree.emplace(std::move(*opened));
    }
    const Result<std::filesystem::path> linked = tree->link(program);
    if (!linked) return fail(linked.error());
    std::error_code code;
    const std::uint64_t bytes = std::filesystem::file_size(*linked, code);
    if (code) return io::system_failure("measure", *linked, code.value());
    return Json{{"bytes", bytes}};
  }

  const ProgramSource& source_;
  const CostOptions& options_;
  const steps::StepEnvironment& environment_;
  const std::vector<std::string> programs_;
  std::mutex mutex_;  // of what follows
  std::size_t next_ = 0;
  std::map<std::string, std::uint64_t> sizes_;
  Diagnostics faults_;
};

std::int64_t difference(std::uint64_t larger, std::uint64_t smaller) {
  return static_cast<std::int64_t>(larger) - static_cast<std::int64_t>(smaller);
}

}  // namespace

bool chooses_components(const ProgramSource& layer) {
  return std::ranges::count(split(layer.compilation.tags, ','), model::k_custom_tag) > 0;
}

Result<ComponentCosts> find_costs(const ProgramSource& layer, const CostOptions& options,
                                  const steps::StepEnvironment& environment) {
  const Trials trials(layer.compilation.tags);
  const auto sizes = Linker(layer, options, environment, trials.all()).run();
  if (!sizes) return fail(sizes.error());
  ComponentCosts costs{sizes->at(trials.full()), sizes->at(trials.base()), {}};
  for (const std::string& tag : trials.components()) {
    costs.components.push_back({std::string(model::without_prefix(tag)),
                                difference(costs.full, sizes->at(trials.without(tag))),
                                difference(sizes->at(trials.alone(tag)), costs.base)});
  }
  return costs;
}

}  // namespace ocelot::examine
