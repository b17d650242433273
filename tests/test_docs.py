"""The documentation names what there is, and what it names is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer

from claims import __version__, cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
OPTIONS = {
    name: {o for p in command.params for o in p.opts if o.startswith("--")} for name, command in COMMANDS.items()
}
SHARED = sorted(
    {o for mine in OPTIONS.values() for o in mine if sum(o in other for other in OPTIONS.values()) > 1}
    - {"--help", "--output"}
)
CODE = re.findall(r"```(?:sh|console|bash)\n(.*?)```", README, re.S)
TOLD = re.findall(r"^\$? ?(claims .*|make .*)$", "\n".join(CODE), re.M)
LINKS = re.compile(r"\]\(([^)#:]+)\)|`((?:[\w.-]+/)+[\w.-]*|[A-Z]+\.md)`")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`claims {command}" in README


@pytest.mark.parametrize("option", [*SHARED, "--at", "--dct", "--format", "--policy", "--cross-validate"])
def test_every_option_that_commands_share_is_in_the_readme(option):
    assert re.search(rf"`{option}(?![\w-])", README)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    assert COMMANDS[command].help
    assert all(getattr(param, "help", None) for param in COMMANDS[command].params)


@pytest.mark.parametrize("line", TOLD)
def test_what_the_readme_shows_can_be_run(line):
    words = line.split("#")[0].split("|")[0].split()
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
        assert {word for word in words[1:] if "=" not in word} <= targets
        return
    assert words[1] in COMMANDS
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= OPTIONS[words[1]] | {"--help"}


def test_the_readme_shows_the_main_commands():
    assert {"make report", "make test"} <= {line.split("#")[0].strip() for line in TOLD}


def test_the_readme_tells_the_exit_codes():
    assert re.findall(r"^\| (\d+) \|", README, re.M) == ["0", "1", "2", "3", "4", "130"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_file_that_is_named_is_there(name):
    text = re.sub(r"```.*?```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.S)
    named = {a or b for a, b in LINKS.findall(text) if "/." not in b}  # "x.json/.csv" names two endings
    made = ("out/", "dist/", ".venv/", "../")
    missing = {path for path in named if not path.startswith(made) and not (ROOT / path).exists()}
    assert not missing


def test_the_version_is_told_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"{__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
