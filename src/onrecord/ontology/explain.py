"""A code in plain words."""

from onrecord.ontology.codes import Entry, cameo, look_up, modes, quad, score


def explain(code: str) -> str:
    """A few lines on a code: what it means, an example, its numbers, and its equivalent in the other scheme."""
    entry = look_up(code)
    head = [f"{entry.code} ({entry.scheme})", f"  {entry.description[0].upper()}{entry.description[1:]}."]
    return "\n".join(
        head + [f"  {line}" for line in (_cameo_lines if entry.scheme == "CAMEO" else _plover_lines)(entry)]
    )


def _plover_lines(entry: Entry) -> list[str]:
    lines = [f"Example: {entry.example}"] if entry.example else []
    if entry.type is None:
        return [*lines, "A context: it may go with any type of event."]
    lines.append(f"Quad: {entry.quad}. PLOVER score: {_shown(score(entry.type, entry.mode))}.")
    if entry.mode is None and modes(entry.type):
        lines.append(f"Modes: {', '.join(modes(entry.type))}.")
    if entry.needs_recipient:
        lines.append("Needs a recipient.")
    code = cameo(entry.type, entry.mode)
    return [*lines, f"CAMEO: {code}, {look_up(code).description}."] if code else lines


def _cameo_lines(entry: Entry) -> list[str]:
    tables = ", ".join(f"{table} {_shown(value)}" for table, value in entry.goldstein)
    lines = [f"Goldstein score, by published table: {tables}."]
    if entry.parent:
        lines.append(f"Part of {entry.parent}, {look_up(entry.parent).description}.")
    if entry.type is None:
        return [*lines, "PLOVER has no event for it."]
    kind = "-".join(filter(None, (entry.type, entry.mode)))
    about = f", context {', '.join(entry.contexts)}" if entry.contexts else ""
    return [*lines, f"PLOVER: {kind}{about} ({quad(entry.type)}; by the {entry.mapped_by})."]


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:+g}" if value else "0"
