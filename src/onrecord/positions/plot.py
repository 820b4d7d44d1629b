"""A series → an SVG picture: what was said and done, for or against, and how much was read."""

from collections.abc import Callable, Sequence
from html import escape

from onrecord.positions.series import Position, Series

_WIDTH, _LEFT, _RIGHT, _TOP = 900, 70, 20, 50
_HEIGHT, _GAP, _LINE = 70, 26, 16
_LONGEST = 125
_INK = {"said": "#1f6f8b", "acts": "#b5651d", "read": "#9aa0a6", "for": "#2e7d32", "against": "#b3261e"}


def svg(series: Series, marks: Sequence[tuple[int, str]] = ()) -> str:
    """The picture, as text.

    Args:
        series: what to draw; without periods only its title is drawn.
        marks: events around it: the number of a period and words; numbered lines, told below the picture.
    """
    rows = (
        ("said", lambda p: p.said),
        ("acts", lambda p: p.acts),
        ("read", lambda p: p.volume),
    )
    panels = [_bars(n, name, series.positions, value) for n, (name, value) in enumerate(rows)]
    bottom = _TOP + (len(rows) + 1) * (_HEIGHT + _GAP) + 20
    lines = [_mark(series, n, number, bottom) for n, (number, _) in enumerate(marks, 1)]
    below = [_told(n, words, bottom) for n, (_, words) in enumerate(marks, 1)]
    height = bottom + _LINE * (len(marks) + bool(marks))
    body = "\n".join(
        [_title(series), *panels, _stances(len(rows), series.positions), *lines, _axis(series, bottom - 8), *below]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12">\n<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )


def _title(series: Series) -> str:
    words = [series.actor, f"toward {series.toward}" if series.toward else "", f"on {series.on}" if series.on else ""]
    title = escape(" ".join(filter(None, words)) + f", by {series.unit}; chains, each counted once")
    return f'<text x="{_LEFT}" y="24" font-size="16">{title}</text>'


def _bars(row: int, name: str, positions: Sequence[Position], value: Callable[[Position], int]) -> str:
    most = max([value(p) for p in positions], default=0) or 1
    floor, wide = _floor(row), _wide(positions)
    drawn = [
        f'<rect x="{_x(n, positions):.1f}" y="{floor - _HEIGHT * value(p) / most:.1f}" width="{wide:.1f}" '
        f'height="{_HEIGHT * value(p) / most:.1f}" fill="{_INK[name]}"><title>{p.when}: {value(p):,}</title></rect>'
        for n, p in enumerate(positions)
        if value(p)
    ]
    return "\n".join([_label(row, name, f"{most:,}"), *drawn])


def _stances(row: int, positions: Sequence[Position]) -> str:
    """A point a period: above the line for, below it against, as large as there are stances."""
    middle = _floor(row) - _HEIGHT / 2
    drawn = [
        f'<circle cx="{_x(n, positions) + _wide(positions) / 2:.1f}" cy="{middle - p.stance * _HEIGHT / 2:.1f}" '
        f'r="{min(6.0, 2 + p.stances**0.5):.1f}" fill="{_INK["for" if p.stance > 0 else "against"]}" '
        f'fill-opacity="0.7"><title>{p.when}: {p.stance:+.2f} of {p.stances}</title></circle>'
        for n, p in enumerate(positions)
        if p.stance is not None
    ]
    line = f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{middle}" y2="{middle}" stroke="#ccc"/>'
    return "\n".join([_label(row, "for", "+1"), line, *drawn])


def _mark(series: Series, n: int, number: int, bottom: int) -> str:
    x = _x(number, series.positions) + _wide(series.positions) / 2
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 4}" y2="{bottom - 30}" stroke="#555" stroke-dasharray="3 3"/>'
        f'<text x="{x:.1f}" y="{_TOP - 8}" text-anchor="middle" fill="#555">{n}</text>'
    )


def _told(n: int, words: str, bottom: int) -> str:
    """What a numbered line stands for."""
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
    return f'<text x="{_LEFT}" y="{bottom + _LINE * n}" fill="#555">{n}  {escape(shown)}</text>'


def _axis(series: Series, y: int) -> str:
    if not series.positions:
        return ""
    first, last = series.positions[0].when, series.positions[-1].when
    right = _WIDTH - _RIGHT
    return f'<text x="{_LEFT}" y="{y}">{first}</text><text x="{right}" y="{y}" text-anchor="end">{last}</text>'


def _label(row: int, name: str, most: str) -> str:
    floor = _floor(row)
    shown = "for/against" if name == "for" else name
    return (
        f'<text x="{_LEFT - 6}" y="{floor}" text-anchor="end">{shown}</text>'
        f'<text x="{_LEFT - 6}" y="{floor - _HEIGHT + 10}" text-anchor="end" fill="#777">{most}</text>'
    )


def _floor(row: int) -> int:
    return _TOP + (row + 1) * (_HEIGHT + _GAP) - _GAP


def _wide(positions: Sequence[Position]) -> float:
    return max(1.0, 0.8 * (_WIDTH - _LEFT - _RIGHT) / max(1, len(positions)))


def _x(number: int, positions: Sequence[Position]) -> float:
    return _LEFT + number * (_WIDTH - _LEFT - _RIGHT) / max(1, len(positions))
