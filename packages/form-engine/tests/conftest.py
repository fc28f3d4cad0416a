"""Small XLSForms of our own, converted and compiled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from form_engine import CompiledForm, compile_xform
from pyxform.xls2xform import convert

Compile = Callable[[str], CompiledForm]


@pytest.fixture(scope="session")
def compiled() -> Compile:
    """A form written as a Markdown table, as pyxform and this package read it."""

    def compile_markdown(table: str) -> CompiledForm:
        rows = "\n".join(line.strip() for line in table.strip().splitlines())
        return compile_xform(convert(rows, file_type=".md").xform.encode())

    return compile_markdown


HEAD = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model>"""


@pytest.fixture(scope="session")
def xform() -> Callable[[str, str, str], bytes]:
    """An XForm from its instance, its binds and its body."""

    def build(instance: str, binds: str, body: str) -> bytes:
        return (
            f'{HEAD}<instance><data id="f" version="1">{instance}</data></instance>{binds}</model></h:head>'
            f"<h:body>{body}</h:body></h:html>"
        ).encode()

    return build
