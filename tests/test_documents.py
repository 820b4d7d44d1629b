"""What the documents show is what the commands print."""

import importlib.util
import re
from pathlib import Path

import pytest

from onrecord import __all__ as public

ROOT = Path(__file__).parent.parent
SPEC = importlib.util.spec_from_file_location("write_outputs", ROOT / "docs" / "write_outputs.py")
assert SPEC
assert SPEC.loader
outputs = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(outputs)
SHOWN = [(page, *one) for page in outputs.PAGES for one in outputs.shown(page)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = outputs.demo(tmp_path_factory.mktemp("shown"))
    return made


@pytest.mark.parametrize(("page", "command", "shown"), SHOWN, ids=[f"{page}: {command}" for page, command, _ in SHOWN])
def test_the_pages_show_what_is_printed(page: str, command: str, shown: list[str], demo: Path) -> None:
    printed = outputs.printed(command, demo)
    if shown[-1] == outputs.MORE:
        shown = shown[:-1]
        printed = printed[: len(shown)]
    assert shown == printed


@pytest.mark.parametrize("page", outputs.PAGES)
def test_each_page_shows_something(page: str) -> None:
    assert len([one for one in SHOWN if one[0] == page]) >= 3


def test_the_public_names_are_few_and_sorted() -> None:
    assert len(public) <= 20
    assert sorted(public) == list(public)


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
