"""Who may import whom, read from the source; and heavy packages only inside functions."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "claims").rglob("*.py"))
HEAVY = set("dask dateparser distributed jinja2 pandas pyarrow pydantic rich scipy skops sklearn spacy".split())
STAGES = {"articles", "engines", "output", "evaluation"}
FORBIDDEN = {
    "extract": STAGES | {"estimate"},
    "estimate": STAGES | {"extract"},
    "articles": {"extract", "estimate", "engines", "output", "evaluation"},
    "output": {"articles", "engines", "evaluation"},
    "engines": {"records", "extract", "estimate", "articles", "output", "evaluation", "settings"},
}
TOP = {"cli", "console", "jobs"}  # the command line and what drives the stages: nothing below knows of them


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield the dotted name of everything that is imported below `tree`, relative ones made whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            whole = ".".join(filter(None, (base, node.module)))
            yield whole
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def at_import_time(tree: ast.Module) -> ast.Module:
    """Return what runs when the module is imported: no function bodies, nothing under TYPE_CHECKING."""

    class Outer(ast.NodeTransformer):
        def visit_FunctionDef(self, node):
            return None

        visit_AsyncFunctionDef = visit_FunctionDef

        def visit_If(self, node):
            names = {n.id for n in ast.walk(node.test) if isinstance(n, ast.Name)}
            return None if "TYPE_CHECKING" in names else self.generic_visit(node)

    return Outer().visit(tree)


def own_parts(path: Path) -> set[str]:
    """Return the parts of the package that the module at `path` imports: "records", "extract", …"""
    package = module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]
    names = imports(ast.parse(path.read_text(encoding="utf-8")), package)
    return {name.split(".")[1] for name in names if name.startswith("claims.") and not name.startswith("claims.__")}


def test_the_reader_of_imports_sees_every_form():
    source = "import a.b\nfrom c import d\nfrom . import e\nfrom .f import g\ndef h():\n    import i\n"
    assert set(imports(ast.parse(source), "claims.x")) == {
        *("a.b", "c", "c.d", "claims.x", "claims.x.e", "claims.x.f", "claims.x.f.g", "i"),
    }
    outer = at_import_time(ast.parse(source + "if TYPE_CHECKING:\n    import j\n"))
    assert not {"i", "j"} & set(imports(outer, "claims.x"))


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_stage_imports_only_what_it_may(path):
    part = module_name(path).split(".")[1:2]
    forbidden = FORBIDDEN.get(part[0] if part else "", set())
    assert not own_parts(path) & forbidden


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_nothing_imports_the_command_line(path):
    name = module_name(path)
    allowed = {"claims.cli": {"console", "jobs"}, "claims.console": {"jobs"}}.get(name, set())
    assert not own_parts(path) & (TOP - allowed)


def test_records_import_the_standard_library_only():
    names = {name.split(".")[0] for name in imports(ast.parse((ROOT / "claims/records.py").read_text()), "claims")}
    assert names <= sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_heavy_packages_are_imported_inside_functions(path):
    outer = at_import_time(ast.parse(path.read_text(encoding="utf-8")))
    assert not {name.split(".")[0] for name in imports(outer, "claims")} & HEAVY
