// Parses and evaluates a `//go:build` expression.
// In: text. Out: an immutable tree. The parser is a recursive descent; k_max_operands limits its
// depth.
#include "support/golang/constraint.hpp"

#include <algorithm>
#include <set>

#include "support/golang/unicode.hpp"

namespace ocelot::golang {

struct Constraint::Node {
  enum class Kind { tag, negation, conjunction, disjunction };

  Kind kind = Kind::tag;
  std::string tag;
  std::shared_ptr<const Node> left;  ///< the only operand of a negation
  std::shared_ptr<const Node> right;
};

namespace {

using Node = Constraint::Node;
using Kind = Node::Kind;
using NodeRef = std::shared_ptr<const Node>;

// maxSize of go/build/constraint: it counts operands, including parenthesized ones.
constexpr int k_max_operands = 1000;

// The length in bytes of the tag at the start of a text.
std::size_t tag_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    const Rune rune = first_rune(text.substr(length));
    const bool belongs =
        is_letter(rune.value) || is_digit(rune.value) || rune.value == '_' || rune.value == '.';
    if (!belongs) break;
    length += rune.length;
  }
  return length;
}

NodeRef make_node(Kind kind, NodeRef left, NodeRef right = nullptr) {
  return std::make_shared<const Node>(Node{kind, {}, std::move(left), std::move(right)});
}

// Every step returns null after a fault; only the first fault is kept.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Expected<NodeRef, ConstraintFault> parse() {
    NodeRef root = disjunction();
    if (root && !token_.empty()) root = fail(offset_, "unexpected token " + std::string(token_));
    if (!root) return Unexpected(fault_);
    return root;
  }

 private:
  NodeRef disjunction() {
    NodeRef left = conjunction();
    while (left && token_ == "||") left = join(Kind::disjunction, left, conjunction());
    return left;
  }

  NodeRef conjunction() {
    NodeRef left = operand();
    while (left && token_ == "&&") left = join(Kind::conjunction, left, operand());
    return left;
  }

  static NodeRef join(Kind kind, const NodeRef& left, const NodeRef& right) {
    return right ? make_node(kind, left, right) : nullptr;
  }

  NodeRef operand() {
    if (++operands_ > k_max_operands) return fail(offset_, "build expression too large");
    if (!advance()) return nullptr;
    if (token_ != "!") return atom();
    if (!advance()) return nullptr;
    if (token_ == "!") return fail(offset_, "double negation not allowed");
    const NodeRef negated = atom();
    return negated ? make_node(Kind::negation, negated) : nullptr;
  }

  NodeRef atom() {
    if (token_ == "(") return group();
    if (token_.empty()) return fail(offset_, message_for_end());
    if (tag_length(token_) == 0) return fail(offset_, "unexpected token " + std::string(token_));
    const NodeRef tag = std::make_shared<const Node>(Node{Kind::tag, std::string(token_), {}, {}});
    return advance() ? tag : nullptr;
  }

  NodeRef group() {
    const std::size_t opened_at = offset_;
    ++open_groups_;
    const NodeRef inner = disjunction();
    --open_groups_;
    if (!inner) return nullptr;
    if (token_ != ")") return fail(opened_at, "missing close paren");
    return advance() ? inner : nullptr;
  }

  std::string message_for_end() const {
    return open_groups_ > 0 ? "missing close paren" : "unexpected end of expression";
  }

  // Reads the next token; an empty token is the end.
  bool advance() {
    const std::size_t next = text_.find_first_not_of(" \t", offset_ + token_.size());
    offset_ = next == std::string_view::npos ? text_.size() : next;
    const std::string_view rest = text_.substr(offset_);
    const std::size_t length = token_length(rest);
    token_ = rest.substr(0, length);
    if (length > 0 || rest.empty()) return true;
    fail(offset_, "invalid syntax at " + shown_rune(rest));
    return false;
  }

  static std::size_t token_length(std::string_view rest) {
    if (rest.starts_with("&&") || rest.starts_with("||")) return 2;
    if (rest.starts_with('(') || rest.starts_with(')') || rest.starts_with('!')) return 1;
    return tag_length(rest);
  }

  NodeRef fail(std::size_t offset, std::string message) {
    fault_ = {offset, std::move(message)};
    return nullptr;
  }

  std::string_view text_;
  std::string_view token_;
  std::size_t offset_ = 0;  ///< of the token
  int operands_ = 0;
  int open_groups_ = 0;
  ConstraintFault fault_;
};

Truth negate(Truth value) {
  if (value == Truth::undecided) return value;
  return value == Truth::yes ? Truth::no : Truth::yes;
}

// Kleene's logic: a conjunction has the smaller value of its operands, a disjunction the greater.
Truth evaluate_node(const Node& node, const std::function<Truth(std::string_view)>& value_of) {
  switch (node.kind) {
    case Kind::tag:
      return value_of(node.tag);
    case Kind::negation:
      return negate(evaluate_node(*node.left, value_of));
    case Kind::conjunction:
      return std::min(evaluate_node(*node.left, value_of), evaluate_node(*node.right, value_of));
    case Kind::disjunction:
      break;
  }
  return std::max(evaluate_node(*node.left, value_of), evaluate_node(*node.right, value_of));
}

void collect_tags(const Node& node, std::set<std::string>& tags) {
  if (node.kind == Kind::tag) tags.insert(node.tag);
  if (node.left) collect_tags(*node.left, tags);
  if (node.right) collect_tags(*node.right, tags);
}

// gofmt adds parentheses where the operator changes, even where precedence makes them unnecessary.
bool needs_parens(Kind outer, Kind inner) {
  return outer != inner && (inner == Kind::conjunction || inner == Kind::disjunction);
}

std::string node_text(const Node& node) {
  const auto operand_text = [&node](const NodeRef& operand) {
    const std::string text = node_text(*operand);
    return needs_parens(node.kind, operand->kind) ? "(" + text + ")" : text;
  };
  switch (node.kind) {
    case Kind::tag:
      return node.tag;
    case Kind::negation:
      return "!" + operand_text(node.left);
    case Kind::conjunction:
      return operand_text(node.left) + " && " + operand_text(node.right);
    case Kind::disjunction:
      break;
  }
  return operand_text(node.left) + " || " + operand_text(node.right);
}

}  // namespace

Expected<Constraint, ConstraintFault> Constraint::parse(std::string_view expression) {
  return Parser(expression).parse().map([](NodeRef root) { return Constraint(std::move(root)); });
}

Truth Constraint::evaluate(const std::function<Truth(std::string_view)>& value_of) const {
  return evaluate_node(*root_, value_of);
}

bool Constraint::holds(const std::function<bool(std::string_view)>& is_set) const {
  return evaluate([&](std::string_view tag) { return is_set(tag) ? Truth::yes : Truth::no; }) ==
         Truth::yes;
}

std::vector<std::string> Constraint::tags() const {
  std::set<std::string> tags;
  collect_tags(*root_, tags);
  return {tags.begin(), tags.end()};
}

std::string Constraint::text() const {
  return node_text(*root_);
}

bool is_build_tag(std::string_view text) {
  return !text.empty() && tag_length(text) == text.size();
}

}  // namespace ocelot::golang
