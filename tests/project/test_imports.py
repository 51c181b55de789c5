"""The modules of the compiler import each other in one direction only."""

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from support.fixture_project import ROOT


def import_graph(folder):
    """Return the modules of a package, each with those that it imports, at the top or within a function.

    A module also depends on the packages around what it imports, since Python runs their `__init__` first. That does
    not count within such a package: there, `__init__` may list its modules.
    """
    names = {}
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    graph = {}
    for name, path in names.items():
        graph[name] = set()
        for imported in _imports(path, names):
            parts = imported.split(".")
            packages = {".".join(parts[:count]) for count in range(1, len(parts))}
            graph[name] |= {imported, *(package for package in packages if not f"{name}.".startswith(f"{package}."))}
    return graph


def _imports(path, names):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield from [module] if module in names else [node.module] if node.module in names else []


def cycle(graph):
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


@pytest.mark.parametrize("package", ["playbook", "bench", "audit", "setup"])
def test_no_module_imports_itself_through_others(package):
    assert cycle(import_graph(ROOT / "build_scripts" / package)) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": "from p.b import X", "b": "from p import c", "c": ""}, []),
        ({"a": "from p.b import X", "b": "import p.a"}, ["p.a", "p.b"]),
        ({"a": "def f():\n    from p.b import X", "b": "from p import a"}, ["p.a", "p.b"]),
        ({"a": "from q import *", "q/__init__": "from p.q import c", "q/c": "from p.q.d import X", "q/d": ""}, []),
        ({"a": "", "q/__init__": "import p.a\nfrom p.q import c", "q/c": ""}, []),
        # q runs before q.c can be imported, and imports a module that imports q.
        ({"a": "from p.q.c import X", "q/__init__": "from p import a", "q/c": ""}, ["p.a", "p.q"]),
    ],
)
def test_an_import_cycle_is_found(tmp_path, files, expected):
    for name, text in {"__init__": "", **files}.items():
        path = tmp_path / "p" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert sorted(set(cycle(import_graph(tmp_path / "p")))) == expected
