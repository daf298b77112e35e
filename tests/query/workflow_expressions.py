"""The expressions of GitHub's workflows that the generated files use. Anything else is an error, so that a test cannot pass over
an expression that it does not understand.

Rules are those of GitHub's documentation, "Evaluate expressions in workflows and actions": a missing member is null, texts are
compared without case, `a.*.b` is a list, and `||` and `&&` give one of their operands.
"""
import json
import re

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<name>[A-Za-z_][\w-]*)|(?P<sign>==|!=|&&|\|\||[!()\[\].,*]))")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


class Expression:
    def __init__(self, text, contexts, functions):
        self.text, self.contexts, self.functions = text, contexts, functions
        self.tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            match = TOKEN.match(text, at)
            assert match, f"unknown expression: {self.text}"
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()
        self.at = 0

    def value(self):
        found = self.either()
        assert self.at == len(self.tokens), f"unknown expression: {self.text}"
        return found

    def peek(self, sign):
        return self.at < len(self.tokens) and self.tokens[self.at] == ("sign", sign)

    def take(self, sign):
        if not self.peek(sign):
            return False
        self.at += 1
        return True

    def expect(self, sign):
        assert self.take(sign), f"'{sign}' missing: {self.text}"

    def either(self):
        left = self.both()
        while self.take("||"):
            right = self.both()
            left = left if is_true(left) else right
        return left

    def both(self):
        left = self.comparison()
        while self.take("&&"):
            right = self.comparison()
            left = right if is_true(left) else left
        return left

    def comparison(self):
        left = self.operand()
        for sign in ("==", "!="):
            if self.take(sign):
                return (folded(left) == folded(self.operand())) == (sign == "==")
        return left

    def operand(self):
        if self.take("!"):
            return not is_true(self.operand())
        if self.take("("):
            found = self.either()
            self.expect(")")
            return found
        kind, word = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return word[1:-1].replace("''", "'")
        if kind == "number":
            return int(word)
        assert kind == "name", f"unknown expression: {self.text}"
        return self.call(word) if self.peek("(") else self.members(self.context(word))

    def context(self, name):
        assert name in self.contexts, f"no context '{name}' here: {self.text}"
        return self.contexts[name]

    def call(self, name):
        assert name in self.functions, f"unknown function '{name}': {self.text}"
        self.expect("(")
        words = []
        while not self.take(")"):
            words.append(self.either())
            assert self.take(",") or self.peek(")"), f"unknown expression: {self.text}"
        return self.functions[name](*words)

    def members(self, value):
        while True:
            if self.take("["):
                key = self.either()
                self.expect("]")
                value = value[key]
            elif self.take("."):
                if self.take("*"):
                    self.expect(".")
                    name = self.tokens[self.at][1]
                    value = [one.get(name) for one in value.values()]
                else:
                    name = self.tokens[self.at][1]
                    value = value.get(name) if isinstance(value, dict) else None
                self.at += 1
            else:
                return value


def is_true(value):
    return value not in (None, "", 0, False)


def folded(value):
    return "" if value is None else value.lower() if isinstance(value, str) else value


def shown(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


FUNCTIONS = {"fromJSON": json.loads, "join": lambda values, separator: separator.join(shown(one) for one in values),
             "format": lambda text, *words: re.sub(r"\{(\d+)\}", lambda match: shown(words[int(match[1])]), text)}


def evaluate(text, contexts, functions):
    return Expression(text, contexts, FUNCTIONS | functions).value()


def fill(value, contexts, functions):
    """A value of a workflow with its expressions evaluated; a text that is one expression keeps its kind of value."""
    if isinstance(value, dict):
        return {key: fill(one, contexts, functions) for key, one in value.items()}
    if not isinstance(value, str):
        return value
    alone = EXPRESSION.fullmatch(value)
    if alone and "}}" not in alone[1]:
        return evaluate(alone[1], contexts, functions)
    return EXPRESSION.sub(lambda match: shown(evaluate(match[1], contexts, functions)), value)


def condition(text, contexts, functions):
    """Whether a step or job runs. Without one of the functions of a status, all before must have succeeded."""
    text = EXPRESSION.sub(r"\1", str(text))
    if not re.search(r"\b(always|success|failure|cancelled)\(", text):
        text = f"success() && ({text})"
    return is_true(evaluate(text, contexts, functions))
