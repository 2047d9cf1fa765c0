"""Vale's `metric` and `readability`: figures of a whole document against a limit."""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from qualitygate.document import Document
from qualitygate.linting.vale.finders import Found, Saying
from qualitygate.linting.vale.messages import say
from qualitygate.linting.vale.patterns import Sought
from qualitygate.linting.vale.scopes import Passage
from qualitygate.linting.vale.statistics import Statistics

_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "exp": math.exp,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "pow": math.pow,
    "sqrt": math.sqrt,
}
_CONSTANTS = {"pi": math.pi, "e": math.e}
VARIABLES = (
    "words", "sentences", "characters", "syllables", "long_words", "polysyllabic_words",
    "complex_words", "paragraphs", "list", "blockquote", "pre",
    *(f"heading_h{level}" for level in range(1, 7)),
)  # fmt: skip

GRADES: dict[str, Callable[[Statistics], float]] = {
    "Gunning Fog": lambda s: 0.4 * (s.per_sentence + 100 * s.complex_words / s.words),
    "Coleman-Liau": lambda s: (
        0.0588 * (100 * s.characters / s.words) - 0.296 * (100 * s.sentences / s.words) - 15.8
    ),
    "Flesch-Kincaid": lambda s: 0.39 * s.per_sentence + 11.8 * s.syllables / s.words - 15.59,
    "SMOG": lambda s: 1.0430 * math.sqrt(s.polysyllabic_words * 30 / s.sentences) + 3.1291,
    "Automated Readability": lambda s: 4.71 * s.characters / s.words + 0.5 * s.per_sentence - 21.43,
}


class FormulaError(Exception):
    """A formula that cannot be worked out; the message says why."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One finding where `formula` meets `condition`."""

    saying: Saying
    formula: str
    condition: str
    sought: Sought = Sought()

    def find(self, document: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        statistics = Statistics.of(passages)
        if not statistics.words:
            return
        variables = {**dict.fromkeys(VARIABLES, 0.0), **statistics.variables(document)}
        try:
            value = float(evaluate(self.formula, variables))
            met = evaluate(f"{value:f} {self.condition}", variables)
        except (ArithmeticError, ValueError):
            return
        if met:
            yield Found(None, 0, 0, say(self.saying.message, f"{value:.2f}"))


@dataclass(frozen=True, slots=True)
class Readability:
    """One finding where the mean of the named grades is above `grade`."""

    saying: Saying
    metrics: tuple[str, ...]
    grade: float
    sought: Sought = Sought()

    def find(self, document: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        statistics = Statistics.of(passages)
        if not statistics.words:
            return
        mean = sum(GRADES[metric](statistics) for metric in self.metrics) / len(self.metrics)
        if mean > self.grade:
            yield Found(None, 0, 0, say(self.saying.message, f"{mean:.2f}"))


def parsed(formula: str) -> str:
    """The formula in Python's words: ``heading.h1`` is a variable, ``&&`` is ``and``."""
    text = re.sub(r"heading\.(h[1-6])", r"heading_\1", formula)
    return " ".join(text.replace("&&", " and ").replace("||", " or ").split())


def evaluate(formula: str, variables: dict[str, float]) -> Any:
    """The value of a formula of numbers, variables, operators and ``math.*``."""
    try:
        tree = ast.parse(parsed(formula), mode="eval")
    except SyntaxError as error:
        raise FormulaError(f"'{formula}' is no formula") from error
    return _value(tree.body, variables)


def _value(node: ast.AST, variables: dict[str, float]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name) and node.id in variables:
        return variables[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _value(node.left, variables), _value(node.right, variables)
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.operand, variables))
    if isinstance(node, ast.BoolOp):
        values = [_value(value, variables) for value in node.values]
        return all(values) if isinstance(node.op, ast.And) else any(values)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPERATORS:
        left = _value(node.left, variables)
        return _OPERATORS[type(node.ops[0])](left, _value(node.comparators[0], variables))
    if isinstance(node, ast.Attribute) and _is_math(node.value) and node.attr in _CONSTANTS:
        return _CONSTANTS[node.attr]
    if isinstance(node, ast.Call) and _is_function(node.func) and not node.keywords:
        values = [_value(argument, variables) for argument in node.args]
        return _FUNCTIONS[node.func.attr](*values)
    raise FormulaError(f"'{ast.unparse(node)}' means nothing in a formula")


def _is_function(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and _is_math(node.value) and node.attr in _FUNCTIONS


def _is_math(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "math"
