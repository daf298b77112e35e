// Visits all options but those of one run.
#include "project/generate/request_words.hpp"

#include <fmt/format.h>

#include "graph/ninja_writer.hpp"
#include "project/generate/gen_option_table.hpp"

namespace ocelot::generate {

namespace {

// Writes the options that a regeneration repeats: values, then flags.
class RegenerateWriter {
 public:
  void option(const GenOption& option, const auto& member) {
    if (option.scope != Scope::run) write(fmt::format("--{}", option.long_name()), member);
  }

  console::Words take() {
    words_.insert(words_.end(), flags_.begin(), flags_.end());
    return std::move(words_);
  }

 private:
  void write(const std::string& name, const std::string& value) {
    if (!value.empty()) words_.insert(words_.end(), {name, value});
  }
  void write(const std::string& name, const std::optional<std::string>& value) {
    if (value) words_.insert(words_.end(), {name, *value});
  }
  void write(const std::string& name, const std::vector<std::string>& values) {
    for (const std::string& value : values) write(name, value);
  }
  void write(const std::string&, model::Sandbox sandbox) {
    if (sandbox != model::Sandbox::none) flags_.push_back(graph::sandbox_word(sandbox));
  }
  void write(const std::string& name, std::optional<int> level) {
    if (level) write(name, fmt::format("{}", *level));
  }
  void write(const std::string& name, const std::optional<graph::Documents>& documents) {
    if (documents) write(name, graph::list_of(*documents));
  }
  void write(const std::string& name, std::size_t count) {
    if (count > 0) write(name, fmt::format("{}", count));
  }
  void write(const std::string& name, bool is_set) {
    if (is_set) flags_.push_back(name);
  }

  console::Words words_;
  console::Words flags_;
};

}  // namespace

console::Words regenerate_args(const GenRequest& request) {
  RegenerateWriter writer;
  describe(request, writer);
  return writer.take();
}

}  // namespace ocelot::generate
