// A `//go:build` expression: parsed and evaluated as Go's package go/build/constraint does.
// In: the text after `//go:build`. Out: an immutable expression.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/base/expected.hpp"

namespace ocelot::golang {

/// Why a text is not an expression, in Go's words, and the byte offset that Go would report.
struct ConstraintFault {
  std::size_t offset = 0;
  std::string message;
};

/// The value of a tag or an expression. `undecided`: it depends on what is not known yet.
enum class Truth { no, undecided, yes };

class Constraint {
 public:
  /// Parses the part of a line after `//go:build`, with Go's limits (source: go/build/constraint,
  /// Go 1.26).
  static Expected<Constraint, ConstraintFault> parse(std::string_view expression);

  /// The value of the expression when `value_of` gives the values of its tags.
  Truth evaluate(const std::function<Truth(std::string_view)>& value_of) const;

  /// Whether the expression is satisfied if `is_set` says which tags are set.
  bool holds(const std::function<bool(std::string_view)>& is_set) const;

  /// Every tag in the expression, sorted, without duplicates.
  std::vector<std::string> tags() const;

  /// The expression in gofmt's form (Go's Expr.String).
  std::string text() const;

  struct Node;

 private:
  explicit Constraint(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

  std::shared_ptr<const Node> root_;
};

/// Whether a text is a build tag by Go's grammar: one or more letters, digits, `_` and `.`.
bool is_build_tag(std::string_view text);

}  // namespace ocelot::golang
