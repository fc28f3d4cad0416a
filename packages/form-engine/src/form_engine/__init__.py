"""XForm logic: compile a form once, evaluate it the same in Python and TypeScript."""

from form_engine.compiler import CompiledForm, compile_xform
from form_engine.evaluation import Evaluation, Finding, evaluate
from form_engine.problems import Problem, XFormRefused
from form_engine.program import Program
from form_engine.shape import FieldError, ShapeChecker, check_shape
from form_engine.state import FormState, NoSuchNode

__all__ = [
    "CompiledForm",
    "Evaluation",
    "FieldError",
    "Finding",
    "FormState",
    "NoSuchNode",
    "Problem",
    "Program",
    "ShapeChecker",
    "XFormRefused",
    "check_shape",
    "compile_xform",
    "evaluate",
]
