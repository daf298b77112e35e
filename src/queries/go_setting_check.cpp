// Looks for variables in the Makefile.
#include "queries/go_setting_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/make_variables.hpp"

namespace ocelot::queries {

namespace {

using config::Scalar;
using model::Distribution;

// A setting that Go reads from a variable, and the words of a Makefile that would replace it.
struct VariableRow {
  std::string_view key;
  std::optional<Scalar> model::GoSettings::*setting;
  std::vector<std::string_view> words;
};

const std::vector<VariableRow>& variable_rows() {
  static const std::vector<VariableRow> k_rows = {
      {"gcflags", &model::GoSettings::gcflags, {"GOFLAGS", "-gcflags"}},
      {"experiment", &model::GoSettings::experiment, {"GOEXPERIMENT"}},
      {"amd64", &model::GoSettings::amd64, {"GOAMD64"}},
  };
  return k_rows;
}

class GoSettingChecker {
 public:
  explicit GoSettingChecker(const CheckRequest& request) : request_(request) {
    if (const TreeEntry* const makefile = find_entry(request.upstream, "Makefile"))
      makefile_ = makefile->content;
  }

  Diagnostics check() {
    for (const Distribution& distribution : request_.model.distributions) {
      if (is_requested(request_, distribution) && distribution.kind == model::Kind::layer)
        check(distribution.go);
    }
    return std::move(diagnostics_);
  }

 private:
  void check(const model::GoSettings& settings) {
    const bool has_ldflags = graph::find_ldflags(makefile_).has_value();
    if (settings.ldflags && !has_ldflags) report(*settings.ldflags, missing_variable("ldflags"));
    if (settings.keeps_symbols() && !has_ldflags)
      report(*settings.symbols, missing_variable("symbols"));
    else if (settings.keeps_symbols() && !graph::has_target(makefile_, "build"))
      report(*settings.symbols, "upstream's Makefile has no target 'build' for 'symbols'");
    for (const VariableRow& row : variable_rows()) {
      if (const std::optional<Scalar>& value = settings.*row.setting) check(row, *value);
    }
  }

  void check(const VariableRow& row, const Scalar& value) {
    for (std::string_view word : row.words) {
      if (!graph::mentions(makefile_, word)) continue;
      return report(
          value, fmt::format("upstream's Makefile has {}, so it would ignore '{}'", word, row.key));
    }
  }

  static std::string missing_variable(std::string_view key) {
    return fmt::format("upstream's Makefile has no variable LDFLAGS for '{}'", key);
  }

  // Several distributions may have the value of `defaults`.
  void report(const Scalar& value, std::string problem) {
    const Place& place = value.place;
    if (!reported_.insert({place.source->path, place.offset}).second) return;
    diagnostics_.push_back(error("unsupported-go-setting", place, std::move(problem))
                               .with_help("remove the key, or build another ref of upstream"));
  }

  const CheckRequest& request_;
  std::string_view makefile_;
  std::set<std::pair<std::string, std::size_t>> reported_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics check_go_settings(const CheckRequest& request) {
  return GoSettingChecker(request).check();
}

}  // namespace ocelot::queries
